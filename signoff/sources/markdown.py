"""Markdown -> HTML, and the line on which each run of words and each link was typed.

The dialect is fixed here and not in pelicanconf.py: the digest of a text depends on it, so it changes only together
with a new version of the digest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from signoff.model import Block, TextLink
from signoff.words import Node, fold, leaves, text_of, tree

_EXTENSIONS = ["tables", "attr_list", "def_list", "sane_lists", "toc"]


def slug_of(heading: str, separator: str = "-") -> str:
    """An anchor for a heading: `Après l’examen` -> `apres-l-examen`."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", heading) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", separator, plain.lower()).strip(separator) or "section"


class Renderer:
    """Python-Markdown, set up once: a new instance for each file costs 6 % of a build."""

    def __init__(self) -> None:
        import markdown  # noqa: PLC0415 - 15 ms, and to check a folder of HTML nothing is rendered

        self._markdown = markdown.Markdown(
            extensions=_EXTENSIONS, extension_configs={"toc": {"slugify": slug_of}}, output_format="html"
        )

    def render(self, body: str) -> str:
        """The HTML of a body. Equal bodies give equal HTML, whatever was rendered before."""
        return self._markdown.reset().convert(body)


def parse(html: str) -> LexborNode:
    """The element that holds rendered Markdown."""
    return LexborHTMLParser(f"<!doctype html><body>{html}").css("body")[0]


def body_of(html: str) -> tuple[Node, ...]:
    """The words of rendered Markdown, as a tree."""
    return tree(parse(html))


def blocks_of(body: tuple[Node, ...], source: str, first_line: int) -> tuple[Block, ...]:
    """The words one run after the other, each with the line of `source` on which it begins.

    Python-Markdown keeps no positions. Rendering leaves letters and digits alone and in order, so each run is looked up by
    its first letters, from the line of the one before it onwards.
    """
    lines = [_letters(line) for line in source.split("\n")]
    found: list[Block] = []
    at = 0
    for kind, words in leaves(body):
        at = _line_with(_letters(words), lines, at)
        found.append(Block(kind, words, first_line + at))
    return tuple(found)


def _line_with(wanted: str, lines: Sequence[str], start: int) -> int:
    """The first line from `start` on that begins with the wanted letters, else that holds them; else `start`."""
    begins = wanted[:24]
    if not begins:
        return start
    holds = None
    for number in range(start, len(lines)):
        line = lines[number]
        if line and (line.startswith(begins) or (len(line) >= 4 and begins.startswith(line))):
            return number
        if holds is None and begins in line:
            holds = number
    return start if holds is None else holds


def _letters(words: str) -> str:
    """Letters and digits alone; a list marker such as `1.` at the beginning is not part of the words."""
    without_marker = re.sub(r"^\s*(?:\d+[.)]|[-*+])\s+", "", words)
    return "".join(char for char in unicodedata.normalize("NFC", without_marker) if char.isalnum())


def links_of(html: str, source: str, first_line: int) -> tuple[TextLink, ...]:
    """Links and images in the order of the text, each with the line of its address: the third of three is the third."""
    seen: dict[str, int] = {}
    found: list[TextLink] = []
    for element, url in _addresses(parse(html)):
        seen[url] = seen.get(url, 0) + 1
        line = first_line + _line_of_nth(url, seen[url], source)
        words = fold(element.attributes.get("alt") or "") if element.tag == "img" else text_of(element)
        found.append(TextLink(url, words, element.tag == "img", line))
    return tuple(found)


def _addresses(top: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    for element in top.traverse():
        attribute = {"a": "href", "img": "src"}.get(element.tag or "")
        if attribute and (url := element.attributes.get(attribute)) is not None:
            yield element, url


def _line_of_nth(url: str, count: int, source: str) -> int:
    """Lines before the count-th place where an address ends as one; the last such place when there are fewer."""
    at = 0
    pattern = re.escape(url).replace("&", "&(?:amp;)?") + r"(?=[\s)>\"'\]]|$)"
    for number, match in enumerate(re.finditer(pattern, source), 1):
        at = match.start()
        if number == count:
            break
    return source.count("\n", 0, at)


def headings_of(html: str) -> list[tuple[str, str]]:
    """(anchor, words) of each second-level heading that has an anchor."""
    return [(anchor, text_of(h2)) for h2 in parse(html).css("h2") if (anchor := h2.attributes.get("id"))]
