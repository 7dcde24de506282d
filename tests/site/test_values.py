from __future__ import annotations

import pytest

from signoff.site.values import candidates, refresh_target


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        pytest.param("a.png", ["a.png"], id="bare"),
        pytest.param("a.png 1x, b.png 2x", ["a.png", "b.png"], id="densities"),
        pytest.param("a.png 480w,b.png 960w", ["a.png", "b.png"], id="no-space-behind-the-comma"),
        pytest.param("a.png, b.png", ["a.png", "b.png"], id="no-descriptors"),
        pytest.param("a,b.png 1x", ["a,b.png"], id="comma-inside"),
        pytest.param("data:,a 1x, b.png 2x", ["data:,a", "b.png"], id="data"),
        pytest.param(" ,, a.png 1x ,, b.png ", ["a.png", "b.png"], id="stray-commas"),
        pytest.param("a.png (1x, 2x), b.png", ["a.png", "b.png"], id="parentheses"),
        pytest.param("\n a.png\n 1x,\n b.png\t2x", ["a.png", "b.png"], id="lines"),
        pytest.param("a.png, , (b.png 1x", ["a.png", "(b.png"], id="parenthesis-that-opens-an-address"),
        pytest.param("a.png (1x, b.png", ["a.png"], id="parenthesis-unclosed"),
        pytest.param("a.png,, b.png", ["a.png", "b.png"], id="two-commas-behind"),
        pytest.param("a\u00a0b.png 1x", ["a\u00a0b.png"], id="no-break-space-is-no-space-of-html"),
        pytest.param("", [], id="empty"),
        pytest.param(" , ", [], id="commas-alone"),
    ],
)
def test_a_srcset_is_taken_apart_as_the_standard_says(srcset: str, expected: list[str]) -> None:
    assert candidates(srcset) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("0; url=/en/", "/en/", id="usual"),
        pytest.param("0;URL='/en/'", "/en/", id="quoted"),
        pytest.param('5, url="/a b" rest', "/a b", id="behind-the-quote"),
        pytest.param("0 /en/", "/en/", id="no-url="),
        pytest.param("1.5;url = /en/", "/en/", id="fraction"),
        pytest.param(".5;/en/", "/en/", id="no-leading-digit"),
        pytest.param("5", None, id="reload"),
        pytest.param("5;", None, id="reload-with-semicolon"),
        pytest.param("soon; url=/en/", None, id="no-number"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_refresh_is_read_as_the_standard_says(content: str, expected: str | None) -> None:
    assert refresh_target(content) == expected
