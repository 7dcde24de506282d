"""One text of an article or a page: its fields, its words, and where they were typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
