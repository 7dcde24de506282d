"""The values that pass from room to room: frozen, and built once from what was read.

Paths are POSIX strings relative to the project's folder, addresses are as written unless a name says otherwise,
lines and columns count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from signoff.words import Node


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file. `column` is None when only the line is known."""

    path: str
    line: int = 1
    column: int | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")


class Severity(StrEnum):
    """How much a finding weighs: an error shuts the gate."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# --- what people write --------------------------------------------------------------------------------


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
    """A link or image of a text: `url` as typed, e.g. `{filename}/articles/lumbar-mri/en.md`."""

    url: str
    words: str
    is_image: bool
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """One language of an article, working or frozen.

    `html` is the rendered body, `body` its words as a tree (see docs/digest.md), `blocks` the same words one after the
    other with their lines, `bytes_digest` the SHA-256 of the file with line ends as LF and without a byte order mark.
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

    `text` is the digest of the words, `file` the digest of the frozen file's bytes (empty when not recorded).
    `reason` says why a text was withdrawn; `signature` is an armoured SSH signature over the canonical record
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
    reason: str = ""
    signature: str = ""


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

    `stale` is what becomes of a translation when the source moves on, "hold" or "withdraw"; "" as the settings say.
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
class Centre:
    """A place where patients are received. `telephone` is in E.164 form."""

    key: str
    name: str
    about: Mapping[str, str]
    street: str
    postcode: str
    city: str
    telephone: str
    bookings: Mapping[str, Booking]
    span: Span


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
class Sources:
    """All that people wrote: articles and legal pages in the order of their keys, waivers in that of their file."""

    articles: tuple[Article, ...]
    pages: tuple[Article, ...]
    centres: Mapping[str, Centre]
    reviewers: Mapping[str, Reviewer]
    waivers: tuple[Waiver, ...] = ()


# --- what is to be shown ------------------------------------------------------------------------------


class Standing(StrEnum):
    """How an edition stands to the source that it translates, or to the ledger."""

    IN_STEP = "in-step"
    HELD = "held"  # the source has moved on: the last approved translation is shown, and says so
    WITHDRAWN = "withdrawn"  # the address is kept, the text is not shown


@dataclass(frozen=True, slots=True)
class Edition:
    """The text of one language that the site shows at `url` ("/en/lumbar-mri/").

    `review` vouches for exactly these words; None for a legal page, for a withdrawn text, and in preview for a text nobody
    reviewed. `updated` is the day on which what the page says last changed. `last` is, for a held text, the record of the
    source that it matches (None when the ledger has none), for a withdrawn one the record that approved it. `current` is the address of the article's page
    when this is a frozen page, "" when it is that page itself.
    """

    article: Article
    text: Text
    url: str
    review: Review | None = None
    updated: date | None = None
    is_working: bool = False
    standing: Standing = Standing.IN_STEP
    last: Review | None = None
    current: str = ""

    @property
    def language(self) -> str:
        return self.text.language

    @property
    def is_withdrawn(self) -> bool:
        return self.standing is Standing.WITHDRAWN


# --- what was built -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page holds, as written.

    `order` numbers the addresses of the page from 0, in the order of the document; `part` is the data-signoff region
    it stands in ("" outside of all), `rel` the keywords of a <link> or <a>. `label` is what a screen reader says of a link
    without words (aria-label, title, alternative text); `ignored` the rules that its data-signoff-ignore names. `language` is
    that of its words (the nearest lang), `hidden` whether neither eye, key nor screen reader finds it.
    """

    element: str
    attribute: str
    url: str
    words: str
    order: int
    part: str = ""
    rel: frozenset[str] = frozenset()
    label: str = ""
    hreflang: str = ""
    ignored: frozenset[str] = frozenset()
    language: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A line of the page that states an update or a review.

    `kind` is "date" or "name", `shown` the words behind the label, `datetime` the machine's form (None without <time>).
    """

    kind: str
    language: str
    shown: str
    datetime: str | None
    words: str


class ParseError(NamedTuple):
    """A place where the markup of a page breaks the HTML standard: `tag` as it is written there."""

    line: int
    column: int
    code: str
    tag: str


@dataclass(frozen=True, slots=True)
class Page:
    """The facts of one built HTML file. `path` is relative to the checked folder; `url` is its root-relative address.

    `parts` are the words of each data-signoff region as trees, `loose` the words of the body that stand in none of them,
    header and footer left out.
    `title` is the first of `titles`, `description` None when the page has none. `alternates` are (hreflang, address) as
    written, `ids_twice` the ids that stand on more than one element, `refresh` the address of a meta refresh, `size` bytes,
    `base` what <base href> says ("" without), `parse_errors` the defects of its markup that PAG007 tells, `json_ld` the texts
    of its JSON-LD scripts.
    """

    path: str
    url: str
    language: str
    title: str
    description: str | None
    links: Sequence[Link]
    anchors: frozenset[str]
    parts: Mapping[str, tuple[Node, ...]]
    loose: tuple[str, ...]
    review_lines: tuple[ReviewLine, ...]
    titles: tuple[str, ...] = ()
    canonicals: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    ids_twice: tuple[str, ...] = ()
    noindex: bool = False
    refresh: str | None = None
    size: int = 0
    base: str = ""
    parse_errors: tuple[ParseError, ...] = ()
    json_ld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of a folder by path, the addresses that its stylesheets load, and all its files.

    `sizes` are bytes by file; `sitemaps` the addresses that each sitemap*.xml lists; `feeds` what is wrong with each Atom or
    RSS file ("" when nothing is), `unreadable` what keeps a sitemap from being read. `redirects` are the paths that a
    _redirects file answers for, `unread` says why a file could not be read, `digest` stands for the content of all of it
    ("" when that is not known), `totals` count the links of each page. `root` is the folder as a finding names it: relative
    to the project, or as it was given.
    """

    root: str
    pages: Mapping[str, Page]
    styles: Mapping[str, tuple[Link, ...]]
    files: frozenset[str]
    sizes: Mapping[str, int] = field(default_factory=dict)
    sitemaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    feeds: Mapping[str, str] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)
    redirects: tuple[str, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    totals: Mapping[str, int] = field(default_factory=dict)


# --- what is said about it ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields. At least one of `span` (a source) and `page` (a built file) is given.

    `message` and `hint` are templates, filled from `facts`, so that a report can say them in another language; `link` is
    the `order` of the link at fault, by which the line of the HTML is found; `severity` overrides the rule's own; `pages`
    is on how many pages the problem stands, when one problem speaks for all of them.
    """

    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    span: Span | None = None
    page: str | None = None
    link: int | None = None
    url: str | None = None
    also: tuple[Span, ...] = ()
    hint: str = ""
    severity: Severity | None = None
    pages: int = 1

    @property
    def words(self) -> str:
        """The message in English."""
        return self.message.format(**self.facts)

    @property
    def advice(self) -> str:
        """The hint in English."""
        return self.hint.format(**self.facts)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem signed with its rule. `fingerprint` stays the same while lines move.

    `message` and `hint` are English; `problem` holds their templates and facts, for a report in another language.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    path: str
    line: int
    column: int | None
    url: str | None
    page: str | None
    also: tuple[Span, ...]
    hint: str
    fingerprint: str
    problem: Problem | None = field(default=None, compare=False, repr=False)


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
class Waived:
    """A finding that was passed over, and the waiver that accepts it."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Manual:
    """What a report says of a rule: `words` is its manual page, whose first line is the defect."""

    rule: str
    name: str
    severity: Severity
    words: str

    @property
    def summary(self) -> str:
        return self.words.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Report:
    """What the gate says: `checked` counts pages, links, articles and rules; `skipped` names rules and why.

    `waived` findings do not shut the gate; `manuals` are those of the rules that ran.
    """

    findings: tuple[Finding, ...]
    checked: Mapping[str, int]
    skipped: Mapping[str, str] = field(default_factory=dict)
    waived: tuple[Waived, ...] = ()
    manuals: tuple[Manual, ...] = ()

    @property
    def is_open(self) -> bool:
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)
