"""Values of attributes that hold more than one address, or an address among other things, taken apart as HTML says."""

from __future__ import annotations

import re

_SPACE = "\t\n\f\r "
_REFRESH = re.compile(
    r"""
    [\t\n\f\r ]* (?: [0-9]+ [0-9.]* | \.[0-9.]* )     # 0
    (?: [\t\n\f\r ]* [;,] | [\t\n\f\r ] )             # ;
    [\t\n\f\r ]*
    (?: url [\t\n\f\r ]* = [\t\n\f\r ]* )?            # url=
    (?P<quote> ["']? ) (?P<url> .* )                  # '/en/'
    """,
    re.X | re.I | re.S,
)


def one(value: str) -> list[str]:
    """The value itself."""
    return [value]


def space_separated(value: str) -> list[str]:
    """`ping`, and the `archive` of <object>."""
    return value.split()


def comma_separated(value: str) -> list[str]:
    """The `archive` of <applet>."""
    return [part.strip(_SPACE) for part in value.split(",") if part.strip(_SPACE)]


def candidates(srcset: str) -> list[str]:
    """The addresses of a srcset (HTML, 4.8.4.3.9 "Parsing a srcset attribute"); a comma inside an address does not end it."""
    found = []
    rest = srcset.strip(_SPACE + ",")
    while rest:
        words = rest.split(None, 1)
        url, rest = words[0], words[1] if len(words) > 1 else ""
        if url.endswith(","):
            found.append(url.rstrip(","))
        else:
            found.append(url)
            rest = _after_descriptors(rest)
        rest = rest.lstrip(_SPACE + ",")
    return [url for url in found if url]


def refresh_target(content: str) -> str | None:
    """The address of a <meta http-equiv="refresh">; None when it only reloads, or is malformed (HTML, 4.2.5.3)."""
    match = _REFRESH.fullmatch(content)
    if match is None:
        return None
    url, quote = match["url"], match["quote"]
    if quote:
        url = url.partition(quote)[0]
    return url.strip(_SPACE) or None


def below(codebase: object, url: str, tag: str) -> str:
    """An address of <object> or <applet>, from its codebase on."""
    if (
        not isinstance(codebase, str)
        or not codebase
        or tag not in ("object", "applet")
        or "://" in url
        or url.startswith("/")
    ):
        return url
    return f"{codebase.rstrip('/')}/{url}"


def _after_descriptors(rest: str) -> str:
    """What follows the comma that ends the descriptors; a comma in parentheses is theirs."""
    descriptors, _, behind = rest.partition(",")
    if "(" not in descriptors:
        return behind
    depth = 0
    for place, char in enumerate(rest):
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "," and depth <= 0:
            return rest[place + 1 :]
    return ""
