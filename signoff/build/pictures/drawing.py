"""An SVG drawing -> the same lines and words without anything that acts, loads or tells of its author.

A drawing is a document: opened by its own address it could run scripts in the name of the site. What is unsafe is refused and
not taken out, so that its author knows; what drawing programs leave behind (paths of files, names, their own elements) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from signoff.build.pictures.picture import Picture, Size, Unfit, write_picture
from signoff.phrases import Phrase

RECIPE = "drawing 1"

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_PREFIXES = {"": "", _XLINK: "xlink:", _XML: "xml:"}
_ACTING = frozenset("script foreignobject iframe audio video embed object handler listener".split())
_MOVING = frozenset("animate animatemotion animatetransform animatecolor set".split())
_LEFT_OUT = frozenset("metadata title desc".split())  # inside an <img> nobody is told them; the text says it in `alt`
_ELSEWHERE = re.compile(r"@import|url\(\s*[\"']?(?!\s*[\"']?#)|expression\(|javascript:", re.I)
_NUMBER = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)(?:px)?\s*")
_LARGEST = 500_000  # bytes


def make(raw: bytes, folder: Path) -> None:
    """Write the drawing, and what is known of it, into a folder. Raises Unfit."""
    root = _parsed(raw)
    width, height = _size(root)
    words = "".join(_written(root)) + "\n"
    (folder / "drawing.svg").write_text(words, encoding="utf-8", newline="\n")
    write_picture(folder, Picture(width, height, Size("drawing.svg", width)))


def _parsed(raw: bytes) -> Element:
    if len(raw) > _LARGEST:
        raise Unfit(
            Phrase("it has more than {kilobytes} kB of lines", {"kilobytes": _LARGEST // 1000}),
            Phrase("simplify it, or export it as PNG"),
        )
    if b"<!ENTITY" in raw:
        raise _unsafe("<!ENTITY>")
    try:
        root = ET.fromstring(raw)  # noqa: S314 - no entities: see above
    except (ET.ParseError, ValueError, LookupError) as error:
        raise Unfit(Phrase("it is no SVG: {error}", {"error": str(error)}), Phrase("export it again")) from error
    if root.tag != f"{{{_SVG}}}svg":
        raise Unfit(
            Phrase("it is no SVG: it lacks {namespace}", {"namespace": f'xmlns="{_SVG}"'}), Phrase("export it again")
        )
    return root


def _size(root: Element) -> tuple[int, int]:
    """Width and height in points: its own, else those of its coordinates."""
    sides = [match for name in ("width", "height") if (match := _NUMBER.fullmatch(root.get(name, "")))]
    numbers = [float(match[1]) for match in sides]
    if len(numbers) != 2:
        numbers = [float(part) for part in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", root.get("viewBox", ""))[2:4]]
    if len(numbers) != 2 or min(numbers) < 1:
        raise Unfit(Phrase("it does not say how large it is"), Phrase("give its <svg> a viewBox, or width and height"))
    return round(numbers[0]), round(numbers[1])


def _written(element: Element) -> Iterator[str]:
    """An element as markup; nothing for one that is not SVG's."""
    space, name = _name(element.tag)
    if space != _SVG or name.lower() in _LEFT_OUT:
        return
    if name.lower() in _ACTING:
        raise _unsafe(f"<{name}>")
    if name.lower() in _MOVING:
        raise Unfit(Phrase("it moves, and a reader could not stop it"), Phrase("take a still picture"))
    attributes = [f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"'] if name == "svg" else []
    attributes += [
        f" {_PREFIXES[where]}{local}={quoteattr(value)}"
        for key, value in element.attrib.items()
        for where, local in [_name(key)]
        if where in _PREFIXES and _is_safe(local, value)
    ]
    inside = [escape(_text(element, name)), *(part for child in element for part in (*_written(child), _tail(child)))]
    yield f"<{name}{''.join(attributes)}>{''.join(inside)}</{name}>"


def _text(element: Element, name: str) -> str:
    words = element.text or ""
    if name == "style" and _ELSEWHERE.search(words):
        raise _unsafe("<style>")
    return words


def _tail(element: Element) -> str:
    return escape(element.tail or "")


def _is_safe(name: str, value: str) -> bool:
    """True, or Unfit: an attribute that acts, or leads out of the drawing."""
    if name.lower().startswith("on") or _ELSEWHERE.search(value):
        raise _unsafe(f"{name}={value[:40]!r}")
    if name.lower() == "href" and value.lstrip().lower().startswith("data:"):
        raise Unfit(
            Phrase("it holds a photograph, with all that its camera wrote into it"),
            Phrase("export it as PNG or JPEG"),
        )
    if name.lower() == "href" and not value.startswith("#"):
        raise _unsafe(f"{name}={value[:40]!r}")
    return True


def _name(tag: str) -> tuple[str, str]:
    """(namespace, local name)."""
    space, brace, local = tag.removeprefix("{").partition("}")
    return (space, local) if brace else ("", tag)


def _unsafe(what: str) -> Unfit:
    return Unfit(
        Phrase("it holds {what}, which could act or load something in the name of the site", {"what": what}),
        Phrase("export it as plain SVG, or as PNG"),
    )
