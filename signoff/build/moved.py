"""Redirects that nobody typed: from the addresses of the last release to where the same texts are now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from signoff.model import Edition
from signoff.served import Served


def moved_pages(shown: Sequence[Edition], served: Served, built: Collection[str]) -> Iterator[tuple[str, Edition]]:
    """(path, edition that bears the address it leads to) for each page of the last release that is built elsewhere now.

    Redirects of that release are carried along, so that an address leads on however often a text moved. A path that is
    `built` belongs to whoever has it now.
    """
    now = {(_kind(edition), edition.article.key, edition.language): edition for edition in shown}
    moves: dict[str, tuple[Edition, str]] = {}
    for text, url in served.pages.items():
        if (edition := now.get(text)) and edition.url != url:
            prefix = url.lstrip("/")
            for path in served.files:
                if path.startswith(prefix) and path.endswith("index.html"):
                    moves[path] = (edition, path.removeprefix(prefix))
    for old, url in served.redirects.items():
        if found := _text_at(url, served.pages):
            text, rest = found
            if text in now:
                moves.setdefault(_file(old), (now[text], _file(rest)))
    for path, (edition, rest) in sorted(moves.items()):
        if path not in built:
            there = _file(edition.url + rest.removesuffix("index.html")) in built
            yield path, replace(edition, url=edition.url + rest.removesuffix("index.html")) if there else edition


def _text_at(url: str, pages: Mapping[tuple[str, str, str], str]) -> tuple[tuple[str, str, str], str] | None:
    """The text whose page, frozen page or history lies at an address, with what follows the text's own."""
    steps = url.strip("/").split("/")
    at = {page: text for text, page in pages.items()}
    for count in range(len(steps), 0, -1):
        place = f"/{'/'.join(steps[:count])}/"
        if place in at:
            return at[place], url.removeprefix(place)
    return None


def _kind(edition: Edition) -> str:
    return "page" if edition.article.is_page else "article"


def _file(url: str) -> str:
    return f"{url.lstrip('/')}index.html"
