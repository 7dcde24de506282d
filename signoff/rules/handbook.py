"""All manual pages as one Markdown document: docs/rules.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from signoff.rules.registry import Rule

_SECTION = re.compile(r"(Why|Source): ")
_EXAMPLE = re.compile(r"(Bad|Good):(.*)")
_HEAD = """# Rules

This file is written by `invoke docs` from the rules' own manual pages; `signoff explain ID` prints the same.
An error shuts the gate. Rule ids never change their meaning and are never used again.

| id | name | severity | the defect |
|---|---|---|---|
"""


def handbook(rules: Iterable[Rule]) -> str:
    """A table of the rules, then their manual pages, in the order given."""
    known = list(rules)
    table = "".join(
        f"| [{rule.id}](#{rule.id.lower()}-{rule.name}) | {rule.name} | {rule.weight} | {rule.summary} |\n"
        for rule in known
    )
    return _HEAD + table + "".join(f"\n{_page(rule)}" for rule in known)


def _page(rule: Rule) -> str:
    return "\n".join([f"## {rule.id} {rule.name}", "", f"*{rule.weight}*", "", *_lines(rule.manual)]) + "\n"


def _lines(manual: str) -> Iterator[str]:
    """The manual's lines; examples become code blocks under the name of their file."""
    is_code = False
    for line in manual.split("\n"):
        if is_code and not line.startswith("    ") and line:
            yield "```"
            yield ""
            is_code = False
        if example := _EXAMPLE.fullmatch(line):
            file = example[2].strip()
            yield f"{example[1]}" + (f", in `{file}`:" if file else ":")
            yield ""
            yield "```"
            is_code = True
        elif is_code:
            if line:
                yield line.removeprefix("    ")
        else:
            yield _SECTION.sub(r"**\1:** ", line)
