from __future__ import annotations

from dataclasses import replace

import pytest

from signoff.model import Report
from signoff.report.quotes import Quote, quote
from signoff.report.text_report import render_text
from tests.report.samples import CHECKED, TYPO


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        pytest.param("see [x](y)", 5, 4, id="ascii"),
        pytest.param("first", 1, 0, id="first-column"),
        pytest.param("\tsee", 2, 4, id="a-tab-is-four-cells"),
        pytest.param("\t\tsee", 2, 4, id="at-a-tab"),
        pytest.param("a\tb\tc", 5, 10, id="tabs-between"),
        pytest.param("検査 <a>", 4, 5, id="wide-characters-take-two"),
        pytest.param("e\u0301te\u0301 x", 7, 4, id="combining-accents-take-none"),
        pytest.param("été x", 5, 4, id="composed-accents-take-one"),
        pytest.param("\x1b[31mx", 6, 8, id="an-escape-is-written-out"),
        pytest.param("short", 99, 5, id="behind-the-end"),
    ],
)
def test_the_caret_stands_below_the_column(line: str, column: int, caret: int) -> None:
    assert quote(line, column).cells == caret


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        pytest.param(1, Quote("", "0", "123456789012345678…"), id="start"),
        pytest.param(25, Quote("…67890123", "4", "56789012345…"), id="middle"),
        pytest.param(50, Quote("…12345678", "9", ""), id="end"),
        pytest.param(None, Quote("0123456789012345678…", "", ""), id="no-column"),
    ],
)
def test_a_long_line_is_shown_around_its_column(column: int | None, shown: Quote) -> None:
    assert quote("0123456789" * 5, column, width=19 if column in (1, None) else 20) == shown


def test_the_whole_quotation_with_its_caret() -> None:
    report = Report((replace(TYPO, column=6, also=(), hint="", url=None),), CHECKED)

    assert render_text(report, lambda _path, _line: "\t検査x end  ").split("\n")[2:4] == [
        "     |     検査x end",
        "     |           ^",
    ]
