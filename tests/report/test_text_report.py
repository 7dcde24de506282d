from __future__ import annotations

from dataclasses import replace

from signoff.model import Problem, Report, Span
from signoff.report import render_text
from tests.report.samples import CHECKED, SHUT, THEME, TYPO, finding, lines


def _told(*findings: object) -> str:
    return render_text(Report(findings, CHECKED), lines)  # type: ignore[arg-type]


def test_findings_stand_below_their_file() -> None:
    told = _told(TYPO, replace(TYPO, line=5))

    assert told.count("content/articles/knee/en.md\n") == 1


def test_at_most_five_related_places_are_listed_and_the_others_counted() -> None:
    problem = Problem("x", span=Span("a.md"), also=tuple(Span("b.md", number) for number in range(1, 9)))

    assert "also: b.md:1, b.md:2, b.md:3, b.md:4, b.md:5 and 3 more\n" in _told(finding("X", "x", problem))


def test_five_related_places_are_all_of_them() -> None:
    problem = Problem("x", span=Span("a.md"), also=tuple(Span("b.md", number) for number in range(1, 6)))

    assert "b.md:4, b.md:5\n" in _told(finding("X", "x", problem))


def test_places_are_not_counted_when_only_some_are_known() -> None:
    """The finding lists 20 of 9,998 pages: "and 15 more" would be wrong, and the message has said how many."""
    told = _told(THEME)

    assert "is not built (on 9,998 pages)" in told
    assert "output/en/page-05/index.html:1, …\n" in told


def test_the_address_is_said_unless_it_can_be_read_already() -> None:
    hidden = replace(TYPO, url="{filename}/x.md")

    assert "address:" not in _told(TYPO)
    assert "address: {filename}/x.md" in _told(hidden)


def test_an_empty_line_is_not_quoted() -> None:
    assert "|" not in _told(replace(TYPO, line=3, url=None))


def test_the_line_is_cut_to_the_width_of_the_screen() -> None:
    told = render_text(Report((TYPO,), CHECKED), lambda _path, _line: "x" * 500, width=60)

    assert max(len(line) for line in told.split("\n") if "|" in line) <= 60


def test_colours_are_given_to_the_words_alone() -> None:
    told = render_text(SHUT, lines, lambda words, style: f"<{style}>{words}</>")

    assert "  4:5  <bold red>error</>  /en/hipp/ is not built  [LNK001]\n     <dim>|</> See" in told
    assert "<bold red>gate shut</>: 2 errors" in told
