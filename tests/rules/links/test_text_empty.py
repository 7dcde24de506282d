from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import isolated, page, write

EMPTY = [
    pytest.param('<a href="/"></a>', id="nothing"),
    pytest.param('<a href="/"> &nbsp;\n</a>', id="spaces"),
    pytest.param('<a href="/">&#8203;</a>', id="zero-width-space"),
    pytest.param('<a href="/"><img src="/a.png" alt=""></a>', id="decorative-image"),
    pytest.param('<a href="/"><i class="icon"></i></a>', id="icon-of-a-font"),
    pytest.param('<a href="/"><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></a>', id="drawing"),
    pytest.param('<a href="/" title=""></a>', id="empty-title"),
    pytest.param('<a href="/" aria-hidden="true"></a>', id="hidden-from-the-screen-reader-but-not-from-keys"),
    pytest.param('<map name="m"><area href="/" alt=""></map>', id="area"),
]
SAYING = [
    pytest.param('<a href="/">Home</a>', id="words"),
    pytest.param('<a href="/"><img src="/a.png" alt="Home"></a>', id="image"),
    pytest.param('<a href="/" aria-label="Home"></a>', id="label"),
    pytest.param('<span id="h">Home</span><a href="/" aria-labelledby="h"></a>', id="labelled-by"),
    pytest.param('<a href="/" title="Home"></a>', id="title"),
    pytest.param('<a href="/"><svg><title>Home</title><path d="M0 0"/></svg></a>', id="title-of-a-drawing"),
    pytest.param('<a href="/"><span><b>Home</b></span></a>', id="words-deep-inside"),
    pytest.param('<a id="anchor"></a><a name="old"></a>', id="no-link"),
    pytest.param('<a href="#x" aria-hidden="true" tabindex="-1"></a>', id="hidden-from-everyone"),
    pytest.param('<map name="m"><area href="/" alt="Home"></map>', id="area"),
    pytest.param('<a href="/" data-signoff-ignore="LNK007"></a>', id="told-to-ignore"),
]


@pytest.mark.parametrize("link", EMPTY)
def test_a_link_without_words_is_found(link: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(link), "a.png": b""})

    assert isolated(tmp_path, "LNK007 LNK008") == [("LNK007", "index.html", 2, "the link to / says nothing")]


@pytest.mark.parametrize("link", SAYING)
def test_a_link_that_says_something_is_not(link: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(link), "a.png": b""})

    assert isolated(tmp_path, "LNK007") == []


def test_the_empty_links_of_all_headings_are_one_finding(tmp_path: Path) -> None:
    body = '<h2 id="a">A<a href="#a"></a></h2><h2 id="b">B<a href="#b"></a></h2>'
    write(tmp_path, {"index.html": page(body), "b.html": page(body)})

    assert isolated(tmp_path, "LNK007") == [("LNK007", "b.html", 2, "the link to #a says nothing (on 2 pages)")]
