"""The examples in a rule's manual page, as (file, bad, good)."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

_EXAMPLE = re.compile(
    r"^Bad: (?P<file>\S+)\n(?P<bad>(?:    .*\n|\n(?=    ))+)Good:\n(?P<good>(?:    .*(?:\n|$)|\n(?=    ))+)", re.M
)


@dataclass(frozen=True)
class Example:
    file: str
    bad: str
    good: str


def examples_of(manual: str) -> list[Example]:
    found = _EXAMPLE.finditer(manual)
    return [Example(match["file"], _block(match["bad"]), _block(match["good"])) for match in found]


def _block(words: str) -> str:
    return textwrap.dedent(words).strip("\n")
