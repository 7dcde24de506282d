"""TOML with the line of every key, and a checked way to take values out of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from signoff.model import Span
from signoff.phrases import Phrase
from signoff.sources.files import Reader, SourceFile
from signoff.sources.plain_toml import read_plain

Path = tuple[str | int, ...]
Entry = TypeVar("Entry")

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
# What cannot open a string of several lines: strings that end on their line, and a comment.
_SHORT = re.compile(
    r"""
      \"{3} (?: \\. | (?!\"{3}). )* \"{3}      # a long string that ends on its line
    | '{3} (?: (?!'{3}). )* '{3}
    | (?<!") "(?!"") (?: \\. | [^"\\] )* "          # "short"
    | (?<!') '(?!'') [^']* '                      # 'short'
    | \# .*                                 # a comment
    """,
    re.X,
)
_OPENED = re.compile(r"\"{3}|'{3}")
_CONFLICT = re.compile(r"^(?:<{7} |>{7} |={7}$)", re.M)  # <<<<<<< HEAD
_CHOOSE = (
    "keep what is right of both and take away the lines <<<<<<<, ======= and >>>>>>>; "
    "two records of a ledger both stay, the earlier day first"
)
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
_MISTYPED = {
    str: "must be a string in quotes, not {typed!r}",
    bool: "must be true or false, not {typed!r}",
    int: "must be a whole number, not {typed!r}",
    date: "must be a date such as 2024-11-01, not {typed!r}",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file: its values, and the line on which each path of keys begins."""

    path: str
    data: Mapping[str, Any]
    lines: Mapping[Path, int]

    def span(self, *keys: str | int) -> Span:
        """The line of a key; of the nearest enclosing table for a key of an inline table or one that is not there."""
        for end in range(len(keys), 0, -1):
            if (line := self.lines.get(keys[:end])) is not None:
                return Span(self.path, line)
        return Span(self.path)


def read_toml(reader: Reader, path: str) -> Document | None:
    """The document; None, with a problem remembered, when it cannot be read."""
    file = reader.read(path)
    return document_of(reader, file) if file else None


def document_of(reader: Reader, file: SourceFile) -> Document | None:
    """The document that a file holds; None, with a problem remembered, when it is not TOML."""
    if plain := read_plain(file.text):
        return Document(file.path, *plain)
    try:
        data = tomllib.loads(file.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        if conflict := _CONFLICT.search(file.text):
            place = Span(file.path, file.text.count("\n", 0, conflict.start()) + 1)
            reader.complain(place, "git joined two changes here and left both for somebody to choose", _CHOOSE)
            return None
        found = _AT_LINE.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (file.text.count("\n") + 1, None)
        why = _AT_LINE.sub("", str(error)).strip()
        reader.complain(
            Span(file.path, line, column),
            "the file is not valid TOML: {why}",
            'text stands in straight quotes "…", a list in [ ], a date without quotes',
            why=why[:1].lower() + why[1:],
        )
        return None
    return Document(file.path, data, _lines(file.text))


def _lines(text: str) -> dict[Path, int]:
    """Where each key stands. Keys within multi-line strings are passed over; inline tables count as their own key."""
    lines: dict[Path, int] = {}
    table: Path = ()
    counts: dict[Path, int] = {}
    closing = ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := _HEADER.match(line):
            table = _table(header, counts)
            lines.setdefault(table, number)
            if header[1] == "[[":
                lines.setdefault(table[:-1], number)
        elif key := _KEY.match(line):
            lines.setdefault(table + _split(key[1]), number)
        opened = _OPENED.search(_SHORT.sub("", line))
        closing = opened[0] if opened else ""
    return lines


def _table(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """The path of a table; below a list of tables it belongs to the last of them."""
    *above, last = _split(header[2])
    path: Path = ()
    for name in above:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, last)
    if header[1] == "[":
        return path
    counts[path] = counts.get(path, -1) + 1
    return (*path, counts[path])


def _split(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in re.findall(r"""[\w-]+|"[^"]*"|'[^']*'""", dotted))


def _readings(words: str) -> list[str]:
    """What a date such as `02/03/2026` may mean: the day first, as the French write it, or the month."""
    match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", words.strip())
    if not match:
        return []
    first, second, year = (int(number) for number in match.groups())
    found = []
    for day, month in dict.fromkeys([(first, second), (second, first)]):
        with suppress(ValueError):
            found.append(date(year, month, day).isoformat())
    return found


def _either(readings: list[str]) -> object:
    return (
        Phrase("{one} or {other}", dict(zip(("one", "other"), readings, strict=True))) if readings[1:] else readings[0]
    )


class Taker:
    """Takes checked values out of one table of a document; complains of what is missing, mistyped or unknown."""

    def __init__(self, reader: Reader, document: Document, keys: Path = ()) -> None:
        table: Any = document.data
        for key in keys:
            table = table[key]
        self.reader = reader
        self.document = document
        self.keys = keys
        self.is_table = isinstance(table, dict)
        self.table: Mapping[str, Any] = table if self.is_table else {}
        self.known: list[str] = []
        if not self.is_table:
            reader.complain(self.span(), "{name} must be a table", name=self.name)

    @property
    def name(self) -> str:
        """The table as its header would be typed: `[alpha.booking.scan]`, `[[review]]`; the file's name for the top."""
        names = [str(key) for key in self.keys if isinstance(key, str)]
        if not names:
            return self.document.path.rpartition("/")[2]
        is_listed = isinstance(self.keys[-1], int)
        return f"[[{'.'.join(names)}]]" if is_listed else f"[{'.'.join(names)}]"

    def span(self, *keys: str) -> Span:
        return self.document.span(*self.keys, *keys)

    def string(self, key: str, default: str | None = None) -> str:
        """A string that is not empty; without a default it has to be there."""
        value = self._value(key, str, required=default is None)
        if isinstance(value, str) and not value.strip():
            self._wrong(key, "must not be empty")
        return default or "" if value is None else str(value)

    def integer(self, key: str, default: int | None = None) -> int | None:
        value = self._value(key, int, required=False)
        return default if value is None else int(value)

    def boolean(self, key: str, default: bool = False) -> bool:  # noqa: FBT001, FBT002 - a default, not an option
        value = self._value(key, bool, required=False)
        return default if value is None else bool(value)

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A date without a time."""
        typed = self.table.get(key)
        if isinstance(typed, str) and (readings := _readings(typed)):
            self._any(key)
            message, hint = _MISTYPED[date], "write {readings}, without quotes"
            self._wrong(key, message, hint, typed=typed, readings=_either(readings))
            return None
        value = self._value(key, date, required=required)
        return value if isinstance(value, date) else None

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty when it is not there."""
        value = self._any(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            self._wrong(key, 'must be a list of strings such as ["one", "two"]')
            return ()
        return tuple(value)

    def table_at(self, key: str) -> Taker | None:
        """The table below a key; None when it is not there."""
        return None if self._any(key) is None else self._below(key)

    def tables(self, key: str) -> list[Taker]:
        """The tables of a list; empty when it is not there."""
        value = self._any(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong(key, "must be a list of tables")
            return []
        return [Taker(self.reader, self.document, (*self.keys, key, i)) for i in range(len(value))]

    def each(self, names: Iterable[str]) -> list[tuple[str, Taker]]:
        """The tables below this one, one for each name."""
        return [(name, self._below(name)) for name in names]

    def done(self, *more: str) -> None:
        """Complain of every key that nobody took."""
        for key in self.table:
            if key not in self.known and key not in more:
                self.reader.unknown(self.span(key), self.name, key, [*self.known, *more])

    def wrong(self, key: str, message: str, hint: str = "", **facts: object) -> None:
        """Complain of the value of a key; message and hint are templates filled from `facts`."""
        self._wrong(key, message, hint, **facts)

    def not_one_of(self, key: str, allowed: Iterable[str], typed: str) -> None:
        """Complain of a value that is none of those that there are."""
        self._wrong(key, "must be one of {names}, not {typed!r}", names=", ".join(allowed), typed=typed)

    def _below(self, key: str) -> Taker:
        return Taker(self.reader, self.document, (*self.keys, key))

    def _any(self, key: str) -> Any:
        self.known.append(key)
        return self.table.get(key)

    def _value(self, key: str, kind: type, *, required: bool) -> Any:
        value = self._any(key)
        if value is None:
            if required and self.is_table:
                message, hint = "{table} needs {key}", "add a line: {key} = …"
                self.reader.complain(self.span(), message, hint, table=self.name, key=key)
            return None
        if type(value) is not kind or isinstance(value, datetime):
            self._wrong(key, _MISTYPED[kind], typed=value)
            return None
        return value

    def _wrong(self, key: str, message: str, hint: str = "", **facts: object) -> None:
        self.reader.complain(self.span(key), "{key} {wrong}", hint, key=key, wrong=Phrase(message, facts), **facts)


def read_tables(reader: Reader, path: str, make: Callable[[str, Taker], Entry]) -> Mapping[str, Entry] | None:
    """What `make` makes of each table of a file, by key, in its order; none without the file, None when it cannot be read."""
    if not reader.exists(path):
        return {}
    document = read_toml(reader, path)
    return tables_in(reader, document, make) if document else None


def tables_in(reader: Reader, document: Document, make: Callable[[str, Taker], Entry]) -> Mapping[str, Entry]:
    """What `make` makes of each table of a document."""
    return {key: make(key, taker) for key, taker in Taker(reader, document).each(document.data)}
