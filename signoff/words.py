"""The words of a piece of HTML as its reader sees them: a tree that keeps what carries meaning and drops the dress.

The digest is computed over this tree (docs/digest.md specifies it), for rendered Markdown and for built pages alike,
so what a physician approved and what a page shows are compared in one form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# ("p", "take ", ("del", "two"), "one tablet"): a kind, then words and nodes in the order of reading.
Node: TypeAlias = "tuple[str | Node, ...]"

STRUCTURE = frozenset(
    "h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd table caption tr th td blockquote pre figure figcaption".split()
)
# Inside a sentence, but not dress: 10<sup>3</sup> is not 103, and a deleted word is not a word.
MEANING = frozenset("sub sup del s q ins img".split())
INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em font i kbd label mark samp small span strong time u var wbr".split()
)
# Markdown wraps an item in <p> or not by the blank lines around it, which nobody reads: <li><p>x</p></li> is <li>x</li>.
UNWRAPPED_IN = frozenset("li dt dd th td".split())
DEEPEST = 100  # levels; below, words are taken flat, so that no page can exhaust the stack
UNSEEN = frozenset("script style template noscript head title meta link base".split())

_HIDING = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})
_SPACE_BEFORE = re.compile(r" +(?=[;:!?»])")
_SPACE_AFTER = re.compile(r"(?<=«) +")


def fold(words: str) -> str:
    """Words without typography: NFC, one apostrophe, single spaces, no space inside « » or before `; : ! ?`."""
    plain = unicodedata.normalize("NFC", words).translate(_APOSTROPHES)
    plain = " ".join(plain.split())
    return _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", plain))


def tree(element: LexborNode) -> tuple[Node, ...]:
    """The nodes below an element, the element itself left out; words are folded."""
    top: list[str | Node] = []
    _Walk(top, "", 0).children(element)
    return tuple(item if isinstance(item, tuple) else ("", item) for item in top)


def leaves(nodes: tuple[Node, ...]) -> Iterator[tuple[str, str]]:
    """Each node that holds words of its own, as (kind, its words in one string), in the order of reading."""
    for node in nodes:
        yield from _leaves(node)


def plain(nodes: tuple[Node, ...]) -> str:
    """All words in one string."""
    return " ".join(words for _, words in leaves(nodes))


def text_of(element: LexborNode) -> str:
    """The visible words of an element in one folded string, alternative texts of images included."""
    return plain(tree(element))


def is_hidden(element: LexborNode) -> bool:
    """Whether the element says that its words are not shown: hidden, or a style of its own. Stylesheets are not asked."""
    attributes = element.attributes
    if not attributes:
        return False
    return "hidden" in attributes or bool(_HIDING.search(attributes.get("style") or ""))


def is_out_of_sight(element: LexborNode) -> bool:
    """Whether the element, or one that holds it, is hidden or never shown."""
    around: LexborNode | None = element
    while around is not None:
        if around.tag in UNSEEN or is_hidden(around):
            return True
        around = around.parent
    return False


def _leaves(node: Node) -> Iterator[tuple[str, str]]:
    own: list[str] = []
    for item in node[1:]:
        if isinstance(item, str):
            own.append(item)
        elif _kind(item) in MEANING:
            own.extend(words for _, words in _leaves(item))
        else:
            if own:
                yield str(node[0]), " ".join(own)
                own = []
            yield from _leaves(item)
    if own:
        yield str(node[0]), " ".join(own)


def _kind(node: Node) -> str:
    return str(node[0]).partition(":")[0]


class _Walk:
    """Collects the words and nodes of one structural element, of kind `within`, into `items`."""

    def __init__(self, items: list[str | Node], within: str, depth: int) -> None:
        self.items = items
        self.within = within
        self.depth = depth
        self.words: list[str] = []

    def children(self, element: LexborNode) -> None:
        self._inside(element, self.depth)
        self._flush()

    def _inside(self, element: LexborNode, depth: int) -> None:
        if depth > DEEPEST:
            self.words.append(element.text())
            return
        child = element.first_child
        while child is not None:
            self._visit(child, depth + 1)
            child = child.next

    def _visit(self, node: LexborNode, depth: int) -> None:
        if node.is_text_node:
            self.words.append(node.text_content or "")
            return
        tag = node.tag or ""
        if tag.startswith("-") or tag in UNSEEN or is_hidden(node):
            return
        if tag in INLINE:
            self._inside(node, depth)
        elif tag == "br":
            self.words.append(" ")
        elif tag in MEANING or (tag in STRUCTURE and not (tag == "p" and self.within in UNWRAPPED_IN)):
            self._flush()
            self.items.append(_node(tag, node, depth))
        else:
            self._flush()
            self._inside(node, depth)
            self._flush()

    def _flush(self) -> None:
        folded = fold("".join(self.words))
        if folded:
            self.items.append(folded)
        self.words.clear()


def _node(tag: str, element: LexborNode, depth: int) -> Node:
    if tag == "img":
        return ("img", fold(element.attributes.get("alt") or ""))
    kind = tag
    if tag == "ol" and (start := element.attributes.get("start") or "1") != "1":
        kind = f"ol:{start}"
    if tag == "li" and (value := element.attributes.get("value")):
        kind = f"li:{value}"
    items: list[str | Node] = []
    _Walk(items, tag, depth).children(element)
    return (kind, *items)
