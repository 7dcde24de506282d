"""What words.txt holds: terms of medicine, and the words that only look like a slip.

The file is made by bench/make_spelling.py from dictionaries and word frequencies, once and not here: to ask those takes a second and
200 MB, to read this 10 ms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("words.txt")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`terms` by language, and `right`, which are no slip of one.

    `alike` begin with the letters of an article; `common` are frequent words that the lexicon of languages lacks.
    """

    terms: Mapping[str, frozenset[str]]
    right: Mapping[str, frozenset[str]]
    alike: frozenset[str]
    common: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once in a process."""
    parts: dict[str, set[str]] = {}
    with FILE.open(encoding="utf-8") as stream:
        for line in stream:
            if not line.startswith("#"):
                name, *words = line.split()
                parts.setdefault(name, set()).update(words)
    of = {language: frozenset(parts[language]) for language in ("fr", "en")}
    right = {language: frozenset(parts[f"{language}-right"]) for language in of}
    return Vocabulary(of, right, frozenset(parts["alike"]), frozenset(parts["common"]))
