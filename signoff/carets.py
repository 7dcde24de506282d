"""The column of what a finding is about, in a file of which only the line is known.

Front matter, TOML and blocks of Markdown are known by their lines, sitemaps and feeds by nothing. What a problem speaks of (its
address, the facts that its message names) is looked for in the line, or in the rest of the paragraph that begins there; an address of
a listing in all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path

from signoff.model import Finding
from signoff.site.tags import place

_LEAST = 3  # letters of a word that is worth to be looked for; marks such as ** may be shorter
_FIRST = 6  # words of a sentence by which it is found
_BETWEEN = r"[\s*_\u00a0\u202f]+"
_VALUE = {
    ".toml": re.compile(r"""\s*[\w."'-]+\s*=\s*(?=\S)"""),
    ".md": re.compile(r"[A-Za-z][\w-]*:[ \t]*(?=\S)"),
}
_LISTINGS = (".xml", ".atom", ".rss")


def with_carets(findings: Iterable[Finding], root: Path) -> Iterator[Finding]:
    """The findings, each of them at its word or value where that can be told. `root` is the folder that paths start from."""

    @cache
    def lines_of(path: str) -> Sequence[str]:
        try:
            return (root / path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
        except OSError:
            return ()

    for finding in findings:
        ending = Path(finding.path).suffix
        found = None
        if finding.column is None and ending in _VALUE:
            found = _typed(finding, lines_of, ending)
        elif finding.column is None and ending in _LISTINGS and finding.url:
            found = _listed(finding.url, "\n".join(lines_of(finding.path)))
        yield replace(finding, line=found[0], column=found[1]) if found else finding


def _listed(url: str, listing: str) -> tuple[int, int] | None:
    """Where an address stands in XML, whole."""
    found = re.search(rf"{re.escape(escape(url, quote=False))}(?=[\s<\"'])", listing)
    return place(listing, found.start()) if found else None


def _typed(finding: Finding, lines_of: Callable[[str], Sequence[str]], ending: str) -> tuple[int, int] | None:
    lines = lines_of(finding.path)[finding.line - 1 :]
    if not lines:
        return None
    in_head = ending == ".toml" or all(line.strip() for line in lines_of(finding.path)[: finding.line])
    reach = 1 if in_head else next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    block = "\n".join(lines[:reach])
    for words in _spoken_of(finding):
        if found := words.search(block):
            line, column = place(block, found.start())
            return finding.line + line - 1, column
    # The first line stands for the whole file as well.
    if in_head and finding.line > 1 and (value := _VALUE[ending].match(block)):
        return finding.line, value.end() + 1
    return None


def _spoken_of(finding: Finding) -> Iterator[re.Pattern[str]]:
    """The address and the facts of a finding, the longest first."""
    facts = finding.problem.facts.values() if finding.problem else ()
    told = {finding.url, *(fact for fact in facts if isinstance(fact, str))}
    for words in sorted(filter(None, told), key=lambda words: (-len(words), words)):
        parts = words.strip("… \u00a0").split()[:_FIRST]
        if parts and (len(words) >= _LEAST or not words.isalnum()):
            yield _pattern(parts)


def _pattern(parts: Sequence[str]) -> re.Pattern[str]:
    """Words as they may have been typed: with either apostrophe, any space between, and emphasis."""
    plain = _BETWEEN.join(re.escape(part).replace("’", "'").replace("'", "['’]") for part in parts)
    begin = r"(?<!\w)" if parts[0][0].isalnum() else ""
    end = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return re.compile(begin + plain + end)
