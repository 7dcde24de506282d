"""The plain form of TOML in which ledgers are written, read in one pass together with its lines.

tomllib and the search for lines took nine tenths of the time that ten thousand records need (bench/ledger.py). What is not
in this form, line for line, is left to tomllib, which also says what is wrong with it: nothing is read differently here,
only sooner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

Path = tuple[str | int, ...]

_STRING = r'"([^"\\\x00-\x1f\x7f]*)"'
_PAIR = re.compile(rf"{_STRING} = {_STRING}")
_UNNAMED = r'"[^"\\\x00-\x1f\x7f]*"'
_LINE = re.compile(
    rf"""
      [ \t]*
      (?: (?P<key>[a-z_]+) [ \t]* = [ \t]*
          (?: {_STRING}(?!")                                                         # reviewer = "ada-example"
            | ("{{3}}) $                                                                  # signature = and three quotes
            | (\d\d\d\d-\d\d-\d\d)(?=[ \t]*(?:\#|$))                                 # on = 2024-06-01
            | \{{ [ ] version [ ] = [ ] {_STRING} , [ ] text [ ] = [ ] {_STRING} [ ] \}}   # of = {{ version = "1.0", text = "…" }}
            | \{{ ((?: [ ] {_UNNAMED} [ ] = [ ] {_UNNAMED} ,)* [ ] {_UNNAMED} [ ] = [ ] {_UNNAMED}) [ ] \}}   # pictures = {{ "a.svg" = "…" }}
          )
        | \[\[ (?P<list>[a-z_]+) \]\]                                                # [[review]]
      )?
      [ \t]* (?:\#[^\x00-\x08\x0a-\x1f\x7f]*)? $                                     # a comment
    """,
    re.X | re.ASCII,
)
_CLOSING = '"""'
_INSIDE = re.compile(r'[^"\\\x00-\x08\x0a-\x1f\x7f]*')


def read_plain(text: str) -> tuple[dict[str, Any], dict[Path, int]] | None:
    """The values and the line of each key; None when any line is in another form."""
    data: dict[str, Any] = {}
    lines: dict[Path, int] = {}
    table: dict[str, Any] = data
    place: Path = ()
    numbered = enumerate(text.split("\n"), 1)
    for number, line in numbered:
        match = _LINE.match(line)
        if match is None:
            return None
        key, string, opening, day, version, digest, pairs, name = match.groups()
        if key is not None:
            value = string if string is not None else _value(numbered, opening, day, pairs, version, digest)
            if value is None or key in table:
                return None
            table[key] = value
            lines[*place, key] = number
        elif name is not None:
            known = data.setdefault(name, [])
            if not isinstance(known, list):
                return None
            place, table = (name, len(known)), {}
            known.append(table)
            lines[place] = number
            lines.setdefault((name,), number)
    return data, lines


def _value(
    numbered: Iterator[tuple[int, str]],
    opening: str | None,
    day: str | None,
    pairs: str | None,
    version: str,
    digest: str,
) -> Any:
    """A value that is no string of one line; None when it is no plain one."""
    if opening:
        return _to_closing(numbered)
    if pairs:
        found = _PAIR.findall(pairs)
        return dict(found) if len(dict(found)) == len(found) else None
    if day is None:
        return {"version": version, "text": digest}
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _to_closing(numbered: Iterator[tuple[int, str]]) -> str | None:
    """The lines of a string up to the one that closes it; None when it does not end so, or holds what must be unescaped."""
    found: list[str] = []
    for _, line in numbered:
        if line == _CLOSING:
            return "".join(f"{line}\n" for line in found)
        if not _INSIDE.fullmatch(line):
            return None
        found.append(line)
    return None
