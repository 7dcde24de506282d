"""Markdown -> HTML, and the line on which each run of words and each link was typed.

The dialect is fixed here and not in pelicanconf.py: the digest of a text depends on it, so it changes only together
with a new version of the digest. What is ours in it (spaces, care cards, figures) leaves the words and their tree alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

from signoff.model import Block, TextLink
from signoff.words import Node, fold, leaves, text_of, tree

_SPACES = re.compile(r"[ \t\n]+")  # not those that French puts before its punctuation
_MARKER = re.compile(r"^\s*(?:\d+[.)]|[-*+])\s+")
_UNREAD = re.compile(
    r"""
      <[^<>]*>                       # <b hidden>
    | (?<=\]) \( [^()\s]* (?: \s+"[^"]*" )? \)   # [words](address "title")
    | \{ [:\#.] [^{}]* \}           # {#anchor}
    """,
    re.X,
)
_CODE = re.compile(r"(?<![^\\]`)(`++).*?(?<!`)\1(?!`)|<!--.*?-->", re.S)  # `code` and fences, <!-- a comment -->
_NO_LETTERS = re.compile(r"[\W_]+")
_EXTENSIONS = ["tables", "attr_list", "def_list", "sane_lists", "toc"]


def slug_of(heading: str, separator: str = "-") -> str:
    """An anchor for a heading: `Après l’examen` -> `apres-l-examen`."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", heading) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", separator, plain.lower()).strip(separator) or "section"


class Renderer:
    """Python-Markdown, set up once: a new instance for each file costs 6 % of a build."""

    def __init__(self) -> None:
        self._set_up()

    def _set_up(self) -> None:
        import markdown  # noqa: PLC0415 - 15 ms, and to check a folder of HTML nothing is rendered

        from signoff.sources import markdown_parts  # noqa: PLC0415 - it imports the same
        from signoff.sources.markdown_spaces import Spaces  # noqa: PLC0415 - so does it

        self._markdown = markdown.Markdown(
            extensions=_EXTENSIONS, extension_configs={"toc": {"slugify": slug_of}}, output_format="html"
        )
        self._spaces = Spaces(self._markdown)
        # After `inline` (20), which finds code and emphasis, and before `toc` (5), which copies the words of headings.
        self._markdown.treeprocessors.register(self._spaces, "spaces", 10)
        markdown_parts.register(self._markdown)

    def render(self, body: str, language: str = "") -> str:
        """The HTML of a body, with the spaces of its language. Equal bodies give equal HTML, whatever came before."""
        self._spaces.language = language
        try:
            return self._markdown.reset().convert(body)
        except BaseException:
            self._set_up()  # one that was stopped midway, by what is nested too deep or by Ctrl-C, is still inside the list that it read
            raise


def parse(html: str) -> LexborNode:
    """The element that holds rendered Markdown."""
    return LexborHTMLParser(f"<!doctype html><body>{html}").css("body")[0]


def body_of(html: str) -> tuple[Node, ...]:
    """The words of rendered Markdown, as a tree."""
    return tree(parse(html))


def blocks_of(body: tuple[Node, ...], source: str, first_line: int) -> tuple[Block, ...]:
    """The words one run after the other, each with the line of `source` on which it begins."""
    finder = _LineFinder(source)
    return tuple(Block(kind, words, first_line + finder.line_of(kind, words)) for kind, words in leaves(body))


class _LineFinder:
    """Finds runs of words again in the Markdown that made them, one after the other.

    Python-Markdown keeps no positions. Rendering leaves letters and digits alone and in order, so the source is taken as
    one stream of letters, and each run is looked up in it by its first letters, behind the end of the run before it.
    """

    def __init__(self, source: str) -> None:
        letters = [_letters_typed(line) for line in source.split("\n")]
        self.starts = list(accumulate((len(line) for line in letters), initial=0))[:-1]
        self.stream = "".join(letters)
        self.behind = 0

    def line_of(self, kind: str, words: str) -> int:
        """The line, from 0; that of the run before when the words cannot be found."""
        wanted = _letters(words)
        for length in (24, 8):
            at = self._find(wanted[:length], anywhere=kind in ("td", "th")) if wanted else -1
            if at >= 0:
                self.behind = at + len(wanted)
                return bisect_right(self.starts, at) - 1
        return max(0, bisect_left(self.starts, max(self.behind, 1)) - 1)

    def _find(self, begins: str, *, anywhere: bool) -> int:
        """Where the letters stand: at the beginning of a line, but for cells of tables; anywhere if on no such place."""
        if not anywhere:
            for start in self.starts[bisect_left(self.starts, self.behind) :]:
                if self.stream.startswith(begins, start):
                    return start
        return self.stream.find(begins, self.behind)


def _letters(words: str) -> str:
    """Letters and digits alone; a list marker such as `1.` at the beginning is not part of the words."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFC", _MARKER.sub("", words)))


def _letters_typed(line: str) -> str:
    """The letters of a line of Markdown that its reader will see: no tags, no addresses, no attributes."""
    return _letters(_UNREAD.sub("", line) if _UNREAD.search(line) else line)


def links_of(html: str, source: str, first_line: int) -> tuple[TextLink, ...]:
    """Links and images in the order of the text, each with the line of its address: the third of three is the third."""
    places = _Places(source)
    found: list[TextLink] = []
    for element, url in _addresses(parse(html)):
        line, column = places.next(url)
        words = fold(element.attributes.get("alt") or "") if element.tag == "img" else text_of(element)
        found.append(TextLink(url, words, element.tag == "img", first_line + line, column))
    return tuple(found)


def _addresses(top: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    for element in top.traverse():
        attribute = {"a": "href", "img": "src"}.get(element.tag or "")
        if attribute and (url := element.attributes.get(attribute)) is not None:
            yield element, url


class _Places:
    """Where addresses were typed. A text may link to one address many times: each is looked for once from end to end."""

    def __init__(self, source: str) -> None:
        self._shown = _CODE.sub(_blank, source)
        self._starts = list(accumulate((len(line) + 1 for line in source.split("\n")), initial=0))
        self._matches: dict[str, Iterator[re.Match[str]]] = {}
        self._last: dict[str, int] = {}

    def next(self, url: str) -> tuple[int, int | None]:
        """Lines before the next place where an address stands as one, and its column; the last one's when there are no more."""
        if url not in self._matches:
            pattern = r"(?<![^\s(<\"'\[])" + re.escape(url).replace("&", "&(?:amp;)?") + r"(?=[\s)>\"'\]]|$)"
            self._matches[url] = re.finditer(pattern, self._shown)
        if match := next(self._matches[url], None):
            self._last[url] = match.start()
        at = self._last.get(url)
        if at is None:
            return 0, None
        line = bisect_right(self._starts, at) - 1
        return line, at - self._starts[line] + 1


@lru_cache(maxsize=4096)  # a preview asks again for every page when one text is saved: 0.14 s for 800 pages
def headings_of(html: str) -> tuple[tuple[str, str], ...]:
    """(anchor, words with their typography) of each second-level heading that has an anchor."""
    return tuple(
        (anchor, " ".join(_SPACES.split(h2.text().strip())))
        for h2 in parse(html).css("h2")
        if (anchor := h2.attributes.get("id"))
    )


def anchors_of(html: str) -> list[str]:
    """Every id of rendered Markdown, in order."""
    return [anchor for element in parse(html).css("[id]") if (anchor := element.attributes["id"])]


def _blank(code: re.Match[str]) -> str:
    """As many characters and lines, none of which is an address."""
    return re.sub(r"[^\n]", " ", code[0])
