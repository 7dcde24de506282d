"""What a rule may look at, with the few questions that many rules ask."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from signoff.model import Article, Edition, Link, Page, Site, Sources, Span, Waived, Waiver
from signoff.review import frozen_editions
from signoff.review.gathering import Gathered
from signoff.review.history import has_history, history_path
from signoff.review.signposts import Signpost, signposts
from signoff.rules.clean import Clean, Part, marks_in
from signoff.rules.odd_paths import is_odd
from signoff.rules.world import Shelf, World
from signoff.settings import Settings
from signoff.site.addresses import Addresses, Target
from signoff.site.elements import LEADS, LOADS
from signoff.site.fragments import stays
from signoff.site.hosts import Host
from signoff.site.pages import Pages
from signoff.site.tags import place
from signoff.site.used import Used

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Context(Shelf):
    """The site, and the sources and editions it should show; without sources (--isolated) both are empty.

    `messages` are what the theme says in each language, its placeholders unfilled, `templates` its files by their paths; `clean` is what
    earlier runs found nothing in; `gathered` what other programs know. `given_waivers`
    are those of a folder without sources. For rules that come last: `waived` is what the waivers accepted, `ran` the ids of the rules of this run, `known` of all.
    """

    settings: Settings
    site: Site
    today: date
    addresses: Addresses
    sources: Sources | None = None
    editions: tuple[Edition, ...] = ()
    publish: bool = False
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gathered: Gathered = field(default_factory=Gathered)
    templates: Mapping[str, str] = field(default_factory=dict)
    given_waivers: tuple[Waiver, ...] = ()
    waived: tuple[Waived, ...] = ()
    ran: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    clean: Clean = field(default_factory=Clean)

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """Which findings are accepted: by the project, or by a file that goes with an isolated folder."""
        return self.sources.waivers if self.sources else self.given_waivers

    @cached_property
    def edition_of(self) -> Mapping[str, Edition]:
        """The edition that belongs at the path of a page."""
        return {f"{edition.url.strip('/')}/index.html": edition for edition in self.editions}

    @cached_property
    def frozen_of(self) -> Mapping[str, Edition]:
        """The frozen version that belongs at the path of a page."""
        return {f"{edition.url.strip('/')}/index.html": edition for edition in frozen_editions(self.editions)}

    @cached_property
    def history_paths(self) -> frozenset[str]:
        """The paths of the pages of histories."""
        return frozenset(history_path(edition) for edition in self.editions if has_history(edition))

    @cached_property
    def signpost_of(self) -> Mapping[str, Signpost]:
        """The signpost that belongs at the path of a page; none without sources."""
        if self.sources is None:
            return {}
        posts = signposts(self.editions, self.sources, self.settings.languages)
        return {f"{post.url.strip('/')}/index.html": post for post in posts}

    @cached_property
    def world(self) -> World:
        """What an article may be judged by, besides what is its own."""
        return World.around(self.settings, self.sources, self.editions, self.messages)

    def told(
        self, ask: Callable[..., Answer | None], things: Iterable[tuple[Part, ...]], *given: object
    ) -> Iterator[tuple[tuple[Part, ...], Answer]]:
        """Each thing with what `ask` says of it, in their order; those are left out of which it says nothing.

        `ask` is a function of a module that is handed the parts of the thing (a page, where its path is given), the world, and what
        is `given`: values of which repr() says all. Of a thing that is in every byte what it was when it was last asked about, and
        about which there was nothing to say, it is not asked again.
        """
        judge = f"{ask.__module__}.{ask.__qualname__}"
        state = repr((judge, given)).encode("utf-8", "surrogatepass")
        key = hashlib.sha256(self.world.digest + state).digest()
        known, clean = marks_in(self.clean.of(judge)), []
        for thing in things:
            mark = self.clean.mark(thing, self._digest_of, key)
            if mark is None or mark not in known:
                answer = ask(*map(self._whole, thing), self.world, *given)
                if answer:
                    yield thing, answer
                    continue
            if mark is not None:
                clean.append(mark)
        self.clean.put(judge, clean)

    def pages_told(self, ask: Callable[..., bool], paths: Iterable[str], *given: object) -> list[Page]:
        """The pages of which `ask` says yes."""
        told = self.told(ask, ((path,) for path in paths), *given)
        return [self.site.pages[path] for (path,), _ in told if isinstance(path, str)]

    def _whole(self, part: Part) -> object:
        if isinstance(part, tuple):
            return tuple(map(self._whole, part))
        return self.site.pages[part] if isinstance(part, str) else part

    @property
    def each(self) -> Iterator[tuple[Article, tuple[Edition, ...]]]:
        """Every article and legal page, with its editions."""
        for article in (*self.sources.articles, *self.sources.pages) if self.sources else ():
            yield article, self.editions_of(article)

    def _digest_of(self, path: str) -> str:
        """The SHA-256 of a page's file; "" where nobody computed it."""
        return self.site.pages.digest_of(path) if isinstance(self.site.pages, Pages) else ""

    @cached_property
    def files_in_any_case(self) -> Mapping[str, str]:
        """The files of the site by their names without case, accents composed."""
        return {unicodedata.normalize("NFC", file).casefold(): file for file in sorted(self.site.files, reverse=True)}

    @cached_property
    def reviewed(self) -> tuple[tuple[Edition, str], ...]:
        """Approved texts whose page was built, with the path of that page, the frozen ones after the current ones."""
        return tuple(
            (edition, path)
            for path, edition in (*self.edition_of.items(), *self.frozen_of.items())
            if path in self.site.pages and edition.review
        )

    @cached_property
    def approved(self) -> Mapping[str, Edition]:
        """The edition that was approved, by the path of its page."""
        return {path: edition for edition, path in self.reviewed}

    @cached_property
    def documents(self) -> Sequence[str]:
        """The paths of the pages that readers come to see (signoff/rules/documents.py)."""
        refreshing = self.used.refreshing
        return [path for path in self.site.pages if not (path in refreshing or is_odd(path))]

    @cached_property
    def host(self) -> Host:
        """Which file answers at a path."""
        base = self.addresses.base  # a host's rules speak of whole paths
        redirects = tuple(path[len(base) :] for path in self.site.redirects if path.startswith(f"{base}/"))
        return Host(self.site.files, self.settings.hosting, redirects)

    @cached_property
    def used(self) -> Used:
        """Every distinct address of the site: the quick way to the few links that a rule complains of."""
        return Used(self.site.pages, self.addresses)

    def target(self, page: Page, link: Link) -> Target:
        """Where a link of a page leads."""
        place = self.addresses.place(page.url, page.base) if page.base else page.url
        return self.addresses.resolve(link.url, place)

    def suspects(self, rule: str) -> Iterator[Page]:
        """The pages of which a rule may have something to say (its may_concern), in their order; all where nobody asked it."""
        return map(self.site.pages.__getitem__, self.suspect_paths(rule))

    def suspect_paths(self, rule: str) -> Iterable[str]:
        """The paths of these pages."""
        pages = self.site.pages
        if not isinstance(pages, Pages) or rule not in pages.asked.questions:
            return pages
        noted = self.used.notes_of(rule)
        return sorted(path for paths in noted.values() for path in paths)

    def in_style(self, style: str, link: Link) -> Span:
        """Where a stylesheet names an address."""
        return Span(f"{self.site.root}/{style}", *self.site.style_places[style][link.order])

    def look_at(self, paths: Iterable[str]) -> None:
        """Make ready for somebody who is about to look at the links of these pages."""
        if isinstance(self.site.pages, Pages):
            self.site.pages.look_at(paths)

    def noted(self, name: str, ask: Callable[[Page], str | None]) -> Mapping[str, Sequence[str]]:
        """The paths of the pages by what is noted of each: under this name where it was read, else by asking now."""
        pages = self.site.pages
        if isinstance(pages, Pages) and name in pages.asked.questions:
            return self.used.notes_of(name)
        found: dict[str, list[str]] = {}
        for path, page in pages.items():
            if note := ask(page):
                found.setdefault(note, []).append(path)
        return found

    @cached_property
    def missing(self) -> tuple[tuple[Page, Link, Target], ...]:
        """The links to addresses of the site at which nothing answers: few, so that many rules may look at them."""
        held: dict[str, set[str]] = {}
        for kind in (LEADS, LOADS):
            for path, gone in self.used.ask(kind, lambda path: None if self.host.is_there(path) else path).items():
                held.setdefault(path, set()).update(gone)
        self.look_at(held)
        return tuple(
            (page, link, self.target(page, link))
            for page in map(self.site.pages.__getitem__, held)
            for link in page.links
            if link.url in held[page.path] and (page.base or not stays(link.url))
        )

    def source_of(self, page: Page, link: Link) -> Span | None:
        """Where a person typed a link: in a text, a TOML file, a template; None when a tool made it, or the theme computes it."""
        edition = self.edition_of.get(page.path) or self.frozen_of.get(page.path)
        if edition and link.part == "body":
            return _in_text(edition, page, link)
        if edition and link.part == "booking":
            return self._in_centres(link) or edition.article.span("booking")
        if edition and link.part == "sources":
            return edition.article.span("sources")
        return self._in_theme(link.url) if self.templates else None

    def _in_theme(self, url: str) -> Span | None:
        """Where the only template writes that has an address as it is, in quotes."""
        if url not in self._of_theme:
            places = [
                Span(path, *place(text, at + 2))
                for path, text in self.templates.items()
                for mark in "\"'"
                if (at := text.find(f"={mark}{url}{mark}")) >= 0
            ]
            self._of_theme[url] = places[0] if len(places) == 1 else None
        return self._of_theme[url]

    @cached_property
    def _of_theme(self) -> dict[str, Span | None]:
        """What _in_theme() has found: a link of the theme stands on every page."""
        return {}

    def _in_centres(self, link: Link) -> Span | None:
        for centre in self.sources.centres.values() if self.sources else ():
            for booking in centre.bookings.values():
                if booking.url == link.url:
                    return booking.span
        return None


def span_in(edition: Edition, line: int, column: int | None = None) -> Span:
    """A place in an edition's text, in the file that its editor edits: the working text while it is the same file."""
    text = edition.text
    working = edition.article.working.get(text.language)
    same = working is not None and working.bytes_digest == text.bytes_digest
    return Span(working.path if same and working else text.path, line, column)


def _in_text(edition: Edition, page: Page, link: Link) -> Span:
    """Links of a body and of its text stand in one order: the second of two with the same words is the second."""
    is_image = link.element == "img"
    before = [
        other
        for other in page.links
        if other.part == "body"
        and other.order < link.order
        and (other.element, other.attribute, other.words) == (link.element, link.attribute, link.words)
    ]
    typed = [
        found
        for found in edition.text.links
        if (found.is_image, found.words if not is_image else "") == (is_image, link.words)
    ]
    if not typed:
        return span_in(edition, edition.text.span().line)
    found = typed[min(len(before), len(typed) - 1)]
    return span_in(edition, found.line, found.column)
