"""What a rule said of a site that has not changed since.

A rule is a pure function. Its problems are remembered under a key that holds all that it was made from: the content of every
file that is read and the size of every other, the sources of this program, the settings, the day. So an answer is never that of
an older state. Rules that see sources or the ledger are asked each time.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from signoff.model import Problem, Severity, Span
from signoff.phrases import is_plain, read_facts, written_facts
from signoff.program import program
from signoff.rules.context import Context
from signoff.rules.registry import Rule

_MOST = 1_000  # problems: to read more of them back takes as long as to find them again


class Memory(Protocol):
    """Where answers are kept: see site/cache.py."""

    def answer(self, key: bytes) -> str | None: ...
    def remember(self, key: bytes, words: str) -> None: ...


def key_of(rule: Rule, context: Context) -> bytes:
    """The key of what a rule says of this site."""
    settings = replace(context.settings, root=Path())
    state = (
        program(),
        rule.id,
        context.site.digest,
        context.site.root,
        context.today,
        context.publish,
        settings,
        context.given_waivers,
    )
    return hashlib.sha256(repr(state).encode("utf-8", "surrogatepass")).digest()


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
        "others": problem.others,
    }


def _problem(item: dict[str, Any]) -> Problem:
    span = Span(*item.pop("span")) if item["span"] else item.pop("span")
    severity = item.pop("severity")
    facts = read_facts(item.pop("facts"))
    also = tuple(Span(*place) for place in item.pop("also"))
    others = tuple((page, order) for page, order in item.pop("others"))
    return Problem(
        **item, others=others, facts=facts, span=span, also=also, severity=Severity(severity) if severity else None
    )


def _place(span: Span) -> tuple[str, int, int | None]:
    return span.path, span.line, span.column
