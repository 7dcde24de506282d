from __future__ import annotations

from dataclasses import replace

import pytest

from signoff.model import Problem, Report, Severity, Span
from signoff.report.github_report import render_github
from tests.report.samples import CHECKED, DUE, TYPO, UNKNOWN, finding, lines, poisoned


@pytest.mark.parametrize(
    ("path", "words", "line"),
    [
        pytest.param("a.md", "x", "::error file=a.md,line=1,title=X x::x", id="plain"),
        pytest.param(
            "a,b:c.md", "x", "::error file=a%2Cb%3Ac.md,line=1,title=X x::x", id="commas-and-colons-of-a-path"
        ),
        pytest.param("a.md", "50 %, 1:2", "::error file=a.md,line=1,title=X x::50 %25, 1:2", id="percent"),
        pytest.param("%0A.md", "%0A", "::error file=%250A.md,line=1,title=X x::%250A", id="typed-escapes-are-words"),
        pytest.param("a.md", "x\r\n::error::y", r"::error file=a.md,line=1,title=X x::x\r\n::error::y", id="line-ends"),
    ],
)
def test_an_annotation_is_one_command(path: str, words: str, line: str) -> None:
    report = Report((finding("X", "x", Problem("{words}", {"words": words}, span=Span(path))),), CHECKED)

    assert render_github(report, lines).split("\n")[0] == line


@pytest.mark.parametrize(
    ("counts", "shown", "rest"),
    [
        pytest.param((10, 10, 9), {"error": 10, "warning": 10, "notice": 9}, 0, id="all-fit"),
        pytest.param((11, 0, 0), {"error": 10, "warning": 0, "notice": 1}, 1, id="one-error-too-many"),
        pytest.param((0, 12, 0), {"error": 0, "warning": 10, "notice": 1}, 2, id="two-warnings-too-many"),
        pytest.param((0, 0, 10), {"error": 0, "warning": 0, "notice": 10}, 0, id="ten-notes-fit"),
        pytest.param((0, 0, 11), {"error": 0, "warning": 0, "notice": 10}, 2, id="a-notice-needs-a-place-itself"),
        pytest.param((11, 0, 10), {"error": 10, "warning": 0, "notice": 10}, 2, id="the-notice-takes-a-note's-place"),
    ],
)
def test_no_more_than_github_shows(counts: tuple[int, int, int], shown: dict[str, int], rest: int) -> None:
    kinds = zip((TYPO, UNKNOWN, DUE), (Severity.ERROR, Severity.WARNING, Severity.NOTE), counts, strict=True)
    found = [replace(kind, severity=severity, line=n) for kind, severity, count in kinds for n in range(1, count + 1)]

    told = render_github(Report(tuple(found), CHECKED), lines).split("\n")

    assert {kind: sum(line.startswith(f"::{kind} ") for line in told) for kind in shown} == shown
    assert sum(line.startswith("- ") for line in told) == rest


def test_the_rest_is_in_the_log() -> None:
    found = tuple(replace(TYPO, line=number) for number in range(1, 13))

    assert render_github(Report(found, CHECKED), lines).split("\n")[10:] == [
        "::notice title=signoff::2 more findings in the log of this step",
        "::group::2 more findings in the log of this step",
        "- content/articles/knee/en.md:11: error: /en/hipp/ is not built [LNK001]",
        "- content/articles/knee/en.md:12: error: /en/hipp/ is not built [LNK001]",
        "::endgroup::",
        "gate shut: 12 errors, 0 warnings, 0 notes",
        "",
    ]


def test_hostile_words_command_nothing() -> None:
    told = render_github(poisoned(), lines).rstrip("\n").split("\n")

    commands = [line for line in told if line.startswith("::")]
    assert {line.split(" ")[0].split("::")[1] for line in commands} == {"error", "notice", "group", "endgroup"}
    assert [line for line in told if "##[" in line and not line.startswith("::")] == []
