"""Each format as a whole, beside a file that a person has read."""

from __future__ import annotations

import pytest

from signoff.model import Report
from signoff.report import FORMATS, render_text, spoken, tongue_of
from tests.report.goldens import golden
from tests.report.samples import OPEN, SHUT, lines, poisoned

SUFFIXES = {
    "text": "txt",
    "json": "json",
    "junit": "xml",
    "sarif": "sarif",
    "github": "log",
    "summary": "md",
    "html": "html",
}
REPORTS = {"shut": SHUT, "open": OPEN}
CASES = [
    pytest.param(form, report, f"{name}.{SUFFIXES[form]}", id=f"{form}-{name}")
    for form in FORMATS
    for name, report in REPORTS.items()
]


@pytest.mark.parametrize(("form", "report", "name"), CASES)
def test_a_format_is_as_it_was_read(form: str, report: Report, name: str) -> None:
    rendered, kept = golden(name, FORMATS[form](report, lines))

    assert rendered == kept


@pytest.mark.parametrize("form", ["text", "summary", "html"])
def test_what_people_read_is_french_for_the_french(form: str) -> None:
    rendered, kept = golden(f"shut.fr.{SUFFIXES[form]}", spoken(form, tongue_of("fr"))(SHUT, lines))

    assert rendered == kept


@pytest.mark.parametrize("form", ["json", "junit", "sarif", "github"])
def test_what_programs_read_is_english_for_everyone(form: str) -> None:
    assert spoken(form, tongue_of("fr"))(SHUT, lines) == FORMATS[form](SHUT, lines)


def test_statistics_count_by_rule() -> None:
    rendered, kept = golden("shut.statistics.txt", render_text(SHUT, lines, statistics=True))

    assert rendered == kept


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_hidden_or_commanding_comes_through(form: str) -> None:
    """No control but the line end, no control of direction, nothing that UTF-8 cannot hold."""
    rendered = FORMATS[form](poisoned(), lines)

    harmful = {char for char in rendered if (ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160}
    harmful |= set("\u2028\u202e\u2066\ufeff\uffff\ud800\U000e0041") & set(rendered)
    assert harmful == set()
    assert rendered.encode("utf-8").decode("utf-8") == rendered
    assert rendered.endswith("\n")
