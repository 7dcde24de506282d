"""The labelled strings, as (language or None, words, foreign words in them or "")."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
TUNED, HELD_OUT = "tuned.tsv", "held_out.tsv"


class Labelled(NamedTuple):
    """A line of the set; `language` is None for words that are in none."""

    language: str | None
    words: str
    foreign: str


def labelled(name: str) -> list[Labelled]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [[*line.split("\t"), ""] for line in lines if not line.startswith("#")]
    return [Labelled(None if row[0] == "-" else row[0], row[1], row[2]) for row in rows]
