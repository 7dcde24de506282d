"""What a chunk says of its pages, and that it says the same when it is read again."""

from __future__ import annotations

from signoff.site.addresses import Addresses
from signoff.site.chunks import MOST, Chunk, chunk_of, chunks_of, of_page, read, written
from signoff.site.facts import read_facts

PAGES = {
    "en/a.html": """<html lang=en-GB><h1 id=top-part>a</h1><a href="b.html#risks">b</a><a href="/fr/c.html" hreflang=fr>c</a>
        <a href="/fr/d%00.html" lang=fr>d</a><a href="#gone">g</a><img src=x.png><blockquote cite="/source"></blockquote>""",
    "en/b.html": """<html lang=en><meta name=robots content=noindex><meta http-equiv=refresh content="0;url=/en/a.html">
        <a href="a.html#a%20b">a</a><img src=/en/x.png>""",
}


def chunk() -> Chunk:
    addresses = Addresses()
    return chunk_of([of_page(path, read_facts(html.encode()).row()) for path, html in PAGES.items()], addresses)


def test_a_chunk_says_what_its_pages_use_and_have() -> None:
    assert chunk() == Chunk(
        pages=["en/a.html", "en/b.html"],
        leads={
            "en": ["/en/b.html"],
            "=fr": ["/fr/c.html"],
            "fr": ["/fr/d\ufffd.html"],
            "~": ["/source"],
            "": ["/en/a.html"],
        },
        places={"a b": ["/en/a.html"], "risks": ["/en/b.html"]},
        loads=["/en/x.png"],
        anchors=[["top-part"], []],
        ways=["0 1 2", "4"],
        loaded=["0", "0"],
        languages=["en-GB", "en"],
        lost={"en/a.html": ["gone"]},
        notes={},
        refreshing={"en/b.html": "/en/a.html"},
        noindex=["en/b.html"],
    )


def test_a_chunk_is_read_as_it_was_written() -> None:
    assert read(written(chunk())) == chunk()


def test_a_chunk_of_nothing_is_one() -> None:
    empty = chunk_of([], Addresses())

    assert read(written(empty)) == empty


def test_pages_that_each_have_a_folder_are_put_together() -> None:
    paths = sorted(f"en/article-{number}/index.html" for number in range(1000))

    sizes = [len(paths) for paths in chunks_of(paths)]

    assert (sum(sizes), max(sizes) <= MOST, len(sizes) < 100) == (1000, True, True)


def test_a_new_page_leaves_the_other_chunks_as_they_are() -> None:
    paths = sorted(f"en/{number}.html" for number in range(1000))

    before = {tuple(paths) for paths in chunks_of(paths)}
    after = {tuple(paths) for paths in chunks_of(sorted([*paths, "en/500-and-a-half.html"]))}

    assert len(after - before) <= 2
