"""One HTML file -> Row: what the rules need to know of a page, read in one pass over its tree.

The time of a cold check is spent here, so the loop does as little as it can for what nearly all elements are: links with an
address and plain words. Measured on 10,000 pages of 20 KB: 0.25 ms a page to parse, 0.2 ms for all the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from itertools import islice

from signoff.model import Page
from signoff.site import elements
from signoff.site.asked import SLOW
from signoff.site.foreign import foreign_of
from signoff.site.html import Document, Element, each, parse, parse_fragment
from signoff.site.labels import TELLING, label_of, words_of
from signoff.site.marks import NO_MARKS, Marks, marks_of
from signoff.site.markup import parse_errors
from signoff.site.review_lines import read_review_lines
from signoff.site.rows import Gatherer, Row, head_of, more, page_of
from signoff.site.styles import addresses_of
from signoff.site.values import below, candidates, refresh_target
from signoff.words import fold

Attributes = Mapping[str, str | None]
_NONE = "\0"  # no attribute can be so
_MANY = 20_000  # elements in other languages than their page's


def read_page(path: str, raw: bytes) -> Page:
    """The facts of a page. `path` is relative to the folder that is checked."""
    return page_of(path, len(raw), read_row(raw))


def read_row(raw: bytes, facts: Collection[str] = SLOW) -> Row:
    """The facts of the bytes of a page; of the slow ones only those that are named."""
    document = parse(raw)
    marks = marks_of(document) if b"data-signoff" in raw else NO_MARKS
    reader = _Reader(document, marks)
    reader.read(document)
    fields = {
        "language": reader.language,
        "parts": marks.parts,
        "loose": marks.loose,
        **{name: getattr(reader.head, name) for name in _Head.__slots__},
        "ids_twice": list(reader.head.ids_twice),
        **{name: read(document, raw) for name, read in _SLOW.items() if name in facts},
        "unread": [name for name in _SLOW if name not in facts],
    }
    return reader.gathered.row(head_of(fields), reader.base, reader.anchors)


_SLOW: Mapping[str, Callable[[Document, bytes], Sequence[tuple[object, ...]]]] = {
    "review_lines": lambda document, raw: [astuple(line) for line in read_review_lines(document, raw)],
    "foreign": foreign_of,
    "parse_errors": lambda _, raw: parse_errors(raw.decode("utf-8", "replace")),
}


@dataclass(slots=True)
class _Head:
    """What a page says of itself: fields of Page, while they are gathered."""

    titles: list[str] = field(default_factory=list)
    description: str | None = None
    canonicals: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    ids_twice: dict[str, None] = field(default_factory=dict)
    noindex: bool = False
    refresh: str | None = None
    json_ld: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)


class _Reader:
    """Gathers the facts of one page while its elements pass by."""

    def __init__(self, document: Document, marks: Marks) -> None:
        self.document = document
        self.marks = marks
        self.gathered = Gatherer()
        self.anchors: dict[str, None] = {}
        self.base = ""
        self.head = _Head()
        root = document.root
        self.language = (root.attributes.get("lang") or "") if root is not None else ""
        self._languages: dict[int, str] = {}
        self._entered = 0
        self._speaks_other = False

    def read(self, document: Document) -> None:
        """Read all elements that may tell something."""
        anchors = self.anchors
        by_element = elements.BY_ELEMENT
        for element in each(document):
            tag = element.tag or ""
            attributes = element.attributes
            if not attributes and tag not in _SPECIAL:
                continue
            if identity := attributes.get("id"):
                if identity in anchors:
                    self.head.ids_twice[identity] = None
                anchors[identity] = None
            if "lang" in attributes and tag != "html":
                self._enter(element, attributes["lang"] or "")
            if tag == "a":
                self._a(element, attributes)
            elif tag in by_element:
                self._addresses(element, tag, attributes)
            if tag in _SPECIAL:
                _SPECIAL[tag](self, element, attributes)
            if "style" in attributes:
                self._styled(element, tag, attributes["style"] or "")

    def _styled(self, element: Element, tag: str, css: str) -> None:
        for url in addresses_of(css):
            self._add(elements.LOADS, element, tag, "style", url)

    def _a(self, element: Element, attributes: Attributes) -> None:
        """Most of the elements that bear an address are links with little more than that."""
        if name := attributes.get("name"):
            self.anchors[name] = None
        if "ping" in attributes or "xlink:href" in attributes:
            self._addresses(element, "a", attributes)
        elif (url := attributes.get("href", _NONE)) is not _NONE:
            words = words_of(element)
            plain = words and self.marks is NO_MARKS and TELLING.isdisjoint(attributes)
            if plain and (not self._languages or element.mem_id not in self._languages) and not self._speaks_other:
                self.gathered.add(elements.LEADS, "a", "href", url or "", words)
            else:
                rest, tongue = self._more(element, attributes, words)
                self.gathered.add(elements.LEADS, "a", "href", url or "", words, rest, tongue=tongue)

    def _more(self, element: Element, attributes: Attributes, words: str) -> tuple[str, str]:
        """What few links have, and the language in which their reader expects to be answered, where it is not the page's."""
        part, ignored = self.marks.at(element)
        rel = attributes.get("rel") or ""
        label = label_of(element, attributes, self.document, words)
        hidden = "hidden" in attributes or (
            attributes.get("aria-hidden") == "true" and attributes.get("tabindex") == "-1"
        )
        language, hreflang = self._language(element), attributes.get("hreflang") or ""
        rest = more(part, " ".join(rel.lower().split()), label, hreflang, ignored, language, hidden=hidden)
        return rest, f"={hreflang}" if hreflang else language

    def _enter(self, element: Element, language: str) -> None:
        """Note in which language stands what is inside an element.

        Where such elements lie one inside the other without end, the answer is looked for when it is asked for.
        """
        if language and not self._speaks_other:
            inside = dict.fromkeys((node.mem_id for node in islice(element.traverse(), _MANY)), language)
            self._languages.update(inside)
            self._entered += len(inside)
            if self._entered >= _MANY:
                self._languages.clear()
                self._speaks_other = True

    def _language(self, element: Element | None) -> str:
        """The language of an element where it is not the page's, else ""."""
        if not self._speaks_other:
            said = self._languages.get(element.mem_id, "") if self._languages and element is not None else ""
            return said if said != self.language else ""
        passed = []
        said = ""
        while element is not None and not said:
            identity = element.mem_id
            if identity in self._languages:
                said = self._languages[identity]
                break
            passed.append(identity)
            said = element.attributes.get("lang") or ""
            element = element.parent
        self._languages.update(dict.fromkeys(passed, said))
        return said if said != self.language else ""

    def _addresses(self, element: Element, tag: str, attributes: Attributes) -> None:
        """The addresses of any element of the table."""
        words = ""
        if tag == "a":
            words = words_of(element)
        elif tag == "area":
            words = fold(attributes.get("alt") or "")
        elif tag == "input" and (attributes.get("type") or "").lower() != "image":
            attributes = {name: value for name, value in attributes.items() if name != "src"}
        rest, tongue = self._more(element, attributes, words) if tag in ("a", "area") else (None, "")
        for attribute, kind, split in elements.BY_ELEMENT[tag]:
            if attribute in attributes:
                for url in split(attributes[attribute] or ""):
                    place = below(attributes.get("codebase"), url, tag)
                    self._add(kind, element, tag, attribute, place, words, rest, tongue)

    def _add(
        self,
        kind: str,
        element: Element,
        tag: str,
        attribute: str,
        url: str,
        words: str = "",
        rest: str | None = None,
        tongue: str = "",
    ) -> None:
        if rest is None:
            part, ignored = self.marks.at(element)
            rest = more(part, "", "", "", ignored, self._language(element), hidden="hidden" in element.attributes)
        self.gathered.add(kind, tag, attribute, url, words, rest, tongue=tongue)

    def _link(self, element: Element, attributes: Attributes) -> None:
        rel = " ".join((attributes.get("rel") or "").lower().split())
        keywords = frozenset(rel.split())
        hreflang = attributes.get("hreflang") or ""
        part, ignored = self.marks.at(element)
        rest = more(part, rel, "", hreflang, ignored, self._language(element))
        if "href" in attributes:
            url = attributes["href"] or ""
            self._add(elements.kind_of_link(keywords), element, "link", "href", url, "", rest)
            if "canonical" in keywords:
                self.head.canonicals.append(url)
            if "alternate" in keywords and "hreflang" in attributes:
                self.head.alternates.append((hreflang, url))
        for found in candidates(attributes.get("imagesrcset") or ""):
            self._add(elements.LOADS, element, "link", "imagesrcset", found, "", rest)

    def _meta(self, element: Element, attributes: Attributes) -> None:
        content = attributes.get("content")
        if content is None:
            return
        name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
        if name == "description" and self.head.description is None:
            self.head.description = fold(content)
        elif name in ("robots", "googlebot"):
            self.head.noindex |= bool({"noindex", "none"} & set(content.lower().replace(",", " ").split()))
        elif name in elements.LOADING_METAS:
            self._add_meta(elements.LOADS, element, content.strip(), name)
        elif (attributes.get("http-equiv") or "").lower() == "refresh" and (target := refresh_target(content)):
            self.head.refresh = self.head.refresh or target
            self._add_meta(elements.LEADS, element, target, "refresh")

    def _add_meta(self, kind: str, element: Element, url: str, name: str) -> None:
        part, ignored = self.marks.at(element)
        self._add(kind, element, "meta", "content", url, "", more(part, name, "", "", ignored))

    def _title(self, element: Element, _attributes: Attributes) -> None:
        parent = element.parent
        if parent is None or parent.tag in ("head", "body") or not _inside(element, "svg"):
            self.head.titles.append(fold(element.text()))

    def _base(self, _element: Element, attributes: Attributes) -> None:
        self.base = self.base or (attributes.get("href") or "").strip()

    def _section(self, _element: Element, attributes: Attributes) -> None:
        if "class" in attributes and "care" in (classes := (attributes["class"] or "").split()):
            self.head.cards.append(next((name.removeprefix("care-") for name in classes if name[:5] == "care-"), ""))

    def _style(self, element: Element, _attributes: Attributes) -> None:
        for url in addresses_of(element.text()):
            self._add(elements.LOADS, element, "style", "style", url)

    def _script(self, element: Element, attributes: Attributes) -> None:
        if (attributes.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            self.head.json_ld.append(element.text())

    def _param(self, element: Element, attributes: Attributes) -> None:
        if (attributes.get("name") or "").lower() in elements.LOADING_PARAMS and attributes.get("value"):
            self._add(elements.LOADS, element, "param", "value", attributes["value"] or "")

    def _noscript(self, element: Element, _attributes: Attributes) -> None:
        """A reader without scripts sees it, one with scripts does not: its addresses and anchors count, its facts do not."""
        kept, self.head = self.head, _Head()
        self.read(parse_fragment(element.text()))
        self.head = kept


_SPECIAL: Mapping[str, Callable[[_Reader, Element, Attributes], None]] = {
    "base": _Reader._base,
    "link": _Reader._link,
    "meta": _Reader._meta,
    "noscript": _Reader._noscript,
    "param": _Reader._param,
    "script": _Reader._script,
    "section": _Reader._section,
    "style": _Reader._style,
    "title": _Reader._title,
}


def _inside(element: Element, tag: str) -> bool:
    return any(parent.tag == tag for parent in _ancestors(element))


def _ancestors(element: Element) -> Iterator[Element]:
    parent = element.parent
    while parent is not None:
        yield parent
        parent = parent.parent
