"""Waivers in a whole check of the example."""

from __future__ import annotations

from datetime import date

import pytest

from signoff.pipeline import Check, check
from signoff.rules import RULES
from signoff.settings import Settings
from tests.projects import TODAY, Project

FILE = "content/waivers.toml"


def test_a_waived_finding_leaves_the_gate_open_and_is_listed(project: Project) -> None:
    project.replace("content/articles/knee-scan/en.md", "ten minutes", "twenty minutes")
    shut = project.check("VER001")
    project.write(FILE, project.read(FILE) + _waiver("VER001", "content/articles/knee-scan/*"))

    report = project.check("VER001")

    assert (shut.is_open, report.is_open, report.findings) == (False, True, ())
    [waived] = report.waived
    assert (waived.finding.rule, waived.finding.line, waived.waiver.owner) == ("VER001", 20, "webmaster")


def test_an_expired_waiver_accepts_nothing_and_is_found(project: Project) -> None:
    report = project.check(today=date(2025, 7, 1))

    told = [
        (found.rule, found.severity, found.path, found.line)
        for found in report.findings
        if found.rule[:3] in ("WVR", "SRC")
    ]
    assert told == [("SRC002", "warning", "content/pages/about/fr.md", 3), ("WVR001", "error", FILE, 1)]
    assert report.waived == ()


def test_an_unused_waiver_is_found_once_its_rule_has_run(project: Project) -> None:
    project.write(FILE, project.read(FILE) + _waiver("LNK001", "content/*"))

    report = project.check()

    assert [(found.rule, found.line, found.message) for found in report.findings] == [
        ("WVR002", 7, "this waiver accepts no finding of LNK001 at content/*")
    ]


def test_nothing_waives_what_makes_the_review_line_untrue(project: Project) -> None:
    """A page says "Controlled by Dr X" only if Dr X approved exactly these words, whatever reason somebody has."""
    frozen = "content/articles/knee-scan/versions/en-1.0.md"
    line = project.replace(frozen, "ten minutes", "twenty minutes")
    project.write(FILE, project.read(FILE) + _waiver("VER004", "*"))

    report = project.check()

    told = [(found.rule, found.path, found.line) for found in report.findings if found.rule in ("VER004", "WVR002")]
    assert told == [("VER004", frozen, line), ("WVR002", FILE, 7)]
    assert "VER004" not in [waived.finding.rule for waived in report.waived]


def test_a_waiver_whose_rule_did_not_run_is_not_judged(project: Project) -> None:
    project.write(FILE, project.read(FILE) + _waiver("LNK001", "content/*"))

    assert project.findings("WVR") == []


def test_a_waiver_of_no_rule_is_found_with_the_nearest_one(project: Project) -> None:
    project.write(FILE, project.read(FILE) + _waiver("LNK01", "content/*"))

    assert [found.message for found in project.findings("WVR002")] == [
        'no rule is called LNK01: did you mean "LNK015"?'
    ]


@pytest.mark.parametrize("missing", ["reason", "owner", "until"])
def test_an_incomplete_waiver_accepts_nothing_and_is_found(project: Project, missing: str) -> None:
    kept = [line for line in project.read(FILE).split("\n") if not line.startswith(missing)]
    project.write(FILE, "\n".join(kept))

    assert [(found.rule, found.message) for found in project.findings()] == [
        ("SRC002", "nobody reads the field Corner"),
        ("WVR003", f"the waiver for SRC002 has no {missing}"),
    ]


def test_an_isolated_check_has_no_waivers_of_the_project(project: Project) -> None:
    project.write("content/waivers.toml", _waiver("PAG002", "*"))
    wanted = Check(project.path("output"), "output", RULES, TODAY, isolated=True)

    report = check(Settings(project.root), wanted)

    assert report.waived == ()
    assert [found for found in report.findings if found.rule.startswith("WVR")] == []


def _waiver(rule: str, path: str) -> str:
    given = {"rule": rule, "path": path, "reason": "it comes in June", "owner": "webmaster"}
    return "".join(["[[waiver]]\n", *(f'{key} = "{value}"\n' for key, value in given.items()), "until = 2025-06-30\n"])
