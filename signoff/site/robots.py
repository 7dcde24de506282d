"""What a page tells search engines of itself."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser


def canonicals_of(document: LexborHTMLParser) -> tuple[str, ...]:
    """The addresses of its <link rel="canonical">, as written."""
    links = document.css("link[rel][href]")
    return tuple(
        link.attributes["href"] or "" for link in links if "canonical" in (link.attributes["rel"] or "").lower().split()
    )


def is_noindex(document: LexborHTMLParser) -> bool:
    """Whether its robots meta asks not to be found: noindex, or none."""
    for meta in document.css("meta[name][content]"):
        if (meta.attributes["name"] or "").strip().lower() in ("robots", "googlebot"):
            words = re.split(r"[\s,]+", (meta.attributes["content"] or "").lower())
            if {"noindex", "none"} & {*words}:
                return True
    return False
