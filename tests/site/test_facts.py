from __future__ import annotations

import pytest

from tests.site.folders import page


@pytest.mark.parametrize(
    ("html", "label"),
    [
        pytest.param('<a href="/" aria-label="Book a scan">Book</a>', "Book a scan", id="aria-label"),
        pytest.param(
            '<h2 id=t>Hip scan</h2><a href="/" aria-labelledby="t">more</a>', "Hip scan", id="aria-labelledby"
        ),
        pytest.param('<a href="/" title="Home"></a>', "Home", id="title"),
        pytest.param('<a href="/"><svg><title>Home</title></svg></a>', "Home", id="svg-title"),
        pytest.param('<a href="/"></a>', "", id="none"),
        pytest.param('<a href="/">Home</a>', "", id="words-alone"),
    ],
)
def test_the_label_is_what_a_screen_reader_says(html: str, label: str) -> None:
    assert [link.label for link in page(html).links] == [label]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        pytest.param("<a href=/>Knee  scan</a>", "Knee scan", id="spaces-folded"),
        pytest.param('<a href=/><img src=a alt="Knee"></a>', "Knee", id="alternative-text"),
        pytest.param("<a href=/><b>Knee</b> scan</a>", "Knee scan", id="inline-elements"),
        pytest.param("<a href=/><script>x</script></a>", "", id="scripts-say-nothing"),
    ],
)
def test_the_words_of_a_link(html: str, words: str) -> None:
    assert page(html).links[0].words == words


def test_the_head_of_a_page() -> None:
    read = page(
        '<html lang="fr-FR"><title> Genou </title><title>Deux</title><meta name=Description content=" Un  texte ">'
        '<link rel=canonical href="https://example.org/"><link rel="alternate" hreflang="en" href="/en/">'
        '<meta name=robots content="NoIndex, follow"><meta http-equiv=Refresh content="3;URL=/la/"><base href="/x/">'
        "<p id=a><p id=a><a name=b></a><svg><title>no</title></svg>"
    )

    assert (read.language, read.titles, read.title) == ("fr-FR", ("Genou", "Deux"), "Genou")
    assert (read.description, read.canonicals) == ("Un texte", ("https://example.org/",))
    assert (read.alternates, read.noindex, read.refresh, read.base) == ((("en", "/en/"),), True, "/la/", "/x/")
    assert (read.anchors, read.ids_twice) == (frozenset("ab"), ("a",))


def test_an_empty_description_is_not_a_missing_one() -> None:
    assert (page('<meta name="description" content="">').description, page("").description) == ("", None)


def test_rules_look_away_at_an_element_and_below() -> None:
    html = (
        '<div data-signoff-ignore="LNK001"><a href=1>a</a><p data-signoff-ignore="lnk003, LNK007"><a href=2>b</a></p></div>'
        "<a href=3>c</a>"
    )

    assert [link.ignored for link in page(html).links] == [
        frozenset({"LNK001"}),
        frozenset({"LNK001", "LNK003", "LNK007"}),
        frozenset(),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("<title>é</title>".encode(), id="utf-8-unsaid"),
        pytest.param('<meta charset="utf-8"><title>é</title>'.encode(), id="utf-8-said"),
        pytest.param("\ufeff<title>é</title>".encode(), id="utf-8-mark"),
        pytest.param("<title>é</title>".encode("utf-16"), id="utf-16-mark"),
        pytest.param("<meta charset=iso-8859-1><title>é</title>".encode("latin-1"), id="latin-1-said"),
        pytest.param(
            "<meta http-equiv=content-type content='text/html; charset=windows-1252'><title>é</title>".encode("cp1252"),
            id="windows-1252-by-http-equiv",
        ),
    ],
)
def test_the_encoding_is_found_as_a_browser_finds_it(raw: bytes) -> None:
    assert page(raw).title == "é"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\0\0<a href='x\0y'>a\0</a>\0", id="nul"),
        pytest.param(b"\xff\xfe\xfa<a href=\xe9>", id="no-encoding-at-all"),
        pytest.param(b"<div>" * 10_000 + b"<a href=x>deep</a>", id="ten-thousand-nested"),
        pytest.param(b"<a href=x><b>" * 3_000, id="nested-links"),
        pytest.param(b"<div data-signoff=body data-signoff-ignore=LNK>" * 300 + b"Last update: x", id="nested-marks"),
        pytest.param(b"<", id="one-letter"),
        pytest.param(b"<svg><style><img src=x>", id="unclosed"),
    ],
)
def test_no_page_is_too_broken_to_be_read(raw: bytes) -> None:
    read = page(raw)

    assert len(read.links) == len(tuple(read.links))
