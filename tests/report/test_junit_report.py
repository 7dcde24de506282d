from __future__ import annotations

from dataclasses import replace

from junitparser import Failure, JUnitXml, Skipped

from signoff.model import Report
from signoff.report.junit_report import render_junit
from tests.report.samples import CHECKED, OPEN, SHUT, TYPO, lines, poisoned


def _read(xml: str) -> JUnitXml:
    return JUnitXml.fromstring(xml.encode())


def test_the_suites_are_the_rules_and_their_counts_add_up() -> None:
    read = _read(render_junit(SHUT, lines))

    counts = [(suite.name, suite.tests, suite.failures, suite.errors, suite.skipped) for suite in read]
    assert counts == [
        ("LNK001 target-missing", 2, 2, 0, 0),
        ("LNK013", 1, 0, 0, 1),
        ("REV001", 1, 0, 0, 1),
        ("REV003 overdue", 1, 0, 0, 0),
        ("SRC002 field-unknown", 1, 0, 0, 0),
        ("SRC006 placeholder-left", 1, 0, 0, 1),
    ]
    assert (read.tests, read.failures, read.errors, read.skipped) == (7, 2, 0, 3)


def test_an_error_fails_and_a_warning_passes() -> None:
    """Only errors shut the gate: a warning that fails a build would be a second, contrary verdict."""
    cases = {case.name: case for suite in _read(render_junit(SHUT, lines)) for case in suite}

    typo = cases["content/articles/knee/en.md: /en/hipp/ is not built"]
    warned = cases['content/articles/knee/fr.md: nobody reads the field Sumary: did you mean "Summary"?']
    assert [type(result) for result in typo.result] == [Failure]
    assert typo.result[0].text == (
        "content/articles/knee/en.md:4:5: /en/hipp/ is not built [LNK001]\n| See [the hip](/en/hipp/).\n"
        "address: /en/hipp/\nalso: output/en/knee/index.html:7:12\ndo: nearest: /en/hip/"
    )
    assert (warned.is_passed, str(warned.system_out).split("\n")[0]) == (True, "warning")


def test_what_was_waived_is_skipped_with_the_reason() -> None:
    suites = {suite.name: list(suite) for suite in _read(render_junit(SHUT, lines))}

    [case] = suites["SRC006 placeholder-left"]
    assert [(type(result), result.message) for result in case.result] == [
        (Skipped, "waived until 2025-06-30 by j.silvera: the | dose <is> asked for")
    ]


def test_a_rule_that_found_nothing_is_a_case_that_passed() -> None:
    read = _read(render_junit(OPEN, lines))

    assert [[case.is_passed for case in suite] for suite in read] == [[True]] * 4


def test_equal_findings_are_cases_of_their_own() -> None:
    report = Report((TYPO, replace(TYPO, line=9), replace(TYPO, line=12)), CHECKED)

    [suite] = _read(render_junit(report, lines))
    words = "content/articles/knee/en.md: /en/hipp/ is not built"
    assert [case.name for case in suite] == [words, f"{words} (again, 1)", f"{words} (again, 2)"]


def test_hostile_words_are_text() -> None:
    read = _read(render_junit(poisoned(), lines))

    assert read.failures == 12
    assert "<script>alert(1)</script>" in next(iter(list(read)[-1])).name
