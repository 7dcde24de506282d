from __future__ import annotations

import json

import pytest

from signoff.site.listings import listing_of, read_listing

ENTRY = "<entry><title>a</title><id>urn:a</id><updated>2024-06-01T00:00:00Z</updated><link href='/a'/></entry>"
HEAD = "<title>t</title><id>urn:t</id><updated>2024-06-01T00:00:00+02:00</updated>"
AUTHOR = "<author><name>n</name></author>"


def atom(inner: str) -> str:
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{inner}</feed>'


def rss(inner: str) -> str:
    return f'<rss version="2.0"><channel><title>t</title><link>/</link><description/>{inner}</channel></rss>'


FEEDS = [
    pytest.param(atom(HEAD + AUTHOR + ENTRY), "", id="atom"),
    pytest.param(atom(HEAD + AUTHOR), "", id="atom-without-entries"),
    pytest.param(atom(HEAD + ENTRY.replace("<title>", AUTHOR + "<title>")), "", id="author-in-each-entry"),
    pytest.param(atom(HEAD + ENTRY), "neither the feed nor each entry has an author", id="no-author"),
    pytest.param(atom(HEAD + AUTHOR + ENTRY + ENTRY), "entry 2 has the id of another entry", id="one-id-for-two"),
    pytest.param(atom(AUTHOR + HEAD.replace("<title>t</title>", "")), "the feed has no <title>", id="no-title"),
    pytest.param(
        atom(HEAD + AUTHOR + ENTRY.replace("2024-06-01T00:00:00Z", "1 June 2024")),
        "entry 1: '1 June 2024' in <updated> is no date such as 2024-06-01T00:00:00Z",
        id="date-in-words",
    ),
    pytest.param(
        atom(HEAD + AUTHOR + ENTRY.replace("<link href='/a'/>", "")),
        "entry 1 has neither a link nor a content",
        id="entry-of-nothing",
    ),
    pytest.param(atom(HEAD)[:-7], "it is not XML: no element found, line 1, column 138", id="cut-off"),
    pytest.param(atom(HEAD + "&nbsp;"), "it is not XML: undefined entity, line 1, column 138", id="entity-of-html"),
    pytest.param("<feed/>", "it is no Atom feed: it lacks xmlns='http://www.w3.org/2005/Atom'", id="no-namespace"),
    pytest.param("<html/>", "it is no feed: its root is <html>", id="page-of-an-error"),
    pytest.param("", "it is not XML: no element found, line 1, column 1", id="empty"),
    pytest.param(rss("<item><title>a</title><pubDate>Sat, 01 Jun 2024 00:00:00 +0000</pubDate></item>"), "", id="rss"),
    pytest.param(rss("<item><description>a</description></item>"), "", id="rss-item-without-title"),
    pytest.param(rss("<item/>"), "item 1 has neither a title nor a description", id="rss-item-of-nothing"),
    pytest.param(
        rss("<item><title>a</title><pubDate>demain</pubDate></item>"),
        "item 1: 'demain' in <pubDate> is no date such as Sat, 01 Jun 2024 00:00:00 +0000",
        id="rss-date",
    ),
    pytest.param('<rss version="2.0"/>', "it has no <channel>", id="rss-without-channel"),
]


@pytest.mark.parametrize(("words", "defect"), FEEDS)
def test_a_feed_is_what_its_format_demands(words: str, defect: str) -> None:
    error = read_listing("feed.xml", words.encode()).error

    assert ("" if error is None else str(error)) == defect


def test_a_listing_is_the_same_when_it_was_written() -> None:
    for words in (atom(HEAD + AUTHOR + ENTRY), atom(HEAD + AUTHOR + ENTRY + ENTRY), "<feed"):
        listing = read_listing("feed.xml", words.encode())

        assert listing_of(*json.loads(json.dumps(listing.written()))) == listing


@pytest.mark.parametrize(
    ("words", "named"),
    [
        pytest.param(atom(HEAD + ENTRY), ("/a",), id="atom"),
        pytest.param(
            atom(
                "<icon>/i.png</icon><logo>l.png</logo><link rel='self' href='/f'/><link rel='hub' href='/h'/>"
                "<entry><link rel='enclosure' href='/e.mp3'/><link rel='alternate' href=' /a '/><link rel='replies' href='/r'/>"
                "<content src='/c.html'/></entry>"
            ),
            ("/i.png", "l.png", "/f", "/e.mp3", "/a", "/c.html"),
            id="all-of-atom",
        ),
        pytest.param(
            rss("<image><url>/i.png</url><link>/</link></image><item><link>/a</link><enclosure url='/e.mp3'/></item>"),
            ("/", "/i.png", "/a", "/e.mp3"),
            id="all-of-rss",
        ),
        pytest.param(atom(f"<entry xml:base='/b/'>{ENTRY}</entry>"), (), id="with-a-base-of-its-own"),
        pytest.param("<rss>", (), id="cut-off"),
    ],
)
def test_the_addresses_of_a_feed(words: str, named: tuple[str, ...]) -> None:
    assert read_listing("feed.xml", words.encode()).named == named


def test_a_sitemap_names_other_languages_and_pictures_besides_its_entries() -> None:
    words = (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:x='http://www.w3.org/1999/xhtml' xmlns:i='urn:i'>"
        "<!-- a comment --><url><loc> https://a.org/ </loc><x:link rel='alternate' hreflang='fr' href='https://a.org/fr/'/>"
        "<i:image><i:loc>https://a.org/a.png</i:loc></i:image></url></urlset>"
    )

    read = read_listing("sitemap.xml", words.encode())

    assert (read.listed, read.named) == (("https://a.org/",), ("https://a.org/fr/", "https://a.org/a.png"))
