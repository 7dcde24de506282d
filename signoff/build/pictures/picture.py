"""What is known of a picture that may be published, and why another may not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from signoff.phrases import Phrase

_FACTS = "facts.json"


class Unfit(Exception):
    """A file that must not, or cannot, be published as a picture: why, and what to do."""

    def __init__(self, why: Phrase, advice: Phrase) -> None:
        super().__init__(str(why))
        self.why = why
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Size:
    """One size of a picture, as a file: `file` is its name in the folder of what was made, `width` in points."""

    file: str
    width: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of `width` by `height` points.

    `plain` is the file that every browser shows, `modern` the sizes in the newer format `kind`, where that is smaller.
    """

    width: int
    height: int
    plain: Size
    kind: str = ""
    modern: tuple[Size, ...] = ()

    @property
    def files(self) -> Sequence[str]:
        """All of its files."""
        return [size.file for size in (self.plain, *self.modern)]


def write_picture(folder: Path, picture: Picture) -> None:
    """Keep what is known of a picture beside its files."""
    (folder / _FACTS).write_text(json.dumps(asdict(picture), sort_keys=True), encoding="utf-8")


def read_picture(folder: Path) -> Picture:
    """What was kept."""
    facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    modern = tuple(Size(**size) for size in facts.pop("modern"))
    return Picture(**{**facts, "plain": Size(**facts["plain"]), "modern": modern})
