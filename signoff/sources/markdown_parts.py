"""Two steps of Python-Markdown that dress what it made: care cards, and figures with a caption.

Both leave the tree of words as it is (docs/digest.md): they set classes and roles, and put elements around that are no node
of the tree. tests/sources/test_parts.py holds them to it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from signoff.sources.cards import KINDS

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def register(markdown: Markdown) -> None:
    """Add both steps: after `attr_list` (8), which reads `{.emergency}`."""
    markdown.treeprocessors.register(Cards(markdown), "cards", 7)
    markdown.treeprocessors.register(Figures(markdown), "figures", 6)


class Cards(Treeprocessor):
    """A quotation whose first element is a heading with a kind becomes cards: one for each heading that bears a kind.

    Markdown makes one quotation of two that follow one another, and so it stays; each card is an element inside it. Looks at
    the body's own quotations, not at those inside others.
    """

    def run(self, root: Element) -> None:
        for quotation in root.iterfind("blockquote"):
            if len(quotation) and not (quotation.text or "").strip() and _kind(quotation[0]):
                parts = list(quotation)
                for part in parts:
                    quotation.remove(part)
                quotation.set("class", "care-cards")
                quotation.set("role", "none")
                for part in parts:
                    if kind := _kind(part):
                        card = SubElement(quotation, "section", {"class": f"care care-{kind}"})
                        card.tail = "\n"
                        _without_kind(part)
                    card.append(part)


def _kind(element: Element) -> str:
    """The kind of card that a heading begins; "" for one with none or several, and for any other element."""
    kinds = [name for name in element.get("class", "").split() if name in KINDS]
    return kinds[0] if element.tag in _HEADINGS and len(kinds) == 1 else ""


def _without_kind(heading: Element) -> None:
    others = [name for name in heading.attrib.pop("class").split() if name not in KINDS]
    if others:
        heading.set("class", " ".join(others))


class Figures(Treeprocessor):
    """A paragraph that begins with an image and goes on below it becomes a figure; what goes on is its caption.

    <figure> would be another node than the paragraph, and another digest than plain Markdown's: ARIA's role says the same.
    Looks at the body's own paragraphs, not at those in lists and quotations.
    """

    def run(self, root: Element) -> None:
        number = 0
        for place, paragraph in enumerate(root):
            if _has_caption(paragraph):
                number += 1
                root[place] = _figure(paragraph, f"figure-{number}-caption")


def _has_caption(paragraph: Element) -> bool:
    if paragraph.tag != "p" or (paragraph.text or "").strip() or len(paragraph) == 0:
        return False
    image, *others = paragraph
    tail = image.tail or ""
    is_below = image.tag == "img" and tail.lstrip(" ").startswith("\n")
    return is_below and bool(tail.strip() or others) and paragraph.find(".//img[2]") is None


def _figure(paragraph: Element, identity: str) -> Element:
    """The paragraph in a figure, with all behind its image in one element: `span` is no node of the tree."""
    image, *others = paragraph
    caption = Element("span", {"class": "caption", "id": identity})
    caption.text = (image.tail or "").lstrip()
    image.tail = "\n"
    for other in others:
        paragraph.remove(other)
        caption.append(other)
    paragraph.append(caption)
    figure = Element("div", {"class": "figure", "role": "figure", "aria-labelledby": identity})
    figure.append(paragraph)
    figure.tail, paragraph.tail = paragraph.tail, None
    return figure
