"""What people write: articles in their languages, the ledger, the glossary and waivers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from signoff.model.directory import Centre, Reviewer, Service
from signoff.model.span import Span
from signoff.model.text import Text, Version

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
