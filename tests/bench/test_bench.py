"""The generated site is right but for what was planted in it; and broken pages end nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.make_site import make_site
from bench.mutate import mutants
from signoff.rules import RULES
from signoff.site.facts import read_page
from tests.site.folders import findings


def test_a_clean_site_is_clean(tmp_path: Path) -> None:
    make_site(tmp_path / "site", 200)

    assert findings(tmp_path / "site", ",".join(rule.id for rule in RULES)) == []


def test_every_planted_defect_is_found_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"

    truth = make_site(site, 300, broken=50)

    said = [(found.page, found.url) for found in findings(site, "LNK001,LNK002,LNK003")]
    assert sorted(said) == sorted((defect["page"], defect["url"]) for defect in truth)
    assert json.loads((tmp_path / "site.truth.json").read_text(encoding="utf-8")) == truth


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_site(tmp_path / name, 40, broken=5)

    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_broken_pages_are_read(seed: int) -> None:
    """A sample of what bench/mutate.py does with ten thousand."""
    for raw in mutants(100, seed):
        page = read_page("index.html", raw)

        assert len(page.links) == len(tuple(page.links))
