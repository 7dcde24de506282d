"""What a rule said of a site of which nothing has changed since that it could know.

A rule is a pure function. Its problems are remembered under a key that holds what every file says that is read, the names and
sizes of all others, the sources of this program, the settings, the day. What a page says is not its every byte: a paragraph in other
words leaves all links, titles and marks as they are. So with the problems are kept the digests of the pages that were looked at
more closely than that; where one of these is another, the rule is asked again. Rules that see sources or the ledger are asked each
time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from signoff.model import Problem, Severity, Span
from signoff.phrases import is_plain, read_facts, written_facts
from signoff.program import program
from signoff.rules.context import Context
from signoff.rules.registry import Rule
from signoff.site.pages import Pages

_MOST = 1_000  # problems: to read more of them back takes as long as to find them again


class Memory(Protocol):
    """Where answers are kept: see site/cache.py."""

    def answer(self, key: bytes) -> str | None: ...
    def remember(self, key: bytes, words: str) -> None: ...


def recall(rules: Sequence[Rule], context: Context, memory: Memory) -> dict[Rule, list[Problem]]:
    """What these rules said of this site, for those of which that is known."""
    state = _state(context)
    are_same: dict[str, bool] = {}
    found = {}
    for rule in rules:
        words = memory.answer(_key(state, rule.id))
        if words is None:
            continue
        said = json.loads(words)
        looked_at = said["looked_at"]
        if looked_at not in are_same:
            are_same[looked_at] = _are_same(memory.answer(bytes.fromhex(looked_at)), context)
        if are_same[looked_at]:
            found[rule] = [_problem(item) for item in said["problems"]]
    return found


def remember(said: Mapping[Rule, Sequence[Problem]], context: Context, memory: Memory) -> None:
    """Keep what rules said of this site: all that were asked in this run, so that what one looked at for another counts, too."""
    pages = context.site.pages
    if not said or not isinstance(pages, Pages):
        return
    digests = json.dumps({path: pages.digest_of(path) for path in sorted(pages.looked_at)})
    looked_at = hashlib.sha256(digests.encode("utf-8", "surrogatepass")).digest()
    memory.remember(looked_at, digests)
    state = _state(context)
    for rule, problems in said.items():
        if len(problems) <= _MOST and all(is_plain(fact) for problem in problems for fact in problem.facts.values()):
            kept = {"looked_at": looked_at.hex(), "problems": [_plain(problem) for problem in problems]}
            memory.remember(_key(state, rule.id), json.dumps(kept))


def _are_same(digests: str | None, context: Context) -> bool:
    """Whether pages are byte by byte what they were."""
    pages = context.site.pages
    if digests is None or not isinstance(pages, Pages):
        return False
    return all(pages.digest_of(path) == digest for path, digest in json.loads(digests).items())


def _state(context: Context) -> str:
    """All that every rule is given."""
    site = context.site
    settings = replace(context.settings, root=Path())
    state = (
        program(),
        site.digest,
        site.root,
        sorted(site.unread.items()),
        context.today,
        context.publish,
        settings,
        context.given_waivers,
    )
    return repr(state)


def _key(state: str, rule: str) -> bytes:
    return hashlib.sha256(f"{rule} {state}".encode("utf-8", "surrogatepass")).digest()


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
