"""What a rule said of a site that has not changed since.

A rule is a pure function. Its problems are remembered under a key that holds all that it was made from: the content of every
file that is read and the size of every other, the sources of this program, the settings, the day. So an answer is never that of
an older state. Rules that see sources or the ledger are asked each time.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import signoff
from signoff.model import Problem, Severity, Span
from signoff.rules.context import Context
from signoff.rules.registry import Rule

_MOST = 1_000  # problems: to read more of them back takes as long as to find them again


class Memory(Protocol):
    """Where answers are kept: see site/cache.py."""

    def answer(self, key: bytes) -> str | None: ...
    def remember(self, key: bytes, words: str) -> None: ...


def key_of(rule: Rule, context: Context) -> bytes | None:
    """The key of a rule's answer; None when it is not to be remembered."""
    if context.sources is not None or not context.site.digest:
        return None
    settings = replace(context.settings, root=Path())
    state = (_program(), rule.id, context.site.digest, context.site.root, context.today, context.publish, settings)
    return hashlib.sha256(repr(state).encode("utf-8", "surrogatepass")).digest()


def written(problems: list[Problem]) -> str | None:
    """Problems as JSON; None when they are too many, or hold a fact that JSON would change."""
    plain = all(isinstance(fact, str | int) for problem in problems for fact in problem.facts.values())
    return json.dumps([_plain(problem) for problem in problems]) if plain and len(problems) <= _MOST else None


def read(words: str) -> list[Problem]:
    """The problems that were written."""
    return [_problem(item) for item in json.loads(words)]


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "message": problem.message,
        "facts": dict(problem.facts),
        "span": _place(problem.span) if problem.span else None,
        "page": problem.page,
        "link": problem.link,
        "url": problem.url,
        "also": [_place(span) for span in problem.also],
        "hint": problem.hint,
        "severity": problem.severity,
    }


def _problem(item: dict[str, Any]) -> Problem:
    span = Span(*item.pop("span")) if item["span"] else item.pop("span")
    severity = item.pop("severity")
    also = tuple(Span(*place) for place in item.pop("also"))
    return Problem(**item, span=span, also=also, severity=Severity(severity) if severity else None)


def _place(span: Span) -> tuple[str, int, int | None]:
    return span.path, span.line, span.column


@cache
def _program() -> str:
    """A digest of all sources of signoff: whatever a rule may call."""
    top = Path(signoff.__file__).parent
    digest = hashlib.sha256()
    for source in sorted(top.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()
