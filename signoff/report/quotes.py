"""The offending line, shortened around its column, and where a caret goes below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len

from signoff.report.harmless import harmless

# The text of a line of a file; None when it cannot be quoted.
Lines = Callable[[str, int], str | None]

_TAB = "    "


@dataclass(frozen=True, slots=True)
class Quote:
    """A line cut in three: what stands before the column, the character at it, and what follows. All are harmless.

    `at` is empty when no column is known, or it lies behind the line's end.
    """

    before: str
    at: str
    after: str

    @property
    def words(self) -> str:
        return self.before + self.at + self.after

    @property
    def cells(self) -> int:
        """The columns that `before` takes on a terminal: wide characters take two, combining ones none."""
        return cell_len(self.before)


def quote(line: str, column: int | None, *, width: int = 100) -> Quote:
    """The line, or a window of about `width` characters of it with an ellipsis where it was cut.

    A column counts characters from 1, as findings do; a caret never comes to stand in the middle of a shown escape.
    """
    line = line.rstrip()
    at = min((column or 1) - 1, len(line))
    start = max(0, at - width * 2 // 5) if len(line) > width else 0
    end = min(len(line), start + width)
    before = ("…" if start else "") + _shown(line[start:at])
    rest = _shown(line[at + 1 : end]) + ("…" if end < len(line) else "")
    if column is None:
        return Quote(before + _shown(line[at : at + 1]) + rest, "", "")
    return Quote(before, _shown(line[at : at + 1]), rest)


def _shown(words: str) -> str:
    return _TAB.join(harmless(part) for part in words.split("\t"))
