"""The addresses that CSS loads, in a file, a <style> or a style attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.site.tags import place

_TOKEN = re.compile(
    r"""
      /\* .*? (?: \*/ | \Z )                                          # /* a comment, perhaps unclosed */
    | (?P<quoted> "(?: [^"\\\n] | \\. )*"? | '(?: [^'\\\n] | \\. )*'? )   # "a b.png"
    | url\( \s* (?P<bare> (?: [^"'()\\\s] | \\[0-9a-f]{1,6}\s? | \\. )+ ) \s* (?: \) | \Z )    # url(a.png)
    | (?P<call> (?: (?<! [-\w] ) [-\w]{1,40} )? \( )                   # image-set(
    | (?P<close> \) )
    | @(?P<at> [-\w]+ )                                               # @import
    | (?P<end> [;{}] )
    """,
    re.X | re.S | re.I,
)
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-f]{1,6})[ \t\n\r\f]?|\n|(?P<char>.))", re.I | re.S)
_LOADING = frozenset(("url(", "src(", "image-set(", "-webkit-image-set("))
_HINT = re.compile(r"url\(|src\(|image-set\(|@import", re.I)


def addresses_of(css: str) -> tuple[str, ...]:
    """What url(), src(), image-set() and @import name, in order; comments and other strings are passed over."""
    return tuple(url for url, _ in _addresses(css))


def read_style(raw: bytes) -> tuple[tuple[str, int, int], ...]:
    """The addresses of a CSS file, each with its line and column, from 1."""
    css = raw.decode("utf-8-sig", "replace")
    return tuple((url, *place(css, offset)) for url, offset in _addresses(css))


def _addresses(css: str) -> Iterator[tuple[str, int]]:
    """Each address with its offset."""
    if not _HINT.search(css):
        return
    calls: list[str] = []
    rule = ""
    for token in _TOKEN.finditer(css):
        kind = token.lastgroup
        if kind in ("bare", "quoted") and rule == "namespace":
            continue
        if kind == "bare":
            yield _unescaped(token["bare"]), token.start("bare")
        elif kind == "quoted" and ((calls and calls[-1] in _LOADING) or (rule == "import" and not calls)):
            yield _unescaped(_unquoted(token["quoted"])), token.start("quoted") + 1
            rule = ""
        elif kind == "call":
            calls.append(token["call"].lower())
        elif kind == "close" and calls:
            calls.pop()
        elif kind == "at":
            rule = token["at"].lower()
        elif kind == "end":
            calls.clear()
            rule = ""


def _unquoted(token: str) -> str:
    return token[1:-1] if len(token) > 1 and token[-1] == token[0] else token[1:]


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(_char, value) if "\\" in value else value


def _char(match: re.Match[str]) -> str:
    if code := match["code"]:
        point = int(code, 16)
        return chr(point) if 0 < point < 0x110000 and not 0xD800 <= point < 0xE000 else "\ufffd"
    return match["char"] or ""
