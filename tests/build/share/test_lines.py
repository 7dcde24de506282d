"""Words in lines; a letter is one wide here, so that widths can be counted."""

from __future__ import annotations

import pytest

from signoff.build.share.lines import balanced, fitted, wrapped


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        pytest.param("", [""], id="nothing"),
        pytest.param("knee", ["knee"], id="one-word"),
        pytest.param("the knee and the hip", ["the knee", "and the", "hip"], id="words"),
        pytest.param("exactly 10", ["exactly 10"], id="just-fits"),
        pytest.param("le genou\u00a0: guide", ["le genou\u00a0:", "guide"], id="no-break-space"),
        pytest.param("a le genou\u00a0: b", ["a le", "genou\u00a0: b"], id="no-break-space-moves-the-word"),
        pytest.param("anticonstitutionnellement", ["anticonsti", "tutionnell", "ement"], id="too-long-a-word"),
        pytest.param("an anticonstitutionnellement", ["an", "anticonsti", "tutionnell", "ement"], id="after-another"),
        pytest.param("tutionnellement en fin", ["tutionnell", "ement en", "fin"], id="goes-on-behind-it"),
    ],
)
def test_lines_are_no_wider_than_asked(words: str, lines: list[str]) -> None:
    assert wrapped(words, len, 10) == lines


def test_lines_are_balanced() -> None:
    assert balanced("what you should know before and", len, 28, 2) == ["what you should", "know before and"]


SIZES = [(2, lambda words: 2.0 * len(words)), (1, lambda words: 1.0 * len(words))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("knee", (2, ["knee"]), id="large"),
        pytest.param("the knee and hip", (1, ["the knee", "and hip"]), id="smaller"),
        pytest.param("the knee and the hip and all", (1, ["the knee", "and the…"]), id="cut"),
    ],
)
def test_words_are_as_large_as_they_fit(words: str, found: tuple[int, list[str]]) -> None:
    assert fitted(words, SIZES, 10, lambda _: 2) == found


def test_an_ellipsis_fits_into_the_line_too() -> None:
    assert fitted("0123456789 0123456789 more", SIZES, 10, lambda _: 2) == (1, ["0123456789", "012345678…"])
