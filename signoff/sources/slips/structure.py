"""SRC003, SRC004, SRC005, SRC008: headings, lists and images as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from signoff.model import Block, Slip, TextLink
from signoff.sources.slips.prose import HIDDEN

_EMPTY_ITEM = re.compile(r"[ \t]*(?:(?P<bullet>[-*+])|\d{1,3}[.)])[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_REAL_ITEM = re.compile(r" {0,3}(?:(?P<bullet>[-*+])|(?P<number>\d{1,3})\.)[ \t]+(?=[^\s])")
# What people type for a list where Markdown knows none: `1 - x`, `2) x`, `3/ x`, `4° x`, `• x`, `– x`, `a) x`.
_FAKED_ITEM = re.compile(
    r" {0,3}(?:(?P<number>\d{1,2}) ?(?:[)/°][ \t]*|[-–][ \t]+)(?=\D)|(?P<bullet>[•·●▪‣∙–])[ \t\u00a0\u202f]*|(?P<letter>[a-h])\)[ \t]+)(?=\S)"
)
_QUOTED = re.compile(r"^(?: {0,3}>[ \t]?)+")
_FILE_NAME = re.compile(r"[\w%./-]+\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp)", re.I)


def heading_slips(blocks: Sequence[Block]) -> Iterator[Slip]:
    """Headings of the first level, which the title is, and headings two or more levels below the one before."""
    headings = [(int(block.kind[1]), block) for block in blocks if re.fullmatch("h[1-6]", block.kind)]
    above = 1
    for level, block in headings:
        if level == 1:
            yield Slip("SRC003", block.line, 1, "second", block.words)
        elif level > above + 1:
            yield Slip("SRC003", block.line, 1, f"h{above} h{level}", block.words)
        above = level


def image_slips(links: Sequence[TextLink], lines: Sequence[str], first_line: int) -> Iterator[Slip]:
    """Images whose alternative text says nothing, or is the name of a file."""
    for link in links:
        if link.is_image and (not link.words or _FILE_NAME.fullmatch(link.words)):
            line = lines[link.line - first_line] if link.line - first_line < len(lines) else ""
            column = max(line.find(mark) for mark in ("![" + link.words, "<img", "![")) + 1
            yield Slip("SRC008", link.line, max(column, 1), "name" if link.words else "empty", link.words or link.url)


def list_slips(prose: str, first_line: int) -> Iterator[Slip]:
    """Bullets with nothing behind them, and lines that were meant as a list and are none."""
    typed = prose.split("\n")
    lines = [_QUOTED.sub("", line) for line in typed]  # care cards are quotations, and hold lists
    for number, line in enumerate(lines):
        if _EMPTY_ITEM.fullmatch(line) and _is_in_list(lines, number):
            column = len(typed[number]) - len(line.lstrip()) + 1
            yield Slip("SRC004", first_line + number, column, "empty", line.strip())
    for start, end in _paragraphs(lines):
        yield from _unlisted(lines, start, end, first_line)
    yield from _faked(lines, first_line)


def _is_in_list(lines: Sequence[str], number: int) -> bool:
    """Whether an empty item is one: "-" below a line of words underlines a heading, "2." may end a sentence."""
    before, after = _near(lines, number, -1), _near(lines, number, 1)
    is_alone = not lines[number - 1].strip() if number else True
    if _ITEM.match(before) or _ITEM.match(after) or _EMPTY_ITEM.fullmatch(before):
        return True
    return is_alone and bool(_EMPTY_ITEM.fullmatch(lines[number])["bullet"])  # type: ignore[index]


def _near(lines: Sequence[str], number: int, step: int) -> str:
    """The next line that is not empty, before or after."""
    at = number + step
    while 0 <= at < len(lines) and not lines[at].strip():
        at += step
    return lines[at] if 0 <= at < len(lines) else ""


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each paragraph and the one behind it: no list, heading, table, quotation or code."""
    start: int | None = None
    for number, line in enumerate([*lines, ""]):
        if not line.strip() or line.startswith("#"):
            if start is not None:
                yield start, number
            start = None
        elif start is None and (number == 0 or not lines[number - 1].strip() or lines[number - 1].startswith("#")):
            is_other = _REAL_ITEM.match(line) or line.startswith((" " * 4, "\t", ">", "|", HIDDEN, ":"))
            start = None if is_other else number


def _unlisted(lines: Sequence[str], start: int, end: int, first_line: int) -> Iterator[Slip]:
    """Items right below a line of words: Markdown wants an empty line before a list."""
    items = [number for number in range(start + 1, end) if _REAL_ITEM.match(lines[number])]
    if items and (len(items) > 1 or lines[items[0] - 1].rstrip().endswith(":")):
        yield Slip("SRC005", first_line + items[0], 1, "unparted", _shown(lines[items[0]]))


def _faked(lines: Sequence[str], first_line: int) -> Iterator[Slip]:
    """Two such lines or more, one after the other, and numbered one after the other: a single "2)" may be meant."""
    items = [(number, match) for number, line in enumerate(lines) if (match := _FAKED_ITEM.match(line))]
    behind = -1
    for (one, first), (other, second) in pairwise(items):
        apart = sum(1 for line in lines[one + 1 : other] if line.strip())
        if one > behind and apart <= 2 and _follow(first, second):
            yield Slip("SRC005", first_line + one, 1, "faked", _shown(lines[one]))
        if apart <= 2 and _follow(first, second):
            behind = other


def _follow(first: re.Match[str], second: re.Match[str]) -> bool:
    if first["number"] and second["number"]:
        return int(second["number"]) == int(first["number"]) + 1
    if first["letter"] and second["letter"]:
        return ord(second["letter"]) == ord(first["letter"]) + 1
    return bool(first["bullet"]) and first["bullet"] == second["bullet"]


def _shown(line: str) -> str:
    return line.replace(HIDDEN, "").strip()[:40]
