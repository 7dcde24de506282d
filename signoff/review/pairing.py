"""Which blocks of a translation answer to which of its source.

Sections are paired by the anchors of their headings where both languages use the same, else by their order; within two sections
of one build, block by block. Where the build differs, the sections are held against each other as a whole: nobody can say
which of three paragraphs became which of two.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from signoff.model import Block, Text
from signoff.words import fold

_HEADING = re.compile(r"h[1-6]")
_HEADING_TAG = re.compile(r"<h[1-6]\b([^>]*)>")
_LAST = sys.maxsize  # the last section ends where the text does
_ID = re.compile(r"""\bid\s*=\s*["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None before the first) and the blocks below it, down to the line `end` before the next heading."""

    heading: Block | None
    anchor: str
    blocks: tuple[Block, ...]
    end: int

    @property
    def level(self) -> str:
        return self.heading.kind if self.heading else ""

    @property
    def line(self) -> int:
        """The line of its heading, or of its first block."""
        first = self.heading or (self.blocks[0] if self.blocks else None)
        return first.line if first else 1

    @property
    def kinds(self) -> tuple[str, ...]:
        """What its blocks are, in their order."""
        return tuple(block.kind for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Pair:
    """Blocks of the source and of the translation that say the same. One side is empty where it has nothing of the kind.

    `line` is the place in the translation where they stand, or should.
    """

    source: tuple[Block, ...]
    translation: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class SectionPair:
    """Two sections that answer to each other; one is None where the other language has no such section."""

    source: Section | None
    translation: Section | None
    line: int


def sections(text: Text) -> tuple[Section, ...]:
    """The sections of a body in their order; the first may have no heading."""
    found: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in text.blocks:
        if _HEADING.fullmatch(block.kind):
            found.append((block, []))
        else:
            found[-1][1].append(block)
    anchors = [_anchor(tag[1]) for tag in _HEADING_TAG.finditer(text.html)]
    if len(anchors) != len(found) - 1:  # a heading without words is no block
        anchors = [""] * (len(found) - 1)
    ends = [heading.line - 1 for heading, _ in found[1:] if heading]
    named = zip(found, ["", *anchors], [*ends, _LAST], strict=True)
    return tuple(
        Section(heading, anchor, tuple(blocks), end) for (heading, blocks), anchor, end in named if heading or blocks
    )


def section_pairs(source: Text, translation: Text) -> Iterator[SectionPair]:
    """All sections of both, in the order of the translation."""
    old, new = sections(source), sections(translation)
    if [section.level for section in old] == [section.level for section in new] and not _anchors_cross(old, new):
        yield from (SectionPair(a, b, b.line) for a, b in zip(old, new, strict=True))
        return
    answers = _answers(old, new)
    line, told = 1, set[int]()
    for at, section in enumerate(new):
        line = section.line
        i = answers.get(at)
        if i is not None:
            yield from (
                SectionPair(old[k], None, line) for k in range(i) if k not in told and k not in answers.values()
            )
            told.update(range(i))
        yield SectionPair(old[i] if i is not None else None, section, line)
    yield from (SectionPair(old[k], None, line) for k in range(len(old)) if k not in told and k not in answers.values())


def pairs(source: Text, translation: Text) -> Iterator[Pair]:
    """The pairs of title and summary, then those of the bodies."""
    for name in ("title", "summary"):
        line = translation.span(name).line
        sides = (Block(name, fold(text.value(name)), text.span(name).line) for text in (source, translation))
        one, other = sides
        yield Pair((one,), (other,), line)
    for found in section_pairs(source, translation):
        yield from _within(found)


def _anchor(attributes: str) -> str:
    found = _ID.search(attributes)
    return found[1] if found else ""


def _anchors_cross(old: Sequence[Section], new: Sequence[Section]) -> bool:
    """Whether an anchor that both use stands at another place in the order."""
    places = {section.anchor: at for at, section in enumerate(old) if section.anchor}
    return any(places.get(section.anchor, at) != at for at, section in enumerate(new))


def _answers(old: Sequence[Section], new: Sequence[Section]) -> dict[int, int]:
    """Of each section of the translation that has one, the place of its source: by anchor wherever it stands, else in order."""
    places = {section.anchor: at for at, section in enumerate(old) if section.anchor}
    found = {at: places[section.anchor] for at, section in enumerate(new) if section.anchor in places}
    left = [at for at in range(len(old)) if at not in found.values()]
    right = [at for at in range(len(new)) if at not in found]
    for i, j in _in_order([old[at] for at in left], [new[at] for at in right]):
        found[right[j]] = left[i]
    return found


def _in_order(old: Sequence[Section], new: Sequence[Section]) -> Iterator[tuple[int, int]]:
    """The pairs, in one order in both, that are alike in all as much as can be (Needleman and Wunsch, without a price for gaps)."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_likeness(one, other) for other in new] for one in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(one: Section, other: Section) -> float:
    """How much two sections look alike: their level, what they hold, and headings that are kin ("Risques", "Risks")."""
    if (one.heading is None) != (other.heading is None):
        return 0.0
    names = [_bare(section.heading.words) if section.heading else "" for section in (one, other)]
    held = SequenceMatcher(None, one.kinds, other.kinds, autojunk=False).ratio()
    return (one.level == other.level) + held + SequenceMatcher(None, names[0], names[1], autojunk=False).ratio()


def _bare(words: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(char))


def _within(found: SectionPair) -> Iterator[Pair]:
    one, other = found.source, found.translation
    if one is None or other is None:
        yield Pair(_all(one), _all(other), found.line)
        return
    if one.heading and other.heading:
        yield Pair((one.heading,), (other.heading,), other.line)
    if one.kinds == other.kinds:
        yield from (Pair((a,), (b,), b.line) for a, b in zip(one.blocks, other.blocks, strict=True))
    else:
        yield Pair(one.blocks, other.blocks, other.line)


def _all(section: Section | None) -> tuple[Block, ...]:
    if section is None:
        return ()
    return (*((section.heading,) if section.heading else ()), *section.blocks)
