"""What a page says of itself in data-signoff attributes: its parts, and where rules are to look away.

Only our own pages bear parts, anybody's may bear data-signoff-ignore; on all others nothing here costs anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from signoff.site.html import Document, Element
from signoff.words import UNSEEN, Node, fold, is_out_of_sight, tree


@dataclass(frozen=True, slots=True)
class Marks:
    """`parts` and `loose` as in Page; the other two give what holds for an element, by its identity in the tree."""

    parts: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    loose: tuple[str, ...] = ()
    part_of: Mapping[int, str] = field(default_factory=dict)
    ignored_at: Mapping[int, str] = field(default_factory=dict)

    def at(self, element: Element) -> tuple[str, str]:
        """The part that an element stands in, and the rules that look away there, each "" for none."""
        if not self.part_of and not self.ignored_at:
            return "", ""
        identity = element.mem_id
        return self.part_of.get(identity, ""), self.ignored_at.get(identity, "")


NO_MARKS = Marks()


def marks_of(document: Document) -> Marks:
    """The marks of a page that has some."""
    marked = document.css("[data-signoff]")
    inside = {node.mem_id: part.attributes["data-signoff"] or "" for part in marked for node in part.traverse()}
    ignored: dict[int, str] = {}
    for element in document.css("[data-signoff-ignore]"):
        rules = " ".join((element.attributes["data-signoff-ignore"] or "").replace(",", " ").upper().split())
        for node in element.traverse():
            ignored[node.mem_id] = f"{ignored.get(node.mem_id, '')} {rules}".strip()
    loose = _loose(document, inside) if marked else ()
    return Marks(_parts(marked), loose, inside, ignored)


def _parts(marked: list[Element]) -> dict[str, tuple[Node, ...]]:
    """The words of each marked part; the words of parts with one name follow one another."""
    parts: dict[str, tuple[Node, ...]] = {}
    for element in marked:
        name = element.attributes["data-signoff"] or ""
        words = () if is_out_of_sight(element) else tree(element)
        parts[name] = (*parts.get(name, ()), *words)
    return parts


def _loose(document: Document, inside: Mapping[int, str]) -> tuple[str, ...]:
    """The words of the body that no marked part holds, header, footer and skip link left out; then what could add words.

    A theme of ours has no script, no style element and no noscript: whatever these would show, nobody approved it.
    """
    found = []
    chrome = {node.mem_id for element in document.css("header, footer, a[href^='#']") for node in element.traverse()}
    for node in document.css("body")[0].traverse(include_text=True):
        parent = node.parent
        if not node.is_text_node or parent is None or parent.tag in UNSEEN:
            continue
        if parent.mem_id not in inside and parent.mem_id not in chrome:
            found.append(fold(node.text_content or ""))
    for element in document.css("script, style, noscript, iframe, object, embed"):
        if (element.attributes.get("type") or "").strip().lower() != "application/ld+json":
            found.append(f"<{element.tag}> {fold(element.text())}".strip())
    return tuple(words for words in found if words)
