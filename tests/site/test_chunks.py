"""What a chunk says of its pages, and that it says the same when it is read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from signoff.site.addresses import Addresses
from signoff.site.cache import Cache
from signoff.site.chunks import MOST, Chunk, chunk_of, chunks_of, of_page
from signoff.site.facts import read_facts
from signoff.site.sums import Sums, stored

PAGES = {
    "en/a.html": """<html lang=en-GB><h1 id=top-part>a</h1><a href="b.html#risks">b</a><a href="/fr/c.html" hreflang=fr>c</a>
        <a href="/fr/d%00.html" lang=fr>d</a><a href="#gone">g</a><img src=x.png><blockquote cite="/source"></blockquote>""",
    "en/b.html": """<html lang=en><meta name=robots content=noindex><meta http-equiv=refresh content="0;url=/en/a.html">
        <a href="a.html#a%20b">a</a><img src=/en/x.png>""",
}


def chunk(pages: Mapping[str, str] = PAGES) -> Chunk:
    return chunk_of([of_page(path, read_facts(html.encode()).row()) for path, html in pages.items()], Addresses())


def sums_of(found: Chunk, key: bytes) -> Sums:
    sums = Sums()
    sums.add(key, found)
    return sums


def said(sums: Sums, key: bytes) -> dict[str, Any]:
    """A sum with the names in the place of their numbers, those of paths in their order."""
    found = sums[key]._asdict()
    del found["words"], found["numbers"]

    def named(numbers: Iterable[int]) -> list[str]:
        return sorted(sums.names[number] for number in numbers)

    for name in ("leads", "places"):
        found[name] = {expected: named(numbers) for expected, numbers in found[name].items()}
    for name in ("anchors", "ways", "loaded"):
        found[name] = [named(numbers) for numbers in found[name]]
    return found | {"loads": named(found["loads"])}


def test_a_chunk_says_what_its_pages_use_and_have() -> None:
    assert said(sums_of(chunk(), b"key"), b"key") == {
        "pages": ["en/a.html", "en/b.html"],
        "leads": {
            "en": ["/en/b.html"],
            "=fr": ["/fr/c.html"],
            "fr": ["/fr/d\ufffd.html"],
            "~": ["/source"],
            "": ["/en/a.html"],
        },
        "places": {"a b": ["/en/a.html"], "risks": ["/en/b.html"]},
        "loads": ["/en/x.png"],
        "anchors": [["top-part"], []],
        "ways": [["/en/b.html", "/fr/c.html", "/fr/d\ufffd.html"], ["/en/a.html"]],
        "loaded": [["/en/x.png"], ["/en/x.png"]],
        "languages": ["en-GB", "en"],
        "lost": {"en/a.html": ["gone"]},
        "notes": {},
        "refreshing": {"en/b.html": "/en/a.html"},
        "noindex": ["en/b.html"],
    }


def test_a_chunk_of_nothing_says_nothing() -> None:
    found = said(sums_of(chunk({}), b"key"), b"key")

    assert not any(value for name, value in found.items() if name != "leads")
    assert found["leads"] == {}


def test_sums_are_read_as_they_were_stored(tmp_path: Path) -> None:
    """Those that are no longer wanted are gone, and others that come later have the same names."""
    first, second, third = (hashlib.sha256(name).digest() for name in (b"first", b"second", b"third"))
    cache = Cache(tmp_path / "cache", "site")
    sums = sums_of(chunk({"en/a.html": PAGES["en/a.html"]}), first)
    sums.add(second, chunk({"en/b.html": PAGES["en/b.html"]}))
    sums.store(cache, "whole")
    sums.keep([second])
    sums_of(chunk(), third).store(cache, "for other rules")
    cache.close()

    cache = Cache(tmp_path / "cache", "site")
    again = stored(cache, "whole")
    again.keep([second])
    again.add(third, chunk())
    others = [stored(cache, "other"), stored(Cache(None, "site"), "whole"), stored(Cache(None, "site"), "")]
    cache.close()

    assert (said(again, second), first in again) == (said(sums, second), False)
    assert said(again, third) == said(sums_of(chunk(), third), third)
    assert not any(second in each for each in others)


def test_names_that_nobody_has_any_more_do_not_pile_up(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "site")
    most = 0
    for number in range(60):
        sums = stored(cache, "whole")
        links = "".join(f"<a href=/{number}/{place}>x</a>" for place in range(100))
        key = hashlib.sha256(links.encode()).digest()
        sums.add(key, chunk({"a.html": links}))
        sums.keep([key])
        sums.store(cache, "whole")
        most = max(most, len(sums.names))
    cache.close()

    assert 100 < most < 2000


def test_pages_that_each_have_a_folder_are_put_together() -> None:
    paths = sorted(f"en/article-{number}/index.html" for number in range(1000))

    sizes = [len(paths) for paths in chunks_of(paths)]

    assert (sum(sizes), max(sizes) <= MOST, len(sizes) < 100) == (1000, True, True)


def test_a_new_page_leaves_the_other_chunks_as_they_are() -> None:
    paths = sorted(f"en/{number}.html" for number in range(1000))

    before = {tuple(paths) for paths in chunks_of(paths)}
    after = {tuple(paths) for paths in chunks_of(sorted([*paths, "en/500-and-a-half.html"]))}

    assert len(after - before) <= 2
