"""What changed from one text to another, as values: blocks, and in them the words that were inserted or deleted.

Terminal, history page and preview print the same value each in its own way. Blocks are headings, paragraphs, list items and
table cells; a number with its separators and a hyphenated name are one word, so that 1,000 never looks like a changed "000".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from signoff.model import Text
from signoff.words import MEANING, Node, fold

_TOKEN = re.compile(
    r"""
      \d+ (?: [.,/:\u202f\u00a0\ ] (?=\d) \d+ )* (?: \s? % )?  # 1,000  2.5  1 000  12:30  80 %
    | \w+ (?: [-‐] \w+ )* ['’]?                               # co-amoxiclav  B12  l’
    | \S                                                      # ; « (
    """,
    re.X,
)
_ALIKE = 0.4  # share of common words from which two blocks are one that changed
_FEW = 12  # blocks among which the one that changed is looked for


class State(StrEnum):
    """What became of a block or of a run of words."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"
    CHANGED = "changed"  # of a block alone


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words within a block. `is_apart` says whether a space stands before it."""

    state: State
    words: str
    is_apart: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A block of the new text, or of the old one when it was deleted.

    `kind` is "title", "summary" or the element ("h2", "p", "li", "td" …). A block whose words are all equal and that is
    CHANGED stands in another form: another level of heading, a numbered list instead of a plain one.
    """

    state: State
    kind: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """All words of the block, the deleted ones too."""
        return "".join((" " if piece.is_apart else "") + piece.words for piece in self.pieces).lstrip()

    def without(self, state: State) -> str:
        """The words as one of the two texts has them: the old one without INSERTED, the new one without DELETED."""
        kept = (piece for piece in self.pieces if piece.state is not state)
        return "".join((" " if piece.is_apart else "") + piece.words for piece in kept).lstrip()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. `form` is "sup", "del" … where that carries meaning: 10 to the 3rd is not 103."""

    words: str
    form: str
    is_apart: bool

    @property
    def same(self) -> tuple[str, str]:
        """What has to agree for two tokens to be one."""
        return self.form, self.words


@dataclass(frozen=True, slots=True)
class Run:
    """A block as it is compared. `path` are the elements around its words, from the outermost: ("ol", "li")."""

    path: tuple[str, ...]
    tokens: tuple[Token, ...]

    @property
    def same(self) -> Hashable:
        """What has to agree for two blocks to be one."""
        return self.path, tuple(token.same for token in self.tokens)


def tokens_of(words: str) -> list[tuple[str, bool]]:
    """The words, numbers and marks of a piece, each with whether a space stands before it."""
    return [(token.words, token.is_apart) for token in _tokens(words, "")]


def changes(old: Text, new: Text) -> tuple[Change, ...]:
    """Every block of both texts in the order of reading, title and summary first."""
    return compare(runs_of(old), runs_of(new))


def runs_of(text: Text) -> tuple[Run, ...]:
    """The blocks of a text as they are compared."""
    return runs(text.title, text.summary, text.body)


def runs(title: str, summary: str, body: Sequence[Node]) -> tuple[Run, ...]:
    """The blocks of the parts of a text, or of a page."""
    fields = (Run((name,), tuple(_tokens(fold(words), ""))) for name, words in (("title", title), ("summary", summary)))
    return (*(run for run in fields if run.tokens), *(run for node in body for run in _runs(node, ())))


def compare(old: Sequence[Run], new: Sequence[Run]) -> tuple[Change, ...]:
    """Every block of both in the order of reading."""
    found: list[Change] = []
    for state, before, after in aligned([run.same for run in old], [run.same for run in new]):
        if state is State.EQUAL:
            found.extend(_whole(State.EQUAL, run) for run in new[after])
        else:
            found.extend(_replaced(old[before], new[after]))
    return tuple(found)


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[State, slice, slice]]:
    """Slices of both that are equal, and the others between them (CHANGED), in order and without gaps."""
    a = b = 0
    for i, j, size in _matches(old, new):
        if a < i or b < j:
            yield State.CHANGED, slice(a, i), slice(b, j)
        if size:
            yield State.EQUAL, slice(i, i + size), slice(j, j + size)
        a, b = i + size, j + size


def _matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """(place in old, place in new, length) of all equal slices, then the ends of both with length 0.

    Between the items that stand once in each ("patience diff") difflib fills in: alone, it is quadratic on long texts.
    """
    found: list[tuple[int, int, int]] = []
    a = b = 0
    for i, j in [*_anchors(old, new), (len(old), len(new))]:
        between: list[tuple[int, int, int]] = []
        if a < i and b < j:
            matches = SequenceMatcher(None, old[a:i], new[b:j]).get_matching_blocks()
            between = [(a + match.a, b + match.b, match.size) for match in matches if match.size]
        for match in [*between, (i, j, int(i < len(old)))]:
            if found and match[2] and (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]) == match[:2]:
                found[-1] = (*found[-1][:2], found[-1][2] + match[2])
            else:
                found.append(match)
        a, b = i + 1, j + 1
    return found


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of the items that stand once in both: the longest run that is in one order in both."""
    counts_old, counts_new = Counter(old), Counter(new)
    places = {item: at for at, item in enumerate(new) if counts_new[item] == 1}
    pairs = [(at, places[item]) for at, item in enumerate(old) if counts_old[item] == 1 and item in places]
    ends: list[int] = []  # of the runs of each length, the smallest place in `new` on which one ends
    last: list[int] = []  # and the pair that it is
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    found, number = [], last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _replaced(old: Sequence[Run], new: Sequence[Run]) -> Iterator[Change]:
    """Blocks in the place of others: those that are alike as one that changed, the rest as deleted and inserted."""
    a = b = 0
    for i, j in [*_alike(old, new), (len(old), len(new))]:
        yield from (_whole(State.DELETED, run) for run in old[a:i])
        yield from (_whole(State.INSERTED, run) for run in new[b:j])
        if i < len(old):
            yield _changed(old[i], new[j])
        a, b = i + 1, j + 1


def _alike(old: Sequence[Run], new: Sequence[Run]) -> list[tuple[int, int]]:
    """Pairs of blocks that are alike, in one order in both: each with the first that fits among the next few."""
    found: list[tuple[int, int]] = []
    start = 0
    for i, run in enumerate(old):
        likeness = [(_likeness(run, other), -j) for j, other in enumerate(new[start : start + _FEW], start)]
        best, at = max(likeness, default=(0.0, 0))
        if best >= _ALIKE:
            found.append((i, -at))
            start = 1 - at
    return found


def _likeness(one: Run, other: Run) -> float:
    """The share of common words, from 0 to 1; a title is only like a title."""
    if one.path[-1] != other.path[-1] and {one.path[0], other.path[0]} & {"title", "summary"}:
        return 0.0
    words, others = Counter(token.same for token in one.tokens), Counter(token.same for token in other.tokens)
    return 2 * (words & others).total() / (words.total() + others.total())


def _whole(state: State, run: Run) -> Change:
    return Change(state, run.path[-1], (_piece(state, run.tokens),))


def _changed(old: Run, new: Run) -> Change:
    pieces: list[Piece] = []
    for state, before, after in aligned([token.same for token in old.tokens], [token.same for token in new.tokens]):
        if state is State.EQUAL:
            pieces.append(_piece(state, new.tokens[after]))
            continue
        if old.tokens[before]:
            pieces.append(_piece(State.DELETED, old.tokens[before]))
        if new.tokens[after]:
            pieces.append(_piece(State.INSERTED, new.tokens[after]))
    return Change(State.CHANGED, new.path[-1], tuple(pieces))


def _piece(state: State, tokens: Sequence[Token]) -> Piece:
    words = "".join((" " if token.is_apart and at else "") + token.words for at, token in enumerate(tokens))
    return Piece(state, words, tokens[0].is_apart)


def _runs(node: Node, around: tuple[str, ...]) -> Iterator[Run]:
    """The blocks of a node, cut where signoff.words.leaves cuts them."""
    path = (*around, str(node[0]))
    own: list[Token] = []
    for item in node[1:]:
        if isinstance(item, str):
            own.extend(_tokens(item, ""))
        elif str(item[0]) in MEANING:
            own.extend(_inside(item))
        else:
            if own:
                yield Run(path, tuple(own))
                own = []
            yield from _runs(item, path)
    if own:
        yield Run(path, tuple(own))


def _inside(node: Node) -> Iterator[Token]:
    """The words of <sup>, <del> and the like."""
    for item in node[1:]:
        if isinstance(item, str):
            yield from _tokens(item, str(node[0]))
        else:
            yield from _inside(item)


def _tokens(words: str, form: str) -> Iterator[Token]:
    end = -1  # so that the first is apart from what may stand before it
    for match in _TOKEN.finditer(words):
        yield Token(match[0], form, match.start() != end)
        end = match.end()
