"""One HTML file -> Page: what the rules need to know of it, read by a conforming parser as a browser would read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from signoff.model import Link, Page
from signoff.site.json_ld import read_json_ld
from signoff.site.markup import parse_errors
from signoff.site.review_lines import read_review_lines
from signoff.site.robots import canonicals_of, is_noindex
from signoff.site.styles import addresses_of
from signoff.words import UNSEEN, Node, fold, is_out_of_sight, text_of, tree

# Where an element carries an address. Those of PAGES lead somewhere, the others load something.
PAGES: Mapping[str, tuple[str, ...]] = {"a": ("href",), "area": ("href",)}
ASSETS: Mapping[str, tuple[str, ...]] = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href", "imagesrcset"),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}
_ADDRESSES = {**PAGES, **ASSETS}
_REFRESH = re.compile(r"[;,]\s*url\s*=\s*(.+)", re.I)
_CANDIDATE = re.compile(r"\s*,*\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?(?:,|$)")


def read_page(path: str, raw: bytes) -> Page:
    """The facts of a page. `path` is relative to the folder that is checked."""
    html = raw.decode("utf-8", "replace")
    document = LexborHTMLParser(html)
    root = document.root
    if root is None:
        return Page(path, url_of(path), "", "", "", (), frozenset(), {}, (), ())
    marked = document.css("[data-signoff]")
    inside = {node.mem_id: part.attributes["data-signoff"] or "" for part in marked for node in part.traverse()}
    titles = tuple(_words(node) for node in document.css("title") if not node.css_matches("svg title"))
    anchors = tuple(_anchors(root))
    return Page(
        path=path,
        url=url_of(path),
        language=root.attributes.get("lang") or "",
        title=titles[0] if titles else "",
        description=_description(document),
        links=tuple(_links(root, inside)),
        anchors=frozenset(anchors),
        parts=_parts(marked),
        loose=_loose(document.css_first("main"), inside) if marked else (),
        review_lines=read_review_lines(root, raw),
        titles=titles,
        canonicals=canonicals_of(document),
        alternates=tuple(
            (node.attributes["hreflang"] or "", node.attributes["href"] or "")
            for node in document.css('link[rel~="alternate" i][hreflang][href]')
        ),
        ids_twice=_ids_twice(root),
        noindex=is_noindex(document),
        refresh=_refresh(document),
        size=len(raw),
        parse_errors=parse_errors(html),
        json_ld=read_json_ld(document),
    )


def url_of(path: str) -> str:
    """The root-relative address of a file: a folder's index is the folder."""
    folder, _, name = path.rpartition("/")
    return "/" + (folder + "/" if folder else "") if name == "index.html" else "/" + path


def _links(root: LexborNode, inside: Mapping[int, str]) -> Iterator[Link]:
    order = 0
    for element in root.traverse():
        tag = element.tag or ""
        if tag == "style":
            found = [("style", url) for url in addresses_of(element.text())]
        else:
            found = [
                (name, url)
                for name in _ADDRESSES.get(tag, ())
                if (value := element.attributes.get(name)) is not None
                for url in (_candidates(value) if name.endswith("srcset") else (value,))
            ]
        for attribute, url in found:
            words = text_of(element) if tag in PAGES else ""
            rel = frozenset((element.attributes.get("rel") or "").lower().split())
            yield Link(
                tag,
                attribute,
                url,
                words,
                order,
                inside.get(element.mem_id, ""),
                rel,
                label=_label(element, root) if tag in PAGES else "",
                hreflang=element.attributes.get("hreflang") or "",
                ignored=frozenset(
                    (element.attributes.get("data-signoff-ignore") or "").upper().replace(",", " ").split()
                ),
                language=_language(element),
                hidden=_is_hidden(element),
            )
            order += 1


def _candidates(srcset: str) -> list[str]:
    """The addresses of a srcset; a comma inside an address does not end it, as the HTML standard has it."""
    return [match[1] for match in _CANDIDATE.finditer(srcset)]


def _anchors(root: LexborNode) -> Iterator[str]:
    for element in root.traverse():
        if found := element.attributes.get("id"):
            yield found
        if element.tag == "a" and (name := element.attributes.get("name")):
            yield name


def _parts(marked: list[LexborNode]) -> dict[str, tuple[Node, ...]]:
    """The words of each marked part; the words of parts with one name follow one another."""
    parts: dict[str, tuple[Node, ...]] = {}
    for element in marked:
        name = element.attributes["data-signoff"] or ""
        words = () if is_out_of_sight(element) else tree(element)
        parts[name] = (*parts.get(name, ()), *words)
    return parts


def _loose(main: LexborNode | None, inside: Mapping[int, str]) -> tuple[str, ...]:
    """The words of <main> that no marked part holds."""
    found = []
    for node in main.traverse(include_text=True) if main else ():
        parent = node.parent
        if node.is_text_node and parent and parent.mem_id not in inside and parent.tag not in UNSEEN:
            words = fold(node.text_content or "")
            if words:
                found.append(words)
    return tuple(found)


def _label(element: LexborNode, root: LexborNode) -> str:
    names = (element.attributes.get("aria-labelledby") or "").split()
    found = [root.css_first(f'[id="{name}"]') for name in names if '"' not in name]
    said = " ".join(text_of(node) for node in found if node)
    inner = [node.attributes.get("aria-label") or node.attributes.get("title") for node in element.css("*")]
    words = (said, *(element.attributes.get(name) for name in ("aria-label", "alt", "title")), *inner)
    return next((fold(word) for word in words if word and word.strip()), "") or " ".join(
        _words(node) for node in element.css("svg title")
    )


def _language(element: LexborNode | None) -> str:
    while element is not None:
        if said := element.attributes.get("lang"):
            return said
        element = element.parent
    return ""


def _is_hidden(element: LexborNode) -> bool:
    attributes = element.attributes
    return (attributes.get("aria-hidden") == "true" and attributes.get("tabindex") == "-1") or "hidden" in attributes


def _ids_twice(root: LexborNode) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    for element in root.traverse():
        if found := element.attributes.get("id"):
            seen[found] = seen.get(found, 0) + 1
    return tuple(name for name, count in seen.items() if count > 1)


def _hrefs(document: LexborHTMLParser, selector: str) -> Iterator[str]:
    return (node.attributes["href"] or "" for node in document.css(selector))


def _refresh(document: LexborHTMLParser) -> str | None:
    for node in document.css('meta[http-equiv="refresh" i]'):
        if match := _REFRESH.search(node.attributes.get("content") or ""):
            return match[1].strip("\"'")
    return None


def _words(element: LexborNode | None) -> str:
    return fold(element.text()) if element else ""


def _description(document: LexborHTMLParser) -> str | None:
    element = document.css_first('meta[name="description"]')
    return fold(element.attributes.get("content") or "") if element else None
