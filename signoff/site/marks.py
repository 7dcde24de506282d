"""What a page says of itself in data-signoff attributes: its parts, and where rules are to look away.

Only our own pages bear parts, anybody's may bear data-signoff-ignore; on all others nothing here costs anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from signoff.dress import Dress, dress_around, dress_of
from signoff.site.html import Document, Element
from signoff.site.scripts import kind_of_script
from signoff.words import UNSEEN, Node, fold, is_out_of_sight, leaves, text_of, tree

_APPROVED = ("title", "summary", "body")  # the parts that hold approved words
# Attributes that say words, to the eye or to a screen reader; those inside the approved parts are dress.
_SPEAKING = "title alt aria-label aria-description aria-roledescription aria-valuetext placeholder label".split()
_SPOKEN = ", ".join(f"body [{name}]" for name in _SPEAKING)
# What is shown beside a link to the page, and said of it by other sites. The description itself is compared as such.
_SHARED = (
    "meta[property^='og:'], meta[property^='article:'], meta[name^='twitter:'], meta[name='author'], meta[itemprop]"
)
# Elements that show, say or hide what stands in no text of the page.
_SHOWING = (
    "script, style, noscript, iframe, object, embed, base, template[shadowrootmode], video, audio, input[value], "
    "link[href^='data:' i]"
)
_NO_WORDS = re.compile(r".*:(?:image|url|type|locale|card|width|height)", re.I)


@dataclass(frozen=True, slots=True)
class Marks:
    """`parts`, `loose`, `dress` and `around` as in Page; the next two give what holds for an element, by its identity in the tree.

    `outer` is what holds for all of them.
    """

    parts: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    loose: tuple[str, ...] = ()
    dress: tuple[Dress, ...] = ()
    around: tuple[str, ...] = ()
    part_of: Mapping[int, str] = field(default_factory=dict)
    ignored_at: Mapping[int, str] = field(default_factory=dict)
    outer: tuple[str, str] = ("", "")

    def at(self, element: Element) -> tuple[str, str]:
        """The part that an element stands in, and the rules that look away there, each "" for none."""
        if not self.part_of and not self.ignored_at:
            return self.outer
        identity = element.mem_id
        part, ignored = self.outer
        return self.part_of.get(identity, part), f"{ignored} {self.ignored_at.get(identity, '')}".strip()

    def inside(self, part: str, ignored: str) -> Marks:
        """The same for a tree that stands in an element of which these hold."""
        return replace(self, outer=(part, ignored)) if part or ignored else self


NO_MARKS = Marks()


def marks_of(document: Document) -> Marks:
    """The marks of a page that has some."""
    marked = document.css("[data-signoff]")
    inside = {node.mem_id: part.attributes["data-signoff"] or "" for part in marked for node in part.traverse()}
    ignored = _ignored(document)
    if not marked:
        return Marks(part_of=inside, ignored_at=ignored)
    chrome = _chrome(document)
    around = tuple(dict.fromkeys(_around(document, chrome, inside)))
    return Marks(_parts(marked), _loose(document, inside, chrome), tuple(_dress(marked)), around, inside, ignored)


def _parts(marked: list[Element]) -> dict[str, tuple[Node, ...]]:
    """The words of each marked part; the words of parts with one name follow one another."""
    parts: dict[str, tuple[Node, ...]] = {}
    for element in marked:
        name = element.attributes["data-signoff"] or ""
        words = () if is_out_of_sight(element) else tree(element)
        parts[name] = (*parts.get(name, ()), *words)
    return parts


def _dress(marked: list[Element]) -> Iterator[Dress]:
    for element in marked:
        if element.attributes["data-signoff"] in _APPROVED:
            yield from dress_around(element)
            yield from dress_of(element)


def ignored_in(document: Document) -> Marks:
    """The marks of a piece of a page: it bears no parts."""
    return Marks(ignored_at=_ignored(document))


def _ignored(document: Document) -> dict[int, str]:
    """Which rules look away from an element, by its identity."""
    ignored: dict[int, str] = {}
    for element in document.css("[data-signoff-ignore]"):
        rules = " ".join((element.attributes["data-signoff-ignore"] or "").replace(",", " ").upper().split())
        for node in element.traverse():
            ignored[node.mem_id] = f"{ignored.get(node.mem_id, '')} {rules}".strip()
    return ignored


def _chrome(document: Document) -> list[Element]:
    """The page's own header and footer, and the link that skips the header: each stands in <body> itself."""
    body = document.body
    return [] if body is None else [each for each in body.iter() if _is_chrome(each)]


def _is_chrome(element: Element) -> bool:
    skips = element.tag == "a" and (element.attributes.get("href") or "").startswith("#")
    return skips or element.tag in ("header", "footer")


def _around(document: Document, chrome: list[Element], inside: Mapping[int, str]) -> Iterator[str]:
    """What header and footer say, and attributes anywhere but in the approved parts."""
    for element in chrome:
        yield from (words for _, words in leaves(tree(element)))
        yield text_of(element) if element.tag == "a" else ""
    for element in document.css(_SPOKEN):
        if inside.get(element.mem_id) not in _APPROVED and not (element.tag == "img" and element.mem_id in inside):
            attributes = element.attributes
            yield from (fold(attributes.get(name) or "") for name in _SPEAKING)
    for element in document.css(_SHARED):
        attributes = element.attributes
        if not _NO_WORDS.fullmatch(attributes.get("property") or attributes.get("name") or ""):
            yield fold(attributes.get("content") or "")


def _loose(document: Document, inside: Mapping[int, str], chrome: list[Element]) -> tuple[str, ...]:
    """The words of the body that no marked part holds, header, footer and skip link left out; then what could add words.

    A theme of ours has no script, no style element, no noscript and none of the others: whatever these would show, nobody approved it.
    Nor does it send its readers' links elsewhere by <base>.
    """
    found = []
    apart = {node.mem_id for element in chrome for node in element.traverse()}
    for node in document.css("body")[0].traverse(include_text=True):
        if not node.is_text_node:
            found += [f"<{node.tag} {name}>" for name in node.attributes if name[:2] == "on"]
            continue
        parent = node.parent
        if parent is None or parent.tag in UNSEEN:
            continue
        if parent.mem_id not in inside and parent.mem_id not in apart:
            found.append(fold(node.text_content or ""))
    found += [fold(title.text()) for title in document.css("svg title") if title.mem_id not in inside]  # read aloud
    for element in document.css(_SHOWING):
        is_data = element.tag == "script" and kind_of_script(element.attributes.get("type")) == "application/ld+json"
        if not is_data:
            found.append(f"<{element.tag}> {fold(element.text())}".strip())
    return tuple(words for words in found if words)
