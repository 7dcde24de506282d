"""Signposts: the pages that hold no text of their own and lead to texts, centres and people.

The home pages, the guides by subject, the centres, the reviewers, the glossary. The build writes them, the gate knows by the same list
which page may stand where, and which facts it may name.

A few guides stand on one page, each below its subject. Many are spread over a page for each subject, and a subject with very
many over a page for each letter: so no page grows with the site, and every guide is three steps from the home page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from signoff.model import Article, Centre, Edition, Sources, Span

FEW = 12  # guides that the home page, or a centre's, names one by one
WHOLE = 100  # guides that fit on one page below their subjects
LETTERED = 300  # guides of one subject that fit on one page below their letters
LATEST = 100  # texts that a reviewer's page names, the newest

_MAP = "https://www.openstreetmap.org/search?query="
SECTIONS = {
    "guides": {"fr": "guides", "en": "guides"},
    "centres": {"fr": "centres", "en": "centres"},
    "reviewers": {"fr": "relecteurs", "en": "reviewers"},
    "glossary": {"fr": "glossaire", "en": "glossary"},
}
SEARCH = {"fr": "recherche", "en": "search"}  # the last part of the search page's address
# What a guide is about, for those whose service has no name in services.toml: the kind by schema.org's word.
_KINDS = {
    "MedicalProcedure": "procedure",
    "TherapeuticProcedure": "treatment",
    "MedicalTest": "examination",
    "ImagingTest": "examination",
    "DiagnosticProcedure": "examination",
}
_SLUGS = {
    "procedure": {"fr": "actes", "en": "procedures"},
    "treatment": {"fr": "traitements", "en": "treatments"},
    "examination": {"fr": "examens", "en": "examinations"},
    "other": {"fr": "autres", "en": "others"},
}


@dataclass(frozen=True, slots=True)
class Signpost:
    """A page that leads on, or the part of one that an address with a fragment names.

    `kind` is home, guides, subject, letter, centres, centre, reviewers, reviewer or glossary; `key` what it is about within its kind.
    `title` is a fact of the sources, "" when the theme has the word for it. `texts` are named one by one, `below` are
    the signposts that it leads to, `count` tells the texts of all of it. `span` is where a person typed what it is about.
    """

    kind: str
    key: str
    language: str
    url: str
    title: str = ""
    texts: tuple[Edition, ...] = ()
    below: tuple[Signpost, ...] = ()
    count: int = 0
    span: Span | None = None

    @property
    def is_page(self) -> bool:
        return "#" not in self.url

    @property
    def above(self) -> tuple[str, str] | None:
        """Kind and key of the signpost above this one; None below the home page."""
        if self.kind == "letter":
            return "subject", self.key.rpartition("/")[0]
        section = {"subject": "guides", "centre": "centres", "reviewer": "reviewers"}.get(self.kind)
        return (section, "") if section else None


def signposts(shown: Sequence[Edition], sources: Sources, languages: Iterable[str]) -> tuple[Signpost, ...]:
    """The signposts of each language, homes first; what would lead nowhere is left out."""
    listed = {language: readable_texts(shown, language) for language in languages}
    is_whole = max(map(len, listed.values()), default=0) <= WHOLE
    found: list[Signpost] = []
    for language, texts in listed.items():
        guides = _guides(texts, sources, language, is_whole=is_whole)
        centres = _centres(texts, sources, language)
        few = tuple(texts) if len(texts) <= FEW else ()
        around = tuple(post for section in (guides, centres) if section for post in section.below)
        home = Signpost("home", "", language, f"/{language}/", texts=few, below=around, count=len(texts))
        sections = (guides, centres, _reviewers(texts, sources, language), _glossary(sources, language))
        found += [home, *(post for section in sections if section for post in _pages(section))]
    return tuple(found)


def readable_texts(shown: Iterable[Edition], language: str) -> list[Edition]:
    """The articles of a language that can be read, in the order of their titles."""
    texts = [
        edition
        for edition in shown
        if edition.language == language and not (edition.article.is_page or edition.is_withdrawn)
    ]
    return sorted(texts, key=lambda edition: (alphabetical(edition.text.title), edition.url))


def alphabetical(words: str) -> str:
    """Words for sorting, as in a dictionary: `Échographie` stands between D and F."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
    return plain.replace("œ", "oe").replace("Œ", "OE").casefold()


def slug_of(words: str) -> str:
    """Words as the last part of an address: `IRM du genou` -> `irm-du-genou`."""
    return re.sub(r"[^a-z0-9]+", "-", alphabetical(words)).strip("-")


def subject_key(article: Article, sources: Sources) -> str:
    """What an article belongs to: its service, when services.toml names it; else its kind."""
    return article.service if article.service in sources.services else _KINDS.get(article.about, "other")


def service_name(key: str, sources: Sources, language: str) -> str:
    """What patients call a service; "" when services.toml does not say."""
    service = sources.services.get(key)
    return service.names.get(language, "") if service else ""


def _pages(section: Signpost) -> Iterator[Signpost]:
    """A signpost and all those below it that are pages."""
    if section.is_page:
        yield section
        for post in section.below:
            yield from _pages(post)


def _guides(texts: Sequence[Edition], sources: Sources, language: str, *, is_whole: bool) -> Signpost | None:
    if not texts:
        return None
    url = f"/{language}/{SECTIONS['guides'][language]}/"
    by_subject: dict[str, list[Edition]] = {key: [] for key in (*sources.services, *_SLUGS)}
    for edition in texts:
        by_subject[subject_key(edition.article, sources)].append(edition)
    below = tuple(
        _subject(key, some, url, sources, language, is_whole=is_whole) for key, some in by_subject.items() if some
    )
    return Signpost("guides", "", language, url, below=below, count=len(texts))


def _subject(
    key: str, texts: Sequence[Edition], section: str, sources: Sources, language: str, *, is_whole: bool
) -> Signpost:
    service = sources.services.get(key)
    title = service_name(key, sources, language)
    slug = slug_of(title) or _SLUGS.get(key, {}).get(language) or slug_of(key) or "-"
    span = service.span if service else None
    if is_whole:
        whole = tuple(texts)
        return Signpost("subject", key, language, f"{section}#{slug}", title, whole, count=len(whole), span=span)
    url = f"{section}{slug}/"
    mark = "{url}#{letter}" if len(texts) <= LETTERED else "{url}{letter}/"
    below = tuple(
        Signpost(
            "letter", f"{key}/{letter}", language, mark.format(url=url, letter=letter), letter, some, (), len(some)
        )
        for letter, some in _by_letter(texts)
    )
    return Signpost("subject", key, language, url, title, below=below, count=len(texts), span=span)


def _by_letter(texts: Iterable[Edition]) -> Iterator[tuple[str, tuple[Edition, ...]]]:
    """Texts in the order of their titles, by the first letter; figures and signs share one place."""

    def letter(edition: Edition) -> str:
        first = slug_of(edition.text.title)[:1]
        return first if first.isalpha() else "0-9"

    for first, some in groupby(sorted(texts, key=letter), letter):  # sorted() keeps the order of the titles
        yield first, tuple(some)


def _centres(texts: Sequence[Edition], sources: Sources, language: str) -> Signpost | None:
    url = f"/{language}/{SECTIONS['centres'][language]}/"
    below = []
    for key, centre in sources.centres.items():
        here = tuple(edition for edition in texts if key in edition.article.centres)
        few = here if len(here) <= FEW else ()
        place = f"{url}{slug_of(key) or '-'}/"
        below.append(Signpost("centre", key, language, place, centre.name, few, count=len(here), span=centre.span))
    return Signpost("centres", "", language, url, below=tuple(below)) if below else None


def _reviewers(texts: Sequence[Edition], sources: Sources, language: str) -> Signpost | None:
    """Those whom the ledger of a text that is shown names, so that a profile keeps its address when another reviews anew."""
    url = f"/{language}/{SECTIONS['reviewers'][language]}/"
    named = {review.reviewer for each in texts for review in each.article.reviews if review.language == language}
    reviewed: dict[str, list[Edition]] = {key: [] for key in named}
    for edition in texts:
        if edition.review:
            reviewed.setdefault(edition.review.reviewer, []).append(edition)
    below = []
    for key, reviewer in sources.reviewers.items():
        if key in reviewed:
            mine = reviewed[key]
            newest = tuple(sorted(mine, key=_day, reverse=True)[:LATEST])
            place = f"{url}{slug_of(key) or '-'}/"
            name = reviewer.full_name
            below.append(Signpost("reviewer", key, language, place, name, newest, (), len(mine), reviewer.span))
    return Signpost("reviewers", "", language, url, below=tuple(below)) if below else None


def _glossary(sources: Sources, language: str) -> Signpost | None:
    """The page to which words of the texts lead; nobody looks up a word that stands in no text."""
    terms = sources.glossary
    url = f"/{language}/{SECTIONS['glossary'][language]}/"
    return Signpost("glossary", "", language, url, count=len(terms), span=terms[0].span) if terms else None


def centre_urls(sources: Sources, languages: Iterable[str]) -> Mapping[str, str]:
    """The name of the centre that each page of a centre is about, by the address of the page."""
    posts = (_centres((), sources, language) for language in languages)
    return {below.url: below.title for post in posts if post for below in post.below}


def glossary_urls(sources: Sources, languages: Iterable[str]) -> Mapping[str, str]:
    """The address of the glossary in each language that has one."""
    posts = {language: _glossary(sources, language) for language in languages}
    return {language: post.url for language, post in posts.items() if post}


def _day(edition: Edition) -> int:
    return edition.review.on.toordinal() if edition.review else 0


def same_signposts(posts: Iterable[Signpost]) -> Mapping[tuple[str, str], Mapping[str, Signpost]]:
    """The pages that say the same in each language. Letters are not the same in two languages: each stands alone."""
    found: dict[tuple[str, str], dict[str, Signpost]] = {}
    for post in posts:
        key = f"{post.language}/{post.key}" if post.kind == "letter" else post.key
        found.setdefault((post.kind, key), {})[post.language] = post
    return found


def map_address(centre: Centre) -> str:
    """Where a map shows the street of a centre, "" without one: a search, for nobody measured where its door is."""
    if not centre.street:
        return ""
    return _MAP + quote(", ".join(filter(None, (centre.street, f"{centre.postcode} {centre.city}".strip()))))


def ways_of(centre: Centre) -> frozenset[str]:
    """The addresses outside of the site by which a page may lead to a centre."""
    bookings = (booking.url for booking in centre.bookings.values())
    return frozenset(filter(None, (*bookings, map_address(centre), f"tel:{centre.telephone}")))
