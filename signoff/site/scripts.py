"""The addresses in scripts that are data: import maps, and what a page wants fetched beforehand (speculation rules)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

# A map's values are addresses only when they begin like one; with a slash at the end they stand for a folder.
_ADDRESS = re.compile(r"(?:\.{0,2}/|[A-Za-z][A-Za-z0-9+.-]*:).*(?<!/)", re.S)


def kind_of_script(kind: str | None) -> str:
    """The type of a script without parameters, in lower case."""
    return (kind or "").partition(";")[0].strip().lower()


def addresses_in_script(kind: str, script: str) -> tuple[str, ...]:
    """What a script of this type has the browser load, in order; () for programs, and for what is not JSON."""
    if kind not in DATA:
        return ()
    try:
        said = json.loads(script)
    except (ValueError, RecursionError):
        return ()
    return tuple(DATA[kind](said)) if isinstance(said, dict) else ()


def _mapped(said: Mapping[str, Any]) -> Iterator[str]:
    scopes = said.get("scopes")
    for imports in (said.get("imports"), *(scopes.values() if isinstance(scopes, dict) else ())):
        for url in imports.values() if isinstance(imports, dict) else ():
            if isinstance(url, str) and _ADDRESS.fullmatch(url):
                yield url


def _expected(said: Mapping[str, Any]) -> Iterator[str]:
    for what in ("prefetch", "prerender"):
        rules = said.get(what)
        for rule in rules if isinstance(rules, list) else ():
            urls = rule.get("urls") if isinstance(rule, dict) else None
            yield from (url for url in (urls if isinstance(urls, list) else ()) if isinstance(url, str))


DATA: Mapping[str, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    "importmap": _mapped,
    "speculationrules": _expected,
}
