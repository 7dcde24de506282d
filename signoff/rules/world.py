"""What one article has in common with the rest of the site, and may be judged by."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from signoff.model import Article, Edition, Field, Sources, Span, Standing, Text
from signoff.review.related import Related
from signoff.review.signposts import centre_urls, glossary_urls
from signoff.settings import Settings
from signoff.site.asked import UNREAD


class Shelf:
    """The editions of a site side by side: what a page may say of the others, and where it may lead.

    `messages` are what the theme says in each language, its placeholders unfilled.
    """

    settings: Settings
    sources: Sources | None
    editions: tuple[Edition, ...]
    messages: Mapping[str, tuple[str, ...]]

    @cached_property
    def legal_titles(self) -> Mapping[str, tuple[str, ...]]:
        """The titles of the legal pages of each language, to which every page leads."""
        legal = [edition for edition in self.editions if edition.article.is_page]
        return {
            language: tuple(edition.text.title for edition in legal if edition.language == language)
            for language in self.settings.languages
        }

    @cached_property
    def glossary_urls(self) -> Mapping[str, str]:
        """The address of the glossary in each language that has one."""
        return glossary_urls(self.sources, self.settings.languages) if self.sources else {}

    def url_of_source(self, path: str, place: Article) -> str:
        """The address of the page of a text's file, named from content/ on or from an article's folder; "" when it has none."""
        folder = posixpath.relpath(place.folder, self.settings.content)
        name = posixpath.normpath(posixpath.join("/", folder, unquote(path)))
        kind, _, rest = name.lstrip("/").partition("/")
        key, _, file = rest.partition("/")
        shown = self._editions_by_key.get((kind == "pages", key), ())
        return next((edition.url for edition in shown if file == f"{edition.language}.md"), "")

    @cached_property
    def related(self) -> Related:
        """Which guides belong under which."""
        return Related(self.editions)

    @cached_property
    def centre_urls(self) -> Mapping[str, str]:
        """The name of the centre that each page of a centre is about, by the address of the page."""
        return centre_urls(self.sources, self.settings.languages) if self.sources else {}

    @cached_property
    def folders(self) -> Mapping[str, str]:
        """The folder of the article that each address shows."""
        return {edition.url: edition.article.folder for edition in self.editions}

    def editions_of(self, article: Article) -> tuple[Edition, ...]:
        """The editions of an article in all languages."""
        return self._editions_by_key.get((article.is_page, article.key), ())

    @cached_property
    def _editions_by_key(self) -> Mapping[tuple[bool, str], tuple[Edition, ...]]:
        found: dict[tuple[bool, str], tuple[Edition, ...]] = {}
        for edition in self.editions:
            key = (edition.article.is_page, edition.article.key)
            found[key] = (*found.get(key, ()), edition)
        return found


class _Face(NamedTuple):
    """What others see of an edition."""

    key: str
    folder: str
    is_page: bool
    service: str
    related: tuple[str, ...] | None
    language: str
    title: str
    url: str
    standing: Standing

    @classmethod
    def of(cls, edition: Edition) -> _Face:
        article, text = edition.article, edition.text
        own = (article.key, article.folder, article.is_page, article.service, article.related)
        return cls(*own, text.language, text.title, edition.url, edition.standing)

    def edition(self) -> Edition:
        """An edition that has this face and nothing behind it: whoever looks at the words of another article is stopped."""
        article = Article(
            self.key,
            self.folder,
            "",
            {},
            is_page=self.is_page,
            service=self.service,
            related=self.related,
            reviews=UNREAD,
            sources=UNREAD,
        )
        title = {"title": Field(self.title, Span(self.folder))}
        text = Text(self.key, self.language, "", title, "", UNREAD, UNREAD, UNREAD, "", UNREAD)
        return Edition(article, text, self.url, standing=self.standing)


@dataclass(frozen=True)
class World(Shelf):
    """The shelf as one article stands before it: the others show their faces, no text and no record of them is there.

    A verdict on one article that is computed from its files, its pages and this world holds as long as these are as they
    were: there is nothing else that it could have looked at. `digest` stands for all that is in it.
    """

    settings: Settings
    sources: Sources | None
    editions: tuple[Edition, ...]
    messages: Mapping[str, tuple[str, ...]]
    digest: bytes

    @cached_property
    def pages(self) -> dict[object, Any]:
        """What one rule has worked out of a page and the next asks for as well, by what it is and the path."""
        return {}

    @classmethod
    def around(
        cls,
        settings: Settings,
        sources: Sources | None,
        editions: Iterable[Edition],
        messages: Mapping[str, tuple[str, ...]],
    ) -> World:
        """The world of each article of these sources."""
        settings = replace(settings, root=Path())
        sources = replace(sources, articles=(), pages=(), waivers=()) if sources else None
        faces = tuple(_Face.of(edition) for edition in editions)
        state = repr((settings, sources, faces, sorted(messages.items())))
        digest = hashlib.sha256(state.encode("utf-8", "surrogatepass")).digest()
        return cls(settings, sources, tuple(face.edition() for face in faces), messages, digest)
