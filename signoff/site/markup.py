"""What in the markup of a page breaks the HTML standard in a way that its reader may notice.

No parser that is fast enough tells the errors of tree construction: selectolax tells none, turbohtml those of its
tokenizer; html5lib tells all, at 30 ms a page. So this follows the standard's stack of open elements by itself, for the
codes that PAG007 has words for and no others: whatever the standard lets an author leave out is left out here without a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from signoff.model import ParseError
from signoff.site.nesting import (
    DEEPEST,
    END_MAY_MISS,
    ENDS,
    ENDS_PARAGRAPH,
    FOREIGN,
    HEADINGS,
    IN_TABLE,
    ONLY_IN_TABLE,
    PARAGRAPH_SCOPE,
    SCOPE,
    TABLE,
    TABLE_SCOPE,
    UNCOUNTED,
    flaw_of_attributes,
    innermost,
    is_in_table,
    is_well_nested,
)
from signoff.site.tags import VOID, Tag, place, tags_of

_FATAL = frozenset({"end-of-file-in-tag", "attribute-quote", "too-deep"})  # what was meant after these, nobody can tell
_NESTED: Mapping[str, str] = {"a": "link-in-link", "button": "button-in-button"}
_LONGEST = 80  # letters of a tag
_MOST = 50  # errors of a page: whoever has more will look again


def parse_errors(raw: bytes) -> tuple[ParseError, ...]:
    """The defects of a page in the order of their places."""
    return () if is_well_nested(raw) else tuple(sorted(_errors(raw.decode("utf-8", "replace"))))


def _errors(html: str) -> Iterator[ParseError]:
    stack = _Stack()
    for tag in tags_of(html):
        stack.take(tag)
        if stack.told and (stack.told[-1][0] in _FATAL or len(stack.told) >= _MOST):
            break
    else:
        stack.close(0)
    for code, tag in stack.told[:_MOST]:
        shown = " ".join(html[tag.start : tag.end].split())
        shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
        yield ParseError(*place(html, tag.start), code, shown)


class _Stack:
    """The open elements. `excused` counts end tags whose start has been complained of already: one cause, one error."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self.names: list[str] = []
        self.told: list[tuple[str, Tag]] = []
        self.excused: Counter[str] = Counter()
        self.foreign = 0
        self.ended_paragraph: Tag | None = None

    def take(self, tag: Tag) -> None:
        """Open or close what the tag says."""
        if not tag.whole:
            self.told.append(("end-of-file-in-tag", tag))
        elif tag.name in UNCOUNTED:
            return
        elif tag.is_end:
            if tag.name not in VOID:
                self._end(tag)
        else:
            if flaw := flaw_of_attributes(tag.attributes):
                self.told.append((flaw, tag))
            self._start(tag)

    def close(self, at: int) -> None:
        """Close all from a depth on, with a complaint of each that wanted an end tag of its own."""
        for tag in self.tags[at:]:
            if tag.name not in END_MAY_MISS:
                self.told.append(("never-closed", tag))
                self.excused[tag.name] += 1
        self._cut(at)

    def _start(self, tag: Tag) -> None:
        name, closes_itself = tag.name, tag.attributes.endswith("/")
        if self.foreign:
            if not closes_itself:
                self._push(tag)
            return
        if name in ONLY_IN_TABLE and not is_in_table(self.names):
            self.told.append(("outside-table", tag))
            self.excused[name] += 1
            return
        self._make_room(tag)
        if name == "form" and self._find("form", frozenset({"template"})) is not None:
            self.told.append(("form-in-form", tag))
            self.excused["form"] += 1
        elif name not in VOID and not (name in FOREIGN and closes_itself):
            self._push(tag)

    def _end(self, tag: Tag) -> None:
        name = tag.name
        at = self._find(name, TABLE_SCOPE if name in SCOPE | TABLE else SCOPE)
        if at is not None:
            self.close(at + 1)
            self._cut(at)
        elif self.excused[name]:
            self.excused[name] -= 1
        elif name == "p" and self.ended_paragraph is not None:
            self.told.append(("block-in-paragraph", self.ended_paragraph))
            self.ended_paragraph = None
        else:
            self.told.append(("never-opened", tag))
            if name in HEADINGS and self.names and self.names[-1] in HEADINGS:
                self._cut(len(self.names) - 1)

    def _make_room(self, tag: Tag) -> None:
        """End what the standard lets this start tag end."""
        name = tag.name
        if name in ENDS and (at := innermost(self.names, *ENDS[name])) is not None:
            self.close(at)
        if name in ENDS_PARAGRAPH and (at := self._find("p", PARAGRAPH_SCOPE)) is not None:
            self._end_paragraph(tag, at)
        top = self.names[-1] if self.names else ""
        if name in HEADINGS and top in HEADINGS:
            self._replace("heading-in-heading", tag, len(self.names) - 1)
        elif name in _NESTED and (at := self._find(name, SCOPE)) is not None:
            self._replace(_NESTED[name], tag, at)
        elif top in TABLE and name not in IN_TABLE:
            self.told.append(("outside-cell", tag))

    def _end_paragraph(self, tag: Tag, at: int) -> None:
        if all(name in END_MAY_MISS for name in self.names[at:]):
            self._cut(at)
            self.ended_paragraph = tag if tag.name != "p" else None
        elif tag.name == "p":
            self.close(at)
        else:
            self._replace("block-in-paragraph", tag, at)

    def _replace(self, code: str, tag: Tag, at: int) -> None:
        """Complain of the tag that ends an element in which it must not stand, and excuse the end tags to come."""
        self.told.append((code, tag))
        self.excused.update(self.names[at:])
        self._cut(at)

    def _cut(self, at: int) -> None:
        self.foreign -= sum(name in FOREIGN for name in self.names[at:])
        del self.tags[at:], self.names[at:]

    def _push(self, tag: Tag) -> None:
        self.tags.append(tag)
        self.names.append(tag.name)
        self.foreign += tag.name in FOREIGN
        if tag.name == "p":
            self.ended_paragraph = None
        if len(self.tags) > DEEPEST:
            self.told.append(("too-deep", tag))

    def _find(self, name: str, boundary: frozenset[str]) -> int | None:
        return innermost(self.names, frozenset({name}), boundary)
