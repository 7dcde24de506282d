"""Reading files that people wrote, and gathering what is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from signoff.model import Problem, Span
from signoff.nearest import did_you_mean
from signoff.phrases import Phrase

LARGEST = (
    1_000_000  # bytes of a file: a long article has 30,000, and to lay out one paragraph of megabytes takes minutes
)
JOURNAL = ".signing"  # in content/, while several files are written together (signoff/review/journal.py)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's text without byte order mark and with LF line ends, and the SHA-256 of exactly that."""

    path: str
    text: str
    digest: str


class Reader:
    """Reads files below the project's root; `problems` grows with all that could not be read.

    Of files whose bytes are `held` these are taken.
    """

    def __init__(self, root: Path, held: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self.root = root
        self._held = held
        self.problems: list[Problem] = []

    def complain(self, span: Span, message: str, hint: str = "", /, **facts: object) -> None:
        """Remember a problem; `message` is a template filled from `facts`."""
        self.problems.append(Problem(message, facts, span=span, hint=hint))

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return (self.root / path).is_file()

    def read(self, path: str) -> SourceFile | None:
        """The file as text; None, with a problem remembered, when it is not there, is larger than any text or is not UTF-8."""
        try:
            raw = self._bytes(path)
        except OSError as error:
            self.complain(Span(path), "the file cannot be read: {why}", why=error.strerror or str(error))
            return None
        if len(raw) > LARGEST:
            message = "the file is larger than {limit} kB, too large for a text that people wrote"
            hint = "was a picture pasted into it? put pictures into images/; a text that is truly so long makes several articles"
            self.complain(Span(path), message, hint, limit=LARGEST // 1000)
            return None
        return self.decode(path, raw)

    def _bytes(self, path: str) -> bytes:
        """What a file holds, but no more than it takes to see that it is too large."""
        if (held := self._held.get(path)) is not None:
            return held
        with (self.root / path).open("rb") as stream:
            return stream.read(LARGEST + 1)

    def decode(self, path: str, raw: bytes) -> SourceFile | None:
        """What a file of these bytes says; None, with a problem remembered, when it is not UTF-8."""
        raw = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8")) + 1
            self.complain(
                Span(path, line, column),
                "the file is not UTF-8: the byte {byte} cannot be read",
                "save the file with the encoding UTF-8 (it looks like {encoding})",
                encoding="UTF-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else Phrase("Windows-1252 or Latin-1"),
                byte=f"0x{raw[error.start]:02X}",
            )
            return None
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            self.complain(Span(path, line), "the file holds a NUL character", "save it again as plain UTF-8 text")
            return None
        return SourceFile(path, text, "sha256:" + hashlib.sha256(raw).hexdigest())

    def unknown(self, span: Span, table: str, key: str, known: Iterable[str]) -> None:
        """Complain of a key nobody reads, with the nearest known one."""
        names = list(known)
        self.complain(
            span,
            "{table} has no {key!r}{guess}",
            "known here: {names}",
            table=table,
            key=key,
            guess=did_you_mean(key, names),
            names=", ".join(names),
        )
