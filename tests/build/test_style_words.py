"""What a stylesheet says by itself."""

from __future__ import annotations

import pytest

from signoff.build.style_words import words_in


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        pytest.param('p::before { content: "Stop your tablets." }', [("Stop your tablets.", 1)], id="content"),
        pytest.param("p {}\np::after{content:'New'}", [("New", 2)], id="second-line"),
        pytest.param(r'p::before { content: "\53 top" }', [("Stop", 1)], id="escaped-letter"),
        pytest.param('li { list-style: "No. " }', [("No.", 1)], id="marker-of-a-list"),
        pytest.param('p::before { content: counter(x) " of " attr(y) }', [("of", 1)], id="among-others"),
        pytest.param('p { --said: "New" } p::before { content: var(--said) }', [("New", 1)], id="by-another-name"),
        pytest.param('p { --font: "IBM Plex Sans"; font-family: var(--font) }', [], id="name-of-a-font"),
        pytest.param('p { font-family: "Arial" }', [], id="font"),
        pytest.param('p::before { content: "›"; content: "›" / "" }', [], id="sign"),
        pytest.param('a::after { content: " (" attr(href) ")" }', [], id="address-on-paper"),
        pytest.param('/* content: "New" */ p { color: red }', [], id="comment"),
        pytest.param('p { grid-template-areas: "a b" }', [], id="areas"),
        pytest.param('@import "a.css"; @charset "utf-8";', [], id="import"),
        pytest.param("", [], id="empty"),
    ],
)
def test_words_of_a_stylesheet(css: str, expected: list[tuple[str, int]]) -> None:
    assert words_in(css) == expected


def test_a_long_stylesheet_without_an_end_is_read_in_a_moment() -> None:
    for css in ("content:" * 50_000, "content: " + "'" * 100_001, "/*" * 100_000, "content: '" + "\\" * 100_000):
        words_in(css)
