from __future__ import annotations

import pytest

from signoff.site.styles import addresses_of


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        pytest.param("p { background: url(a.png) }", ("a.png",), id="bare"),
        pytest.param("p { background: url( 'a b.png' ) }", ("a b.png",), id="single-quotes"),
        pytest.param('p { background: URL("a(1).png") }', ("a(1).png",), id="parenthesis-in-quotes"),
        pytest.param(r"p { background: url(a\(1\).png) }", ("a(1).png",), id="escaped-parenthesis"),
        pytest.param(r"p { background: url(a\20 b.png) }", ("a b.png",), id="escaped-by-number"),
        pytest.param("@import 'a.css'; @import url(b.css) print;", ("a.css", "b.css"), id="import"),
        pytest.param(
            "@charset 'utf-8'; @namespace url(x); p { background: url(a.png) }",
            ("a.png",),
            id="names-that-load-nothing",
        ),
        pytest.param("p { background: image-set('a.png' 1x, url(b.png) 2x) }", ("a.png", "b.png"), id="image-set"),
        pytest.param("p { background: image-set('a.avif' type('image/avif')) }", ("a.avif",), id="type-in-image-set"),
        pytest.param("/* url(a.png) */ p { content: 'url(b.png)' }", (), id="comment-and-string"),
        pytest.param("/* url(a.png)", (), id="comment-unclosed"),
        pytest.param("p { background: url(a.png", ("a.png",), id="unclosed"),
        pytest.param(
            "@font-face { src: url(a.woff2) format('woff2'), url(b.woff) }", ("a.woff2", "b.woff"), id="fonts"
        ),
        pytest.param("p { width: calc((1px + 2px) * 3); background: url(a.png) }", ("a.png",), id="calc"),
        pytest.param("", (), id="empty"),
    ],
)
def test_the_addresses_of_css(css: str, expected: tuple[str, ...]) -> None:
    assert addresses_of(css) == expected


def test_a_long_stylesheet_without_an_end_is_read_in_a_moment() -> None:
    """Each of these made a careless expression start over at every letter."""
    for css in ("url(" * 50_000, "a" * 200_000 + " url(x)", "/*" * 100_000 + "url(", "'" + "\\" * 100_000 + "url("):
        addresses_of(css)
