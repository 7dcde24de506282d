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
    loose = _loose(document.css_first("main"), inside) if marked else ()
    return Marks(_parts(marked), loose, inside, ignored)


def _parts(marked: list[Element]) -> dict[str, tuple[Node, ...]]:
    """The words of each marked part; the words of parts with one name follow one another."""
    parts: dict[str, tuple[Node, ...]] = {}
    for element in marked:
        name = element.attributes["data-signoff"] or ""
        words = () if is_out_of_sight(element) else tree(element)
        parts[name] = (*parts.get(name, ()), *words)
    return parts


def _loose(main: Element | None, inside: Mapping[int, str]) -> tuple[str, ...]:
    """The words of <main> that no marked part holds."""
    found = []
    for node in main.traverse(include_text=True) if main else ():
        parent = node.parent
        if node.is_text_node and parent and parent.mem_id not in inside and parent.tag not in UNSEEN:
            words = fold(node.text_content or "")
            if words:
                found.append(words)
    return tuple(found)
