from __future__ import annotations

from dataclasses import replace

import pytest
from markdown import markdown

from signoff.model import Report
from signoff.report.summary_report import ROWS, escaped, render_summary
from tests.report.samples import CHECKED, TYPO, VENOM, lines, poisoned


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("<script>alert(1)</script>", id="html"),
        pytest.param("a | b", id="cells"),
        pytest.param("**b** _i_ `c` ~~s~~", id="dress"),
        pytest.param("[l](http://e) ![i](http://e) http://e www.e.org", id="links"),
        pytest.param(r"\| \\", id="backslashes"),
        pytest.param("&lt; &amp;", id="entities"),
        pytest.param("$x$", id="formulas"),
    ],
)
def test_words_stay_words(words: str) -> None:
    """Markdown gives back exactly the words, in one paragraph and nothing else."""
    told = markdown(escaped(words).replace("\\|", "|").replace("\\$", "$").replace("\\~", "~").replace("\\:", ":"))

    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert told == f"<p>{plain}</p>"


@pytest.mark.parametrize(("words", "typed"), [("a | b", r"a \| b"), ("https://e", r"https\://e"), ("www.e", r"www\.e")])
def test_what_only_github_reads_is_escaped_too(words: str, typed: str) -> None:
    assert escaped(words) == typed


def test_hostile_words_leave_the_table_whole() -> None:
    told = render_summary(poisoned(), lines)

    rows = [line for line in told.split("\n") if line.startswith("| content/")]
    assert [row.replace("\\\\", "").replace("\\|", "").count("|") for row in rows] == [5] * 12 + [6]
    assert VENOM not in told
    assert "<" not in told


def test_more_than_anybody_reads_is_counted() -> None:
    report = Report(tuple(replace(TYPO, line=number) for number in range(1, ROWS + 4)), CHECKED)

    assert render_summary(report, lines).endswith("\n\n… and 3 more findings\n")
