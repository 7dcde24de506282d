"""What a rule said of a site that has not changed since.

A rule is a pure function. Its problems are remembered under a key that holds all that it was made from: the content of every
file that is read and the size of every other, the sources of this program, the settings, the day. So an answer is never that of
an older state. Rules that see sources or the ledger are asked each time.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from signoff.model import Page, Problem, Severity, Span
from signoff.phrases import is_plain, read_facts, written_facts
from signoff.program import program
from signoff.rules.context import Context
from signoff.rules.registry import Rule
from signoff.site.pages import Pages

Ask = Callable[..., list[Problem]]
_MOST = 1_000  # problems: to read more of them back takes as long as to find them again


class Memory(Protocol):
    """Where answers are kept: see site/cache.py."""

    def answer(self, key: bytes) -> str | None: ...
    def remember(self, key: bytes, words: str) -> None: ...


def key_of(rules: Sequence[Rule], context: Context, pages: str) -> bytes:
    """The key of what rules say; `pages` stands for the content that they look at."""
    settings = replace(context.settings, root=Path())
    ids = [rule.id for rule in rules]
    state = (program(), ids, pages, context.site.root, context.today, context.publish, settings)
    return hashlib.sha256(repr(state).encode("utf-8", "surrogatepass")).digest()


def by_pages(rules: Sequence[Rule], context: Context, memory: Memory, ask: Ask) -> dict[Rule, list[Problem]]:
    """What rules that look at one page at a time say, chunk by chunk of the pages. `ask` calls a rule."""
    pages = context.site.pages
    if not rules or not isinstance(pages, Pages):
        return {}
    found: dict[Rule, list[Problem]] = {rule: [] for rule in rules}
    for paths, key in pages.chunk_keys(key_of(rules, context, "").hex()):
        said = memory.answer(key)
        if said is None:
            problems = {
                rule.id: [found for path in paths for found in _asked(rule, context, pages[path], ask)]
                for rule in rules
            }
            if (words := written(problems)) is not None:
                memory.remember(key, words)
        else:
            problems = read(said)
        for rule in rules:
            found[rule] += problems.get(rule.id, [])
    return found


def _asked(rule: Rule, context: Context, page: Page, ask: Ask) -> list[Problem]:
    return ask(rule, rule.check_page, context, page) if rule.check_page else []


def written(said: Mapping[str, list[Problem]]) -> str | None:
    """Problems by rule as JSON; None when they are too many, or hold a fact that JSON would change."""
    problems = [problem for found in said.values() for problem in found]
    plain = all(is_plain(fact) for problem in problems for fact in problem.facts.values())
    if not plain or len(problems) > _MOST:
        return None
    return json.dumps({rule: [_plain(problem) for problem in found] for rule, found in said.items() if found})


def read(words: str) -> defaultdict[str, list[Problem]]:
    """The problems that were written."""
    said = {rule: [_problem(item) for item in found] for rule, found in json.loads(words).items()}
    return defaultdict(list, said)


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "message": problem.message,
        "facts": written_facts(problem.facts),
        "span": _place(problem.span) if problem.span else None,
        "page": problem.page,
        "link": problem.link,
        "url": problem.url,
        "also": [_place(span) for span in problem.also],
        "hint": problem.hint,
        "severity": problem.severity,
        "pages": problem.pages,
    }


def _problem(item: dict[str, Any]) -> Problem:
    span = Span(*item.pop("span")) if item["span"] else item.pop("span")
    severity = item.pop("severity")
    facts = read_facts(item.pop("facts"))
    also = tuple(Span(*place) for place in item.pop("also"))
    return Problem(**item, facts=facts, span=span, also=also, severity=Severity(severity) if severity else None)


def _place(span: Span) -> tuple[str, int, int | None]:
    return span.path, span.line, span.column
