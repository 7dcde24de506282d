"""Slow facts are read for the rules that name them, and for no others; what was not read is never taken for nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signoff.pipeline import Check, check
from signoff.rules import RULES, Rule, select
from signoff.rules.registry import asked_by
from signoff.settings import Settings
from signoff.site import read_site
from signoff.site.asked import LINKS, NOTES, SLOW
from signoff.site.cache import Cache
from tests.site.folders import write

TODAY = date(2026, 11, 26)
PAGE = "<!DOCTYPE html><html lang=en><title>x</title><p>Vous devez venir à jeun pour cet examen.<div></p></div>"


def found(folder: Path, *wanted: str) -> list[str]:
    """The rules that have something to say, by way of the user's cache."""
    report = check(Settings(folder), Check(folder, "site", select(wanted, ()), TODAY, isolated=True))
    return sorted({finding.rule for finding in report.findings})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write(tmp_path / "site", {"index.html": PAGE})


def test_a_run_of_few_rules_takes_nothing_from_the_next(folder: Path) -> None:
    """The first run keeps a row without these facts; the second must not believe that there are none."""
    assert found(folder, "LNK") == []

    assert found(folder, "LNG001", "PAG007") == ["LNG001", "PAG007"]


def test_what_was_read_once_is_kept_by_a_run_that_does_not_need_it(folder: Path) -> None:
    found(folder)
    found(folder, "LNK")
    index = folder / "index.html"
    index.write_text(PAGE + "<p>More.", encoding="utf-8")

    assert found(folder, "LNK001") == []
    assert found(folder, "LNG001") == ["LNG001"]


@pytest.mark.parametrize("fact", sorted(SLOW - {LINKS, NOTES}))
def test_a_rule_that_looks_at_what_was_not_read_is_stopped(fact: str, folder: Path) -> None:
    asked = asked_by(select(["LNK"], ()))
    page = read_site(folder, "site", cache=Cache(None, ""), asked=asked).pages["index.html"]

    for look in (bool, len, list, lambda value: value[0], lambda value: "x" in value):
        with pytest.raises(LookupError, match="READS"):
            look(getattr(page, fact))


def test_every_slow_fact_is_named_by_a_rule() -> None:
    assert asked_by(RULES).facts == SLOW


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.needs_sources], ids=lambda rule: str(rule.id))
def test_what_a_rule_asks_of_a_page_is_answered_from_what_it_names(rule: Rule, folder: Path) -> None:
    """Whatever else was not read: the rule is selected alone."""
    found(folder, rule.id)
