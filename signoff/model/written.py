"""What people write: articles in their languages, the ledger, centres, reviewers and waivers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple

from signoff.model.span import Span
from signoff.words import Node


@dataclass(frozen=True, slots=True)
class Field:
    """A line of front matter."""

    value: str
    span: Span


class Version(NamedTuple):
    """MAJOR.MINOR: major is what the page says, minor is how one language says it."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


@dataclass(frozen=True, slots=True)
class Block:
    """One run of words of a text, as its reader sees it, and where it was typed."""

    kind: str
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link or image of a text: `url` as typed, e.g. `{filename}/articles/lumbar-mri/en.md`, and where that begins.

    `column` is None for a reference or a tag of which the address is written otherwise than it is read.
    """

    url: str
    words: str
    is_image: bool
    line: int
    column: int | None = None


class Slip(NamedTuple):
    """A defect that the source of a text shows by itself, and where: `rule` is the id of the rule that tells of it.

    `kind` is which of the rule's defects it is, `words` what it is about. With `meant`, the characters `typed` at this place
    may be replaced by it; `folds` when that changes nothing but white space that the digest does not count.
    """

    rule: str
    line: int
    column: int
    kind: str
    words: str = ""
    typed: str = ""
    meant: str | None = None
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One language of an article, working or frozen.

    `html` is the rendered body, `body` its words as a tree (see docs/digest.md), `blocks` the same words one after the
    other with their lines, `bytes_digest` the SHA-256 of the file with line ends as LF and without a byte order mark,
    `slips` what the file's own characters show to be wrong.
    """

    key: str
    language: str
    path: str
    fields: Mapping[str, Field]
    html: str
    body: tuple[Node, ...]
    blocks: tuple[Block, ...]
    links: tuple[TextLink, ...]
    bytes_digest: str
    slips: tuple[Slip, ...] = ()

    @property
    def title(self) -> str:
        return self.value("title")

    @property
    def summary(self) -> str:
        return self.value("summary")

    @property
    def slug(self) -> str:
        return self.value("slug")

    @property
    def version(self) -> Version | None:
        """The version in the front matter; None when it is missing or not MAJOR.MINOR."""
        major, dot, minor = self.value("version").partition(".")
        if not (dot and major.isascii() and major.isdigit() and minor.isascii() and minor.isdigit()):
            return None
        return Version(int(major), int(minor))

    def value(self, name: str) -> str:
        """The value of a field; empty when the field is not there."""
        found = self.fields.get(name)
        return found.value if found else ""

    def span(self, name: str | None = None) -> Span:
        """Where a field stands; the top of the file for a field that is not there."""
        found = self.fields.get(name) if name else None
        return found.span if found else Span(self.path)


EVIDENCE = ("imported", "recorded", "signed")  # from the weakest to the strongest


@dataclass(frozen=True, slots=True)
class SourceOfRecord:
    """The version and digest of the source text that a translation was checked against."""

    version: Version
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """A record of the ledger: who vouched for which words, when.

    `text` is the digest of the words, `file` the digest of the frozen file's bytes (empty when not recorded), `pictures` those
    of the pictures that were seen with them, by their address as it is typed in the text. `reason` says why a text was withdrawn; `signature` is an armoured SSH signature over the canonical record
    (docs/ledger.md), empty when nobody signed.
    """

    language: str
    version: Version
    kind: str
    reviewer: str
    on: date
    text: str
    evidence: str
    span: Span
    of: SourceOfRecord | None = None
    file: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict, hash=False)
    reason: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer found wrong in the words with the digest `text`.

    `where` quotes them ("" when the whole is meant), `by` is a key of reviewers.toml or a name; `settled` says what was done
    about it, "" as long as nothing was.
    """

    language: str
    version: Version
    text: str
    where: str
    what: str
    why: str
    by: str
    on: date
    settled: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that an article rests on."""

    title: str
    url: str
    year: int | None
    language: str


@dataclass(frozen=True, slots=True)
class Article:
    """One subject in its languages. A legal page is an article with `is_page`: nobody reviews or books it.

    `stale` is what becomes of a translation when the source moves on, "hold" or "withdraw"; "" as the settings say. `related`
    are the keys of articles to read next, None when nobody chose. `pictures` are the digests of the pictures that any of its
    texts shows, as they lie in content/ now, by their address as it is typed. `files` is the SHA-256 of all files of the folder that it
    was read from, "" when nobody computed it.
    """

    key: str
    folder: str
    source_language: str
    working: Mapping[str, Text]
    is_page: bool = False
    about: str = ""
    months: int = 36
    roles: tuple[str, ...] = ()
    service: str = ""
    centres: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excused: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    frozen: Mapping[str, Mapping[Version, Text]] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    stale: str = ""
    remarks: tuple[Remark, ...] = ()
    related: tuple[str, ...] | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)
    files: str = field(default="", compare=False)

    @property
    def approvals(self) -> tuple[Review, ...]:
        """The last approving record of each language and version."""
        approving = [review for review in self.reviews if review.kind != "withdrawal"]
        return tuple({(review.language, review.version): review for review in approving}.values())

    @property
    def open_remarks(self) -> tuple[Remark, ...]:
        """What reviewers found wrong and nobody has settled."""
        return tuple(remark for remark in self.remarks if not remark.settled)

    def span(self, name: str) -> Span:
        """Where article.toml says `name`; its top when it does not."""
        return self.spans.get(name, Span(f"{self.folder}/article.toml"))


@dataclass(frozen=True, slots=True)
class Booking:
    """The booking address of one service of a centre. `confirmed` is the day on which a person opened it."""

    service: str
    url: str
    confirmed: date | None
    by: str
    span: Span


@dataclass(frozen=True, slots=True)
class Service:
    """What can be booked, an examination or a procedure, as patients call it in each language."""

    key: str
    names: Mapping[str, str]
    span: Span


class Hours(NamedTuple):
    """From when until when a centre is open, from one day of the week to another (0 is Monday)."""

    first: int
    last: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Centre:
    """A place where patients are received. `telephone` is in E.164 form; `hours` are empty when nobody gave them."""

    key: str
    name: str
    about: Mapping[str, str]
    street: str
    postcode: str
    city: str
    telephone: str
    bookings: Mapping[str, Booking]
    span: Span
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who may vouch for texts. `since` and `until` bound the days on which they could."""

    key: str
    title: str
    name: str
    roles: tuple[str, ...]
    specimen: bool
    span: Span
    since: date | None = None
    until: date | None = None

    @property
    def full_name(self) -> str:
        return f"{self.title} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Explained:
    """A term of the glossary in one language.

    `long` is what an abbreviation stands for, "" for any other term; `also` are further forms that texts use.
    """

    term: str
    definition: str
    span: Span
    long: str = ""
    also: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """All that is looked for in the texts."""
        return tuple(form for form in (self.term, self.long, *self.also) if form)


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of glossary.toml: the same thing in each language. `key` is the anchor of its explanation."""

    key: str
    words: Mapping[str, Explained]
    span: Span


@dataclass(frozen=True, slots=True)
class Waiver:
    """A block of waivers.toml: findings of `rule` at `path` (a pattern) are accepted up to and with the day `until`.

    `url` and `fingerprint` narrow it down; `reason`, `owner` and `until` are empty when nobody gave them.
    """

    rule: str
    path: str
    url: str
    fingerprint: str
    reason: str
    owner: str
    until: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Sources:
    """All that people wrote: articles and legal pages in the order of their keys, waivers and terms in that of their file."""

    articles: tuple[Article, ...]
    pages: tuple[Article, ...]
    centres: Mapping[str, Centre]
    reviewers: Mapping[str, Reviewer]
    waivers: tuple[Waiver, ...] = ()
    services: Mapping[str, Service] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
