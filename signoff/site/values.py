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

_CANDIDATE = re.compile(r"[\t\n\f\r ,]*([^\t\n\f\r ,][^\t\n\f\r ]*)")  # a,b.png 2x
_DESCRIBED = re.compile("[(),]")


def one(value: str) -> list[str]:
    """The value itself."""
    return [value]


def space_separated(value: str) -> list[str]:
    """`ping`, and the `archive` of <object>."""
    return [part for part in re.split(f"[{_SPACE}]+", value) if part]


def comma_separated(value: str) -> list[str]:
    """The `archive` of <applet>."""
    return [part.strip(_SPACE) for part in value.split(",") if part.strip(_SPACE)]


def candidates(srcset: str) -> list[str]:
    """The addresses of a srcset (HTML, 4.8.4.3.9 "Parsing a srcset attribute"); a comma inside an address does not end it."""
    found = []
    at, nested = 0, "(" in srcset
    while (match := _CANDIDATE.match(srcset, at)) is not None:
        url, at = match[1], match.end()
        if url[-1] == ",":
            found.append(url.rstrip(","))
            continue
        found.append(url)
        at = _after_descriptors(srcset, at) if nested else srcset.find(",", at) + 1
        if not at:
            break
    return found


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


def _after_descriptors(srcset: str, at: int) -> int:
    """Where the comma that ends the descriptors is passed; a comma in parentheses is theirs."""
    depth = 0
    for match in _DESCRIBED.finditer(srcset, at):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        elif depth <= 0:
            return match.end()
    return len(srcset)
