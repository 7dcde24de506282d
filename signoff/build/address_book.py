"""Which page is which page's translation: the one place that knows, for hreflang, sitemap and language switch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from signoff.model import Edition, Span
from signoff.review.signposts import SEARCH, Signpost, same_signposts
from signoff.settings import Settings


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

    def __init__(self, editions: Sequence[Edition], settings: Settings, posts: Sequence[Signpost] = ()) -> None:
        self._editions: dict[tuple[bool, str], dict[str, Edition]] = {}
        for edition in editions:
            article = edition.article
            self._editions.setdefault((article.is_page, article.key), {})[edition.language] = edition
        self.home = Group({language: f"/{language}/" for language in settings.languages}, "/")
        searches = {language: f"/{language}/{SEARCH[language]}/" for language in settings.languages}
        self.search = Group(searches, searches[settings.languages[0]])
        self._posts: dict[str, Group] = {}
        for same in same_signposts(post for post in posts if post.kind != "home").values():
            urls = {language: post.url for language, post in same.items()}
            self._posts |= dict.fromkeys(urls.values(), Group(urls, next(iter(urls.values()))))

    def group(self, edition: Edition) -> Group:
        """The group of an edition; everybody else is sent to the language it was written in."""
        return _group(self.of(edition))

    def post(self, post: Signpost) -> Group:
        """The group of a signpost; everybody else is sent to the first language of the site that has it."""
        return self._posts.get(post.url, self.home)

    def of(self, edition: Edition) -> Mapping[str, Edition]:
        """The editions of the same article, by language."""
        return self._editions[edition.article.is_page, edition.article.key]

    def source(self, edition: Edition) -> Edition | None:
        """The edition that this one translates; itself for the source, None when the source is not shown."""
        return self.of(edition).get(edition.article.source_language)

    def groups(self) -> Iterator[Group]:
        """The homes, the search pages, articles and legal pages, then the other signposts."""
        yield self.home
        yield self.search
        yield from map(_group, self._editions.values())
        yield from {id(group): group for group in self._posts.values()}.values()


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


def same_addresses(editions: Iterable[Edition], posts: Iterable[Signpost]) -> Iterator[tuple[str, Span | None, Span]]:
    """(address, first place, second place) of slugs, aliases and signposts that would be written to one file.

    The first place is None where the site keeps the address for a page of its own, such as /en/guides/.
    """
    seen: dict[str, Span | None] = {}
    for post in posts:
        if post.url in seen and post.span:
            yield post.url, seen[post.url], post.span
        seen.setdefault(post.url, post.span)
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
