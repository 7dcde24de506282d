"""One Markdown file -> Text."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import get_ident

from signoff.model import Block, Field, Slip, Span, Text, TextLink
from signoff.sources.files import Reader, SourceFile
from signoff.sources.markdown import Renderer, blocks_of, body_of, links_of
from signoff.sources.slips import slips_of_body, slips_of_head
from signoff.sources.slips.markup import made_safe
from signoff.sources.spaces import spaced
from signoff.words import Node

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)[ \t]*:[ \t]*(.*?)\s*$")
_CONTINUED = re.compile(r"(?: {4,}|\t)(.*?)\s*$")


_Body = tuple[str, tuple[Node, ...], tuple[Block, ...], tuple[TextLink, ...], tuple[Slip, ...]]
_MOST_BRACKETS = 2_000  # Markdown looks from each for its end: the time for so many, a second, grows with their square
_SPACED = ("title", "summary", "change")  # the fields that are words for the reader


class TextReader:
    """Reads the texts of an article."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._renderer = _renderer(get_ident())
        # A working text is mostly the same file as its frozen version, read right before it: rendering is half of reading.
        self._body = lru_cache(maxsize=8)(self._read_body)

    def read(self, path: str, key: str, language: str) -> Text | None:
        """The text in a file; None, with a problem remembered, when it cannot be read."""
        file = self.reader.read(path)
        if file is None:
            return None
        if sum(map(file.text.count, "[<")) > _MOST_BRACKETS:
            hint = "write a shorter text, with fewer links"
            self.reader.complain(Span(path), "more than 2,000 brackets ([ or <) stand in this text", hint)
            return None
        try:
            return self.of(file, key, language)
        except RecursionError:
            hint = "write fewer levels: a reader follows two, three at most"
            self.reader.complain(Span(path), "its lists or quotations stand in one another too deeply to be read", hint)
            return None

    def of(self, file: SourceFile, key: str, language: str) -> Text:
        """The text that a file of these words holds."""
        typed, body, first_line = self._front_matter(file)
        html, words, blocks, links, slips = self._body(body, first_line, language)
        head = file.text[: len(file.text) - len(body)]
        fields = {
            name: Field(spaced(field.value, language), field.span) if name in _SPACED else field
            for name, field in typed.items()
        }
        found = (*slips_of_head(language, head, fields), *slips)
        return Text(key, language, file.path, fields, html, words, blocks, links, file.digest, found)

    def _read_body(self, body: str, first_line: int, language: str) -> _Body:
        html = self._renderer.render(body, language)
        words = body_of(html)
        blocks, links = blocks_of(words, body, first_line), links_of(html, body, first_line)
        slips = slips_of_body(language, body, html, blocks, links, first_line)
        return made_safe(html), words, blocks, links, slips

    def _front_matter(self, file: SourceFile) -> tuple[dict[str, Field], str, int]:
        """The fields, the body, and the line on which the body begins."""
        fields: dict[str, Field] = {}
        last = ""
        lines = file.text.split("\n")
        for number, line in enumerate(lines, 1):
            if not line.strip():
                return fields, "\n".join(lines[number:]), number + 1
            span = Span(file.path, number)
            if match := _FIELD.match(line):
                last = match[1].lower()
                if last in fields:
                    message = "the field {field!r} stands here for the second time"
                    self.reader.complain(span, message, "keep one of the two", field=match[1])
                fields[last] = Field(match[2], span)
            elif last and (match := _CONTINUED.match(line)):
                fields[last] = Field(f"{fields[last].value} {match[1]}", fields[last].span)
            else:
                self.reader.complain(
                    span,
                    "this line is no field of the form `Key: value`",
                    "a text begins with its fields (Title: …), then an empty line, then the article",
                )
                return fields, "\n".join(lines[number - 1 :]), number
        return fields, "", len(lines) + 1


@lru_cache(maxsize=4)
def _renderer(_thread: int) -> Renderer:
    """One for all articles that a thread reads: to set it up takes as long as to render a text."""
    return Renderer()
