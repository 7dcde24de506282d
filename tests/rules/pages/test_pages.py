"""The rules on ids, listings, requests, weight and markup, each on a small folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.pipeline import Check, check
from signoff.rules import select
from signoff.settings import Settings
from tests.projects import TODAY
from tests.site.folders import findings
from tests.sites import isolated, page, write

SITE = "https://www.example.org"
OWN = f'<link rel="canonical" href="{SITE}/">'


def sitemap(*paths: str) -> str:
    entries = "".join(f"<url><loc>{SITE}{path}</loc></url>" for path in paths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


IDS = [
    pytest.param('<p id="a">a</p><p id="a">b</p>', ['the id "a" stands twice on /index.html'], id="twice"),
    pytest.param('<p id="a">a</p><p id="A">b</p>', [], id="case-tells-them-apart"),
    pytest.param('<p id="a">a</p><a name="a">b</a>', [], id="name-is-no-id"),
    pytest.param('<p id="">a</p><p id="">b</p>', [], id="empty"),
    pytest.param('<p id="a">a</p><template><p id="a">b</p></template>', [], id="template"),
    pytest.param('<p id="a">a</p><!-- <p id="a">b</p> -->', [], id="comment"),
    pytest.param('<svg><g id="a"></g></svg><p id="a">a</p>', ['the id "a" stands twice on /index.html'], id="drawing"),
]
LOADED = [
    pytest.param('<script src="https://cdn.example.net/a.js"></script>', "a script", id="script"),
    pytest.param('<img src="//cdn.example.net/a.png" alt="">', "an image", id="image-without-scheme"),
    pytest.param(
        '<img src="https://cdn.example.net/a.png" srcset="https://cdn.example.net/b.png 2x" alt="">',
        "an image",
        id="image-in-two-sizes",
    ),
    pytest.param('<iframe src="https://cdn.example.net/"></iframe>', "a frame", id="frame"),
    pytest.param("<style>@import url(https://cdn.example.net/a.css);</style>", "a style", id="style"),
    pytest.param('<link rel="preconnect" href="https://cdn.example.net">', "a file", id="preconnect"),
    pytest.param('<link rel="stylesheet" href="https://cdn.example.net/a.css">', "a stylesheet", id="stylesheet"),
]
NOT_LOADED = [
    pytest.param('<a href="https://cdn.example.net/">a</a>', id="link"),
    pytest.param(f'<img src="{SITE}/a.png" alt=""><script src="//www.example.org/a.js"></script>', id="own-host"),
    pytest.param('<link rel="alternate" hreflang="fr" href="https://fr.example.net/">', id="alternate"),
    pytest.param('<link rel="license" href="https://cdn.example.net/">', id="licence"),
    pytest.param('<meta property="og:image" content="https://cdn.example.net/a.png">', id="image-for-networks"),
    pytest.param("<pre>&lt;script src='https://cdn.example.net/a.js'&gt;</pre>", id="text"),
    pytest.param('<img src="data:image/png;base64,AA//" alt="">', id="data"),
    pytest.param('<blockquote cite="https://cdn.example.net/">a</blockquote>', id="citation"),
]
SITEMAPS = [
    pytest.param(sitemap("/", "/a.html"), [], id="all"),
    pytest.param(sitemap("/", "/a"), [], id="without-html"),
    pytest.param(sitemap("/"), ["/a.html is not in the sitemap"], id="page-left-out"),
    pytest.param(
        sitemap("/", "/a.html", "/gone/"),
        [f"the sitemap lists {SITE}/gone/, which is not built"],
        id="entry-of-nothing",
    ),
    pytest.param(
        sitemap("/", "/a.html", "/old.html"),
        [f"the sitemap lists {SITE}/old.html, which only sends the reader on"],
        id="entry-that-sends-on",
    ),
    pytest.param(
        sitemap("/", "/a.html").replace("</urlset>", "<url><loc>https://old.example.org/</loc></url></urlset>"),
        [f"an entry of the sitemap lies outside {SITE}: https://old.example.org/"],
        id="entry-of-another-host",
    ),
    pytest.param(
        "<urlset>", ["the sitemap cannot be read: it is not XML: no element found, line 1, column 9"], id="cut-off"
    ),
]


@pytest.mark.parametrize(("body", "messages"), IDS)
def test_an_id_stands_once(body: str, messages: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(body).replace("/index.html", "/")})

    found = [message for _, _, _, message in isolated(tmp_path, "PAG004")]
    assert found == [message.replace("/index.html", "/") for message in messages]


def test_an_id_of_the_theme_is_one_finding(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.html": page('<p id="a">a</p><p id="a">b</p>') for number in range(3)})

    message = 'the id "a" stands twice on /0.html (on 3 pages)'
    assert isolated(tmp_path, "PAG004") == [("PAG004", "0.html", 2, message)]


def test_an_id_is_found_where_it_stands_for_the_second_time(tmp_path: Path) -> None:
    body = '<p id="a">a</p>\n<!-- id="a" -->\n<p class=x ID=a>b</p>\n<p id="a">c</p>'
    write(tmp_path, {"0.html": page(body), "1.html": page('<p id="a">a</p><p id="a">b</p>')})

    (found,) = findings(tmp_path, "PAG004")

    assert (found.line, found.column) == (4, 15)
    assert [(span.path, span.line, span.column) for span in found.also] == [("site/1.html", 2, 23)]


@pytest.mark.parametrize(("body", "what"), LOADED)
def test_a_request_to_another_host_is_found_once(body: str, what: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(body, head=OWN)})

    message = f"{what} is loaded from cdn.example.net, another host"
    assert isolated(tmp_path, "PAG006 LNK") == [("PAG006", "index.html", 2, message)]


@pytest.mark.parametrize("body", NOT_LOADED)
def test_what_stays_on_the_own_host_or_waits_for_the_reader_is_not(body: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(body, head=OWN), "a.png": b"", "a.js": b""})

    assert isolated(tmp_path, "PAG006") == []


def test_a_font_that_a_stylesheet_loads_is_found(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(), "a.css": "@font-face{src:url(https://fonts.gstatic.com/a.woff2)}"})

    message = "what the stylesheet names is loaded from fonts.gstatic.com, another host"
    assert isolated(tmp_path, "PAG006") == [("PAG006", "a.css", 1, message)]


@pytest.mark.parametrize(("words", "messages"), SITEMAPS)
def test_a_sitemap_lists_what_is_built(words: str, messages: list[str], tmp_path: Path) -> None:
    files = {
        "index.html": page(head=OWN),
        "a.html": page(head=f'<link rel="canonical" href="{SITE}/a.html">'),
        "copy.html": page(head=f'<link rel="canonical" href="{SITE}/a.html">'),
        "old.html": page(head='<meta http-equiv="refresh" content="0; url=/a.html">'),
        "thanks.html": page(head='<meta name="robots" content="noindex">'),
        "404.html": page(),
    }
    write(tmp_path, {**files, "sitemap.xml": words})

    assert [message for _, _, _, message in isolated(tmp_path, "PAG005")] == messages


def test_sitemaps_are_read_together(tmp_path: Path) -> None:
    index = f"<sitemapindex><sitemap><loc>{SITE}/sitemap-1.xml</loc></sitemap></sitemapindex>"
    write(tmp_path, {"index.html": page(head=OWN), "sitemap.xml": index, "sitemap-1.xml": sitemap("/")})

    assert isolated(tmp_path, "PAG005") == []


def test_what_a_sitemap_names_besides_its_entries_is_built_too(tmp_path: Path) -> None:
    link = '<x:link xmlns:x="http://www.w3.org/1999/xhtml" rel="alternate" hreflang="fr" href="{}"/></url>'
    words = sitemap("/").replace("</url>", link.format(f"{SITE}/fr/?a&amp;b"))
    write(
        tmp_path, {"index.html": page(head=OWN), "fr/index.html": page(head=f'<link rel=canonical href="{SITE}/fr/">')}
    )

    write(tmp_path, {"sitemap.xml": words + "\n"})
    message = "/fr/ is not in the sitemap"
    assert [said for _, _, _, said in isolated(tmp_path, "PAG005")] == [message]

    write(tmp_path, {"sitemap.xml": words.replace("/fr/", "/de/")})
    message = f"the sitemap names {SITE}/de/?a&b, which is not built"
    assert [said for _, _, _, said in isolated(tmp_path, "PAG005")][-1] == message


def test_in_isolation_no_sitemap_is_no_defect(tmp_path: Path) -> None:
    assert isolated(write(tmp_path, {"index.html": page()}), "PAG005") == []


def test_a_defect_of_the_markup_has_its_line_and_is_told_once_for_all_pages(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": page("<p>\n <b>a</p>"), "b.html": page("<p>\n <b>a</p>"), "c.html": page("<p>a")})

    message = "<b> is not closed before what holds it ends (on 2 pages)"
    assert isolated(tmp_path, "PAG007") == [("PAG007", "a.html", 3, message)]


def test_a_feed_that_is_none_is_found(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(), "feed.xml": "oops", "data.xml": "<data/>"})

    message = "the feed is not valid: it is not XML: syntax error, line 1, column 1"
    assert isolated(tmp_path, "PAG009") == [("PAG009", "feed.xml", 1, message)]


def test_a_feed_that_is_no_xml_is_found_where_it_breaks_off(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(), "feed.xml": "<rss>\n <channel></rss>"})

    assert [(found.line, found.column) for found in findings(tmp_path, "PAG009")] == [(2, 13)]


def rss(*paths: str) -> str:
    items = "".join(f"<item><title>a</title><link>{path}</link></item>" for path in paths)
    return f'<rss version="2.0"><channel><title>a</title><link>{SITE}/</link><description/>{items}</channel></rss>'


def test_a_feed_leads_to_what_is_built(tmp_path: Path) -> None:
    there = rss(f"{SITE}/a.html#b", "/a.html", "a.html?c", "https://other.example/gone")
    write(tmp_path, {"index.html": page(head=OWN), "a.html": page(), "feed.xml": there})

    assert isolated(tmp_path, "PAG009") == []


def test_an_address_of_feeds_that_is_not_built_is_one_finding(tmp_path: Path) -> None:
    gone = rss(f"{SITE}/gone/")
    write(tmp_path, {"index.html": page(head=OWN), "feed.xml": gone, "fr/feed.xml": gone})

    (found,) = findings(tmp_path, "PAG009")

    assert (found.message, found.path) == (f"the feed leads to {SITE}/gone/, which is not built", "site/feed.xml")
    assert [span.path for span in found.also] == ["site/fr/feed.xml"]


def test_a_feed_of_which_nothing_is_built_is_one_finding(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(head=OWN), "feed.xml": rss(*(f"{SITE}/{number}/" for number in range(30)))})

    message = f"30 addresses of the feeds lead to what is not built: {SITE}/0/ …"
    assert isolated(tmp_path, "PAG009") == [("PAG009", "feed.xml", 1, message)]


def test_what_leads_to_no_page_of_an_unknown_site_is_not_judged(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(), "feed.xml": rss(f"{SITE}/gone/")})

    assert isolated(tmp_path, "PAG009") == []


def test_a_page_is_weighed_with_what_it_loads_once(tmp_path: Path) -> None:
    image = '<img src="/a.png" srcset="/b.png 2x" alt=""><img src="a.png" alt="">'
    write(tmp_path, {"index.html": page(image), "a.png": bytes(1500), "b.png": bytes(9000), "light.html": page()})

    def weigh(budget: int) -> list[str]:
        settings = Settings(tmp_path, page_budget_kb=budget)
        report = check(settings, Check(tmp_path, "site", select(["PAG010"], []), TODAY, isolated=True))
        return [found.message for found in report.findings]

    assert weigh(1) == ["/ weighs 2 kB, over the budget of 1 kB; 2 kB of it is a.png"]
    assert (weigh(2), weigh(0)) == ([], [])
