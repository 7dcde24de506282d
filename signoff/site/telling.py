"""What each element of a page tells: addresses, anchors, and what the page says of itself, gathered in one pass."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from signoff.model import Link
from signoff.site import elements
from signoff.site.asked import LINKS, NOTES, Glance
from signoff.site.html import Document, Element, each, parse_fragment
from signoff.site.labels import TELLING, label_of, words_of
from signoff.site.marks import NO_MARKS, Marks, ignored_in
from signoff.site.rows import Gatherer, keywords
from signoff.site.scripts import DATA, addresses_in_script, kind_of_script
from signoff.site.styles import addresses_of
from signoff.site.tags import tags_of
from signoff.site.tongues import Tongues
from signoff.site.values import below, candidates, refresh_target
from signoff.words import fold

Attributes = Mapping[str, str | None]
_NO_WORDS: frozenset[str] = frozenset()
_DEEPEST = 8  # pages written into one another


@dataclass(slots=True)
class Head:
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


class _More(NamedTuple):
    """What few links have: the last fields of Link."""

    part: str = ""
    rel: frozenset[str] = _NO_WORDS
    label: str = ""
    hreflang: str = ""
    ignored: frozenset[str] = _NO_WORDS
    language: str = ""
    hidden: bool = False


class Reader:
    """Gathers the facts of one page while its elements pass by."""

    def __init__(self, document: Document, marks: Marks, wanted: Collection[str], *, each: bool) -> None:
        self.document = document
        self.marks = marks
        self.gathered = Gatherer(each=each)
        self.anchors: dict[str, None] = {}
        self.base = ""
        self.head = Head()
        root = document.root
        self.language = (root.attributes.get("lang") or "") if root is not None else ""
        self._nothing_more = _More(language=self.language)
        self._heeds_tongues = NOTES in wanted or each
        self._hears = LINKS in wanted and not each
        self._heard = self.gathered.words
        self._tongues = Tongues(self.language)
        self._depth = 0

    def read(self, document: Document) -> None:
        """Read all elements that may tell something."""
        anchors = self.anchors
        for element in each(document):
            number = element.tag_id
            tag, handlers, is_bare = _KNOWN.get(number) or _known(element, number)
            attributes = element.attributes
            if not (attributes or is_bare):
                continue
            if identity := attributes.get("id"):
                if identity in anchors:
                    self.head.ids_twice[identity] = None
                anchors[identity] = None
            if "lang" in attributes and tag != "html" and self._heeds_tongues:
                self._tongues.enter(element, attributes["lang"] or "")
            for handle in handlers:
                handle(self, element, tag, attributes)
            if "style" in attributes:
                for url in addresses_of(attributes["style"] or ""):
                    self._add(elements.LOADS, element, tag, "style", url)

    def _a(self, element: Element, tag: str, attributes: Attributes) -> None:
        """Most of the elements that bear an address are links with little more than that."""
        if name := attributes.get("name"):
            self.anchors[name] = None
        if "ping" in attributes or "xlink:href" in attributes:
            self._addresses(element, tag, attributes)
        elif "href" in attributes:
            url = attributes["href"] or ""
            speaks = self._tongues.are_many and self._tongues.other(element) != ""
            if speaks or ("hreflang" in attributes and self._heeds_tongues):
                self.gathered.add(elements.LEADS, "a", "href", url, tongue=self._tongue(element, attributes))
            else:
                self.gathered.lead(url)
            if self._hears:
                self._hear(element, attributes, words_of(element))
            elif self.gathered.links is not None:
                words = words_of(element)
                plain = words and not speaks and self.marks is NO_MARKS and TELLING.isdisjoint(attributes)
                more = self._nothing_more if plain else self._more(element, attributes, words)
                self._look("a", "href", url, words, more)

    def _hear(self, element: Element, attributes: Attributes, words: str) -> None:
        self._heard[words or label_of(element, attributes, self.document, words)] = None

    def glance(self) -> Glance:
        """What there is to see of the links without looking at each."""
        return self.gathered.glance(self.base, self.head.canonicals)

    def _look(self, tag: str, attribute: str, url: str, words: str, more: _More) -> None:
        links = self.gathered.links
        if links is not None:
            links.append(Link(tag, attribute, url, words, len(links), *more))

    def _more(self, element: Element, attributes: Attributes, words: str) -> _More:
        """What few <a> and <area> have."""
        part, ignored = self.marks.at(element)
        label = label_of(element, attributes, self.document, words)
        rel = keywords((attributes.get("rel") or "").lower())
        hreflang = attributes.get("hreflang") or ""
        hidden = "hidden" in attributes or (
            attributes.get("aria-hidden") == "true" and attributes.get("tabindex") == "-1"
        )
        return _More(
            part, rel, label, hreflang, keywords(ignored), self._tongues.other(element) or self.language, hidden=hidden
        )

    def _tongue(self, element: Element, attributes: Attributes) -> str:
        """The language in which the reader of an <a> or <area> expects to be answered, "" for the page's."""
        hreflang = attributes.get("hreflang")
        return f"={hreflang}" if hreflang else self._tongues.other(element)

    def _addresses(self, element: Element, tag: str, attributes: Attributes) -> None:
        """The addresses of any element of the table."""
        words = tongue = ""
        more = None
        if tag in ("a", "area"):
            tongue = self._tongue(element, attributes) if self._heeds_tongues else ""
            if self._hears or self.gathered.links is not None:
                words = words_of(element) if tag == "a" else fold(attributes.get("alt") or "")
            if self._hears:
                self._hear(element, attributes, words)
            elif self.gathered.links is not None:
                more = self._more(element, attributes, words)
        elif tag == "input" and (attributes.get("type") or "").lower() != "image":
            attributes = {name: value for name, value in attributes.items() if name != "src"}
        for attribute, kind, split in elements.BY_ELEMENT[tag]:
            if attribute in attributes:
                for url in split(attributes[attribute] or ""):
                    place = below(attributes.get("codebase"), url, tag)
                    self._add(kind, element, tag, attribute, place, words, more, tongue)

    def _add(
        self,
        kind: str,
        element: Element,
        tag: str,
        attribute: str,
        url: str,
        words: str = "",
        more: _More | None = None,
        tongue: str = "",
    ) -> None:
        self.gathered.add(kind, tag, attribute, url, tongue=tongue)
        if self.gathered.links is not None:
            self._look(tag, attribute, url, words, more or self._like(element, hidden="hidden" in element.attributes))

    def _like(self, element: Element, rel: frozenset[str] = _NO_WORDS, hreflang: str = "", *, hidden: bool) -> _More:
        """What an address has besides that no reader sees as a link."""
        part, ignored = self.marks.at(element)
        language = self._tongues.other(element) or self.language
        return _More(part, rel, "", hreflang, keywords(ignored), language, hidden=hidden)

    def _link(self, element: Element, _tag: str, attributes: Attributes) -> None:
        rel, kind = _rel(attributes.get("rel") or "")
        hreflang = attributes.get("hreflang") or ""
        more = self._like(element, rel, hreflang, hidden=False) if self.gathered.links is not None else None
        if "href" in attributes:
            url = attributes["href"] or ""
            self._add(kind, element, "link", "href", url, "", more)
            if "canonical" in rel:
                self.head.canonicals.append(url)
            if "alternate" in rel and "hreflang" in attributes:
                self.head.alternates.append((hreflang, url))
        for found in candidates(attributes["imagesrcset"] or "") if "imagesrcset" in attributes else ():
            self._add(elements.LOADS, element, "link", "imagesrcset", found, "", more)

    def _meta(self, element: Element, _tag: str, attributes: Attributes) -> None:
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
        self._add(kind, element, "meta", "content", url, "", self._like(element, keywords(name), hidden=False))

    def _title(self, element: Element, _tag: str, _attributes: Attributes) -> None:
        parent = element.parent
        if parent is None or parent.tag in ("head", "body") or not _inside(element, "svg"):
            self.head.titles.append(fold(element.text()))

    def _base(self, _element: Element, _tag: str, attributes: Attributes) -> None:
        self.base = self.base or (attributes.get("href") or "").strip()

    def _section(self, _element: Element, _tag: str, attributes: Attributes) -> None:
        if "class" in attributes and "care" in (classes := (attributes["class"] or "").split()):
            self.head.cards.append(next((name.removeprefix("care-") for name in classes if name[:5] == "care-"), ""))

    def _style(self, element: Element, _tag: str, _attributes: Attributes) -> None:
        for url in addresses_of(element.text()):
            self._add(elements.LOADS, element, "style", "style", url)

    def _paint(self, element: Element, tag: str, attributes: Attributes) -> None:
        for name in elements.PAINT:
            if name in attributes and "(" in (attributes[name] or ""):
                for url in addresses_of(attributes[name] or ""):
                    self._add(elements.LOADS, element, tag, name, url)

    def _script(self, element: Element, _tag: str, attributes: Attributes) -> None:
        if "type" not in attributes:
            return
        kind = kind_of_script(attributes["type"])
        if kind == "application/ld+json":
            self.head.json_ld.append(element.text())
        elif kind in DATA:
            for url in addresses_in_script(kind, element.text()):
                self._add(elements.LOADS, element, "script", "script", url)

    def _param(self, element: Element, _tag: str, attributes: Attributes) -> None:
        if (attributes.get("name") or "").lower() in elements.LOADING_PARAMS and attributes.get("value"):
            self._add(elements.LOADS, element, "param", "value", attributes["value"] or "")

    def _noscript(self, element: Element, _tag: str, _attributes: Attributes) -> None:
        """A reader without scripts sees it, one with scripts does not: its addresses and anchors count, its facts do not."""
        if not self._depth:  # in a piece of a page it is an element like others
            self._within(element, element.text())

    def _template(self, element: Element, _tag: str, attributes: Attributes) -> None:
        """A shadow tree is shown, which no other template is; a fragment does not reach into it."""
        if (attributes.get("shadowrootmode") or "").lower() in ("open", "closed"):
            html = element.html or ""
            kept, self.anchors = self.anchors, {}
            self._within(element, html[next(tags_of(html)).end : -len("</template>")])
            self.anchors = kept

    def _iframe(self, element: Element, _tag: str, attributes: Attributes) -> None:
        """A page that is written into the frame has the addresses of this page, and places of its own."""
        if html := attributes.get("srcdoc"):
            kept = self.anchors, self.base, dict(self.gathered.own)
            self.anchors = {}
            self._within(element, html)
            self.anchors, self.base, self.gathered.own = kept

    def _within(self, element: Element, html: str) -> None:
        """Read HTML that an element holds as text; where rules look away from the element, they do from this."""
        if self._depth >= _DEEPEST:
            return
        kept = self.head, self.marks
        document = parse_fragment(html)
        self.head = Head()
        self.marks = (ignored_in(document) if "data-signoff-ignore" in html else NO_MARKS).inside(*kept[1].at(element))
        self._depth += 1
        self.read(document)
        self._depth -= 1
        self.head, self.marks = kept


_Handler = Callable[[Reader, Element, str, Attributes], None]
_SPECIAL: Mapping[str, _Handler] = {
    "a": Reader._a,
    "base": Reader._base,
    "iframe": Reader._iframe,
    "link": Reader._link,
    "meta": Reader._meta,
    "noscript": Reader._noscript,
    "param": Reader._param,
    "script": Reader._script,
    "section": Reader._section,
    "style": Reader._style,
    "template": Reader._template,
    "title": Reader._title,
}
_BARE = frozenset("noscript script style title".split())  # they tell something without any attribute
_MOST_NUMBERS = 1024  # the parser numbers the tags that it knows from 1; those of its own making are addresses
_KNOWN: dict[int, tuple[str, tuple[_Handler, ...], bool]] = {}


def _known(element: Element, number: int) -> tuple[str, tuple[_Handler, ...], bool]:
    """The name of an element, who reads what it tells, and whether it may tell something without attributes."""
    tag = (element.tag or "").lower()  # SVG has some in mixed case
    handlers: list[_Handler] = [Reader._addresses] if tag in elements.BY_ELEMENT and tag != "a" else []
    handlers += [_SPECIAL[tag]] if tag in _SPECIAL else []
    handlers += [Reader._paint] if tag in elements.PAINTED else []
    known = (tag, tuple(handlers), tag in _BARE)
    if number < _MOST_NUMBERS:
        _KNOWN[number] = known
    return known


@lru_cache(maxsize=1024)
def _rel(words: str) -> tuple[frozenset[str], str]:
    """The keywords of a <link>, and what its address does."""
    rel = keywords(words.lower())
    return rel, elements.kind_of_link(rel)


def _inside(element: Element, tag: str) -> bool:
    return any(parent.tag == tag for parent in _ancestors(element))


def _ancestors(element: Element) -> Iterator[Element]:
    parent = element.parent
    while parent is not None:
        yield parent
        parent = parent.parent
