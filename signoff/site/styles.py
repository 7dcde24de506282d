"""The addresses that a stylesheet loads."""

from __future__ import annotations

import re

from signoff.model import Link

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_ADDRESS = re.compile(
    r"""
      url\( \s* (["']) (?P<quoted> .*? ) \1 \s* \)      # url("a b.png")
    | url\( \s* (?P<bare> [^"'()\s]+ ) \s* \)           # url(a.png)
    | @import \s+ (["']) (?P<imported> .*? ) \4         # @import "print.css";
    """,
    re.X | re.S | re.I,
)


def addresses_of(css: str) -> tuple[str, ...]:
    """What url() and @import name, in order; comments are passed over."""
    found = _ADDRESS.finditer(_COMMENT.sub("", css))
    return tuple(match["quoted"] or match["bare"] or match["imported"] or "" for match in found)


def read_style(raw: bytes) -> tuple[Link, ...]:
    """The addresses of a CSS file as links."""
    urls = addresses_of(raw.decode("utf-8", "replace"))
    return tuple(Link("style", "url()", url, "", order) for order, url in enumerate(urls))
