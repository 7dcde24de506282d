"""Fragments and forms of address, through the gate: what is said of them, and at which line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.model import Span
from signoff.site import read_site
from signoff.site.pinpoint import Pinpointer
from tests.site.folders import findings, found, write

PAGE = '<h2 id="risks">r</h2><h2 id="sécurité">s</h2><a name="old"></a><p id="100%">p</p><p id="Top">t</p>'


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("#", id="hash"),
        pytest.param("#top", id="top"),
        pytest.param("#TOP", id="top-in-capitals"),
        pytest.param("#risks", id="id"),
        pytest.param("#old", id="name"),
        pytest.param("#s%C3%A9curit%C3%A9", id="encoded"),
        pytest.param("#se%CC%81curite%CC%81", id="encoded-decomposed"),
        pytest.param("#sécurité", id="unencoded"),
        pytest.param("#100%", id="percent-as-it-is"),
        pytest.param("#:~:text=risks", id="text-fragment"),
        pytest.param("#risks:~:text=risks", id="anchor-and-text-fragment"),
        pytest.param("b.html#risks", id="other-page"),
        pytest.param("b.html?x#risks", id="other-page-with-query"),
        pytest.param("leaflet.pdf#page=3", id="not-a-page"),
        pytest.param("https://127.0.0.1:____", id="malformed"),
        pytest.param("", id="empty"),
        pytest.param("?print", id="query"),
    ],
)
def test_a_place_that_is_there(url: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.html": f'{PAGE}<a href="{url}">a</a>', "b.html": PAGE, "leaflet.pdf": "x"})

    assert found(tmp_path, "LNK001,LNK002,LNK003") == []


@pytest.mark.parametrize(
    ("url", "anchor"),
    [
        pytest.param("#Risks", "Risks", id="case"),
        pytest.param("#gone", "gone", id="here"),
        pytest.param("b.html#gone", "gone", id="other-page"),
        pytest.param("b.html?x=1#gone", "gone", id="behind-a-query"),
        pytest.param("#s%E9curit%E9", "s\ufffdcurit\ufffd", id="encoded-as-latin-1"),
        pytest.param("#gone:~:text=risks", "gone", id="before-a-text-fragment"),
        pytest.param(" #gone ", "gone", id="blanks-around"),
    ],
)
def test_a_place_that_is_missing(url: str, anchor: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.html": f'{PAGE}<a href="{url}">a</a>', "b.html": PAGE})

    assert [(found.rule, found.url, f"#{anchor}" in found.message) for found in findings(tmp_path, "LNK002")] == [
        ("LNK002", url, True)
    ]


def test_a_base_turns_places_of_the_page_into_places_elsewhere(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.html": "<base href=/><a href=#risks>a</a><p id=risks>", "index.html": ""})

    assert found(tmp_path) == [("LNK002", "#risks")]


def test_a_site_that_says_where_it_is_served_has_absolute_links_of_its_own(tmp_path: Path) -> None:
    links = (
        "<a href=https://example.org/docs/gone/>a</a> <a href=//example.org/docs/#there>b</a> <a href=/docs/lost>c</a>"
    )
    write(tmp_path, {"index.html": f"{links}<p id=there>"})

    assert found(tmp_path, "LNK001") == [("LNK001", "/docs/lost")]
    assert found(tmp_path, address="https://example.org/docs") == [
        ("LNK001", "https://example.org/docs/gone/"),
        ("LNK001", "/docs/lost"),
    ]


def test_links_to_what_lies_beside_a_site_below_a_folder_are_not_its_own(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "<a href=/>the whole site</a> <a href=../blog/>the blog</a> <a href=./>home</a>"})

    assert found(tmp_path, address="https://example.org/docs") == []


@pytest.mark.parametrize(
    ("html", "place"),
    [
        pytest.param("<p>\n<a href=/gone>a</a>", (2, 9), id="first"),
        pytest.param('\n<a class="x"\n  href="/gone">a</a>', (3, 9), id="its-own-line-in-a-long-tag"),
        pytest.param('\n<a title="/gone" href="/gone">a</a>', (2, 24), id="not-the-same-words-elsewhere"),
        pytest.param("\n<a href=' /gone'>a</a>", (2, 10), id="spaces-around"),
        pytest.param("<!-- <a href=/gone>a</a> -->\n  <a href=/gone>a</a>", (2, 11), id="behind-a-comment"),
        pytest.param("<script>'<a href=/gone>'</script>\n<a href=/gone>a</a>", (2, 9), id="behind-a-script"),
        pytest.param("<template><a href=/gone>a</a></template>\n<a href=/gone>a</a>", (2, 9), id="behind-a-template"),
        pytest.param("\n<img srcset='/there.png 1x,\n /gone 2x' alt=''>", (3, 2), id="srcset"),
        pytest.param("\n<p style='background: url(/gone)'>", (2, 27), id="style-attribute"),
        pytest.param("<style>p {}</style>\n<style>p { background: url(/gone) }</style>", (2, 28), id="style-element"),
        pytest.param("\n<meta http-equiv=refresh content='0; url=/gone'>", (2, 42), id="refresh"),
        pytest.param("\n<noscript><a href=/gone>a</a></noscript>", (2, 19), id="noscript"),
        pytest.param("\n<a href='/gone&#x3f;x'>a</a>", (2, 10), id="entity"),
        pytest.param("\n<iframe srcdoc='\n<a href=/gone>a</a>'></iframe>", (3, 9), id="srcdoc"),
        pytest.param(
            '\n<iframe srcdoc="<a href=&quot;/gone&quot;>a</a>"></iframe>', (2, 17), id="srcdoc-with-entities"
        ),
        pytest.param("<p><template shadowrootmode=open>\n<a href=/gone>a</a></template>", (2, 9), id="shadow-tree"),
        pytest.param('\n<script type=importmap>{"imports": {"a": "/gone"}}</script>', (2, 43), id="import-map"),
        pytest.param("<svg><image href=/gone /></svg>\n<image src=/gone>", (1, 18), id="image-in-svg"),
        pytest.param("<p>\n<image src=/gone>", (2, 12), id="image-that-is-an-img"),
        pytest.param("\n<A HREF=/gone HREF=/>a</A>", (2, 9), id="capitals-and-a-second-attribute"),
    ],
)
def test_a_finding_names_line_and_column(html: str, place: tuple[int, int], tmp_path: Path) -> None:
    """Of the address itself: a tag may be long, and a page one line."""
    write(tmp_path, {"index.html": html, "there.png": ""})

    assert [(found.line, found.column) for found in findings(tmp_path)] == [place]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param('<a href="/gön">a</a>'.encode(), id="utf-8-undeclared"),
        pytest.param('<meta charset="iso-8859-1">\n<a href="/gön">a</a>'.encode("latin-1"), id="latin-1"),
        pytest.param('\ufeff<a href="/gön">a</a>'.encode(), id="byte-order-mark"),
        pytest.param('<a href="/gön">a</a>'.encode("utf-16"), id="utf-16"),
        pytest.param('<a href="/gön">a</a>'.encode("latin-1"), id="latin-1-undeclared"),
    ],
)
def test_a_page_in_another_encoding_has_lines_and_columns(raw: bytes, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": raw})

    (found,) = findings(tmp_path)

    assert (found.url, found.column) == ("/gön", 10)


@pytest.mark.parametrize(
    ("opened", "line"),
    [
        pytest.param("<noscript>" * 3, 2, id="three"),
        pytest.param("<noscript>" * 20_000, 1, id="more-than-anybody-follows"),
        pytest.param("<iframe srcdoc='" * 20_000, 2, id="srcdoc-that-never-ends"),
        pytest.param("<div><template shadowrootmode=open>" * 2_000, 1, id="shadow-trees"),
    ],
)
def test_what_lies_in_one_another_without_end_ends_nothing(opened: str, line: int, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"index.html": f"{opened}\n<a href=/gone>a</a>'>\n<a href=/gone>b</a>", "a.html": "<a href=/gone>a</a>"},
    )

    (found,) = findings(tmp_path)

    assert (found.path, found.line) in [("site/a.html", 1), ("site/index.html", line)]


def test_the_third_of_three_equal_links_has_its_own_line(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "<a href=/x>1</a>\n<a href=/x>2</a>\n<p><a href=/x>3</a>\n<img srcset='/x, /x 2x'>"})
    pinpoint = Pinpointer(tmp_path, read_site(tmp_path, "site"))

    places = [pinpoint("index.html", order) for order in range(5)]

    assert [(place.line, place.column) for place in places] == [(1, 9), (2, 9), (3, 12), (4, 14), (4, 18)]


def test_the_other_pages_of_a_finding_have_line_and_column_too(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.html": "<a href=/gone>a</a>", "b.html": "<p>\n<a href=/gone>b</a>", "c.html": "\n\n<a href='/gone'>c</a>"},
    )

    (found,) = findings(tmp_path)

    assert [str(span) for span in (Span(found.path, found.line, found.column), *found.also)] == [
        "site/a.html:1:9",
        "site/b.html:2:9",
        "site/c.html:3:10",
    ]


@pytest.mark.parametrize(
    ("html", "rule", "place"),
    [
        pytest.param("<title>a</title>\n <title>b</title>", "PAG001", (2, 2), id="second-title"),
        pytest.param(
            "<title>a</title>\n<title>b</title>\n<svg><title>c</title></svg>", "PAG001", (2, 1), id="not-of-a-drawing"
        ),
        pytest.param("<!doctype html>\n<html lang=x>", "LNG003", (2, 1), id="language"),
        pytest.param("<!-- <html> -->\n\n<html>", "LNG003", (3, 1), id="no-language"),
        pytest.param("<p>no tag of its own", "LNG003", (1, None), id="no-tag"),
    ],
)
def test_what_the_head_says_is_found_at_its_tag(
    html: str, rule: str, place: tuple[int, int | None], tmp_path: Path
) -> None:
    write(tmp_path, {"index.html": html})

    assert [(found.line, found.column) for found in findings(tmp_path, rule)] == [place]


def test_the_other_pages_of_a_finding_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the second run, which asks no rule again."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write(tmp_path / "site", {"a.html": "<a href=/gone>a</a>", "b.html": "<p>\n<a href=/gone>b</a>"})

    first, second = (findings(tmp_path / "site", cached=True) for _ in range(2))

    assert first == second
    assert [str(span) for span in first[0].also] == ["site/b.html:2:9"]


@pytest.mark.parametrize(
    ("css", "rules", "places"),
    [
        pytest.param("p {\n  background: url(gone.png) }", "LNK003", ["2:19"], id="bare"),
        pytest.param("\ufeff@import 'gone.css';", "LNK003", ["1:10"], id="import-behind-a-byte-order-mark"),
        pytest.param('/* url(x) */ p { src: url( "gone.png" ) }', "LNK003", ["1:29"], id="quoted"),
        pytest.param("p { background: url(A.png) }", "LNK004", ["1:21"], id="case"),
        pytest.param("p { background: url(http://example.org/a.png) }", "LNK006", ["1:21"], id="insecure"),
        pytest.param("\np { background: url(https:/a.png) }", "LNK005", ["2:21"], id="malformed"),
        pytest.param("\np { background: url(https://example.org/a.png) }", "PAG006", ["2:21"], id="third-party"),
        pytest.param(
            "a { background: url(gone.png) }\nb { background: url('./gone.png') }\nc { background: url(/x/gone.png) }",
            "LNK003",
            ["1:21", "2:22", "3:21"],
            id="one-file-spelled-three-ways-is-one-finding",
        ),
    ],
)
def test_a_finding_of_a_stylesheet_names_line_and_column(
    css: str, rules: str, places: list[str], tmp_path: Path
) -> None:
    write(tmp_path, {"index.html": "<title>x</title>", "x/a.css": css, "x/a.png": ""})

    (found,) = findings(tmp_path, rules)

    spans = (Span(found.path, found.line, found.column), *found.also)
    assert [str(span) for span in spans] == [f"site/x/a.css:{place}" for place in places]
