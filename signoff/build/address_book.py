"""Which page is which page's translation: the one place that knows, for hreflang, sitemap and language switch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from signoff.model import Edition, Span
from signoff.settings import Settings

SEARCH = {"fr": "recherche", "en": "search"}  # the last part of the search page's address


@dataclass(frozen=True, slots=True)
class Group:
    """The pages that say the same in each language: root-relative addresses by language, and the one for everybody.

    `withdrawn` are the addresses at which a notice stands in place of the text: they can be visited, but not found.
    """

    urls: Mapping[str, str]
    default: str
    updated: Mapping[str, date | None] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)

    def alternates(self, settings: Settings) -> list[tuple[str, str]]:
        """(hreflang, absolute address) of every page of the group, then x-default; none when no page has its text."""
        if not self.urls:
            return []
        found = [(language, settings.address + url) for language, url in self.urls.items()]
        return [*found, ("x-default", settings.address + self.default)]


class AddressBook:
    """The groups of all pages of the site."""

    def __init__(self, editions: Sequence[Edition], settings: Settings) -> None:
        self._editions: dict[tuple[bool, str], dict[str, Edition]] = {}
        for edition in editions:
            article = edition.article
            self._editions.setdefault((article.is_page, article.key), {})[edition.language] = edition
        self.home = Group({language: f"/{language}/" for language in settings.languages}, "/")
        searches = {language: f"/{language}/{SEARCH[language]}/" for language in settings.languages}
        self.search = Group(searches, searches[settings.languages[0]])

    def group(self, edition: Edition) -> Group:
        """The group of an edition; everybody else is sent to the language it was written in."""
        return _group(self.of(edition))

    def of(self, edition: Edition) -> Mapping[str, Edition]:
        """The editions of the same article, by language."""
        return self._editions[edition.article.is_page, edition.article.key]

    def source(self, edition: Edition) -> Edition | None:
        """The edition that this one translates; itself for the source, None when the source is not shown."""
        return self.of(edition).get(edition.article.source_language)

    def groups(self) -> Iterator[Group]:
        """The homes, the search pages, then articles and legal pages."""
        yield self.home
        yield self.search
        yield from map(_group, self._editions.values())


def _group(editions: Mapping[str, Edition]) -> Group:
    shown = {language: edition for language, edition in editions.items() if not edition.is_withdrawn}
    first = next(iter((shown or editions).values()))
    source = shown.get(first.article.source_language, first)
    return Group(
        {language: edition.url for language, edition in shown.items()},
        source.url,
        {language: edition.updated for language, edition in shown.items()},
        {language: edition.url for language, edition in editions.items() if edition.is_withdrawn},
    )


def same_addresses(editions: Iterable[Edition]) -> Iterator[tuple[str, Span, Span]]:
    """(address, first place, second place) of slugs and aliases that would be written to one file."""
    seen: dict[str, Span] = {}
    for edition in editions:
        article = edition.article
        wanted = [(edition.url, edition.text.span("slug"))]
        wanted += [
            (f"/{edition.language}/{a}/", article.span("aliases")) for a in article.aliases.get(edition.language, ())
        ]
        for url, span in wanted:
            if url in seen:
                yield url, seen[url], span
            seen.setdefault(url, span)
