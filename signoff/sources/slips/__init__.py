"""What the source of a text shows by itself: slips of typography, structure, markup and characters, with their places.

Found once, when the text is read, so that no rule has to read a file, and a text that did not change need not be looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from signoff.model import Block, Field, Slip, TextLink
from signoff.sources.cards import card_slips
from signoff.sources.slips.characters import character_slips
from signoff.sources.slips.markup import unrendered_in_field, unrendered_slips, unsafe_slips
from signoff.sources.slips.prose import hidden, prose
from signoff.sources.slips.review_lines import review_line_slips, review_lines_in_fields
from signoff.sources.slips.structure import heading_slips, image_slips, list_slips
from signoff.sources.slips.typography import Mend, is_suspect, mends

__all__ = ["slips_of_body", "slips_of_head"]

_WORDS = ("title", "summary", "change")  # the fields that are words for the reader


def slips_of_body(
    language: str, body: str, html: str, blocks: Sequence[Block], links: Sequence[TextLink], first_line: int
) -> tuple[Slip, ...]:
    """The slips of a body, by line and column; `html` is what Markdown made of it."""
    lines = body.split("\n")
    shown = prose(body)
    found = [
        *heading_slips(blocks),
        *list_slips(shown, first_line),
        *unrendered_slips(html, body, first_line),
        *image_slips(links, lines, first_line),
        *review_line_slips(blocks),
        *card_slips(html, blocks),
        *character_slips(body, first_line),
        *unsafe_slips(html, body, first_line),
        *(_placed(mends(language, body, shown), body, first_line) if is_suspect(language, body) else ()),
    ]
    return tuple(sorted(found, key=lambda slip: (slip.line, slip.column, slip.rule)))


def slips_of_head(language: str, head: str, fields: Mapping[str, Field]) -> tuple[Slip, ...]:
    """The slips of the front matter: of characters everywhere, of the rest in the fields that hold words."""
    found = [*character_slips(head), *review_lines_in_fields(fields)]
    for name in ("title", "summary"):
        if name in fields and (mark := unrendered_in_field(fields[name].value)):
            line = fields[name].span.line
            column = head.split("\n")[line - 1].find(mark) + 1
            found.append(Slip("SRC007", line, max(column, 1), "field", mark))
    if is_suspect(language, head):
        found.extend(_placed(mends(language, head, _prose_of(head)), head, 1))
    return tuple(sorted(found, key=lambda slip: (slip.line, slip.column, slip.rule)))


def _prose_of(head: str) -> str:
    """The values of the fields that hold words; keys, and all of the other fields, are hidden."""
    found, is_words = [], False
    for line in head.split("\n"):
        key, colon, value = line.partition(":")
        if colon and line[:1].isalpha() and " " not in key.rstrip():
            is_words = key.strip().lower() in _WORDS
            start = len(line) - len(value.lstrip(" \t"))
            found.append(hidden(line[:start]) + prose(line[start:]) if is_words else hidden(line))
        else:
            start = len(line) - len(line.lstrip(" \t"))
            found.append(line[:start] + prose(line[start:]) if is_words else hidden(line))
    return "\n".join(found)


def _placed(found: Iterable[Mend], source: str, first_line: int) -> Iterator[Slip]:
    starts = [0, *(end.end() for end in re.finditer("\n", source))]  # of the lines: counted once, not for each mend
    for mend in found:
        line = bisect_right(starts, mend.at) - 1
        column = mend.at - starts[line] + 1
        yield Slip(mend.rule, first_line + line, column, mend.kind, mend.words, mend.typed, mend.meant, mend.folds)
