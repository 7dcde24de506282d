"""Where the page of an approved text leads, and which pictures it shows: what its text and the sources say, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from signoff.model import Edition, Link, Page, TextLink
from signoff.review.signposts import ways_of
from signoff.rules.world import World
from signoff.sources.markdown import slug_of

Found = tuple[str, str, int]  # the approved address, the shown one, the line of the source

OTHER_SITE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_TYPED = re.compile(r"\{(?:filename|static|attach)\}")
_LEADING = ("a", "area", "form", "button", "input")


def strange_way(edition: Edition, page: Page, world: World) -> Found | None:
    """The first link of the body that leads elsewhere than its text says, then any other that leaves the site for a place unknown.

    A kept version shows its links as plain words. Where a text names a file, the page may lead to whatever became of it.
    """
    return _of_body(edition, page, world) or _beside(edition, page, world)


def _of_body(edition: Edition, page: Page, world: World) -> Found | None:
    typed = [link for link in edition.text.links if not link.is_image and not _stays(link.url, edition, world)]
    shown = [
        link.url
        for link in page.links
        if (link.part, link.element, link.attribute) == ("body", "a", "href") and not _stays(link.url, edition, world)
    ]
    if edition.current:
        typed = []
    for at in range(max(len(shown), len(typed))):
        is_typed, is_shown = at < len(typed), at < len(shown)
        if is_typed and is_shown and _is_same(typed[at], shown[at], edition, world):
            continue
        line = typed[at].line if is_typed else edition.text.span("title").line
        return typed[at].url if is_typed else "", shown[at] if is_shown else "", line
    return None


def _stays(url: str, edition: Edition, world: World) -> bool:
    """Whether an address is a place on the page, or in the glossary, to which the build links words by itself."""
    glossary = world.glossary_urls.get(edition.language)
    return url.startswith("#") or (bool(glossary) and url.startswith(f"{world.settings.base}{glossary}#"))


def _is_same(typed: TextLink, shown: str, edition: Edition, world: World) -> bool:
    url = typed.url
    if not _TYPED.match(url):
        return shown == url or (
            not OTHER_SITE.match(url) and not url.startswith(("#", "/", "?")) and not _leaves(shown)
        )
    path, mark, fragment = _TYPED.sub("", url).partition("#")
    if not path.endswith(".md"):
        return not _leaves(shown)
    address = world.url_of_source(path, edition.article)
    return shown == f"{world.settings.base}{address}{mark}{fragment}" if address else not _leaves(shown)


def _leaves(url: str) -> bool:
    return bool(OTHER_SITE.match(url))


def _beside(edition: Edition, page: Page, world: World) -> Found | None:
    known: set[str] | None = None
    for link in page.links:
        if link.part in ("body", "booking") or link.element not in _LEADING or not _leaves(link.url):
            continue
        if known is None:
            centres = world.sources.centres.values() if world.sources else ()
            known = {way for centre in centres for way in ways_of(centre)}
            known.update(source.url for source in edition.article.sources)
        if link.url not in known:
            return "", link.url, edition.text.span("title").line
    return None


def strange_picture(edition: Edition, page: Page) -> Found | None:
    """The first picture of the body that is not the one which its text names in that place."""
    typed = [link for link in edition.text.links if link.is_image]
    places = [link for link in page.links if link.part == "body" and link.element in ("img", "source")]
    shown = [link.url for link in places if (link.element, link.attribute) == ("img", "src")]
    for at in range(max(len(shown), len(typed))):
        if at >= len(typed) or at >= len(shown) or not _is_picture(typed[at], shown[at], edition):
            line = typed[at].line if at < len(typed) else edition.text.span("title").line
            return typed[at].url if at < len(typed) else "", shown[at] if at < len(shown) else "", line
    return next(_others(places, typed, edition), None)


def _others(places: list[Link], typed: list[TextLink], edition: Edition) -> Iterator[Found]:
    """Other sizes of a picture have its name."""
    for link in places:
        if not any(_is_picture(each, link.url, edition) for each in typed):
            yield "", link.url, typed[0].line if typed else edition.text.span("title").line


def _is_picture(typed: TextLink, shown: str, edition: Edition) -> bool:
    if typed.url == shown:
        return True
    name = PurePosixPath(unquote(_TYPED.sub("", typed.url).partition("?")[0])).stem
    return f"/pictures/{edition.article.key}/{slug_of(name)}-" in shown and not _leaves(shown)
