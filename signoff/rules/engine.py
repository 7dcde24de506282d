"""Run rules and sign what they yield."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from signoff.errors import RuleCrashed
from signoff.model import Finding, Problem, Span
from signoff.rules.context import Context
from signoff.rules.memory import Memory, key_of, read, written
from signoff.rules.registry import Rule

# Finds line and column in the HTML: given the path of a page and the order of a link on it (None for the page itself).
Pinpoint = Callable[[str, int | None], Span]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings in the order of their places, and the rules that could not run, with the reason."""

    findings: tuple[Finding, ...]
    skipped: dict[str, str]


def run(rules: Sequence[Rule], context: Context, pinpoint: Pinpoint, memory: Memory | None = None) -> Outcome:
    """Let every rule look at the context, or recall what it said of the same. Raises RuleCrashed when one of them fails."""
    findings: list[Finding] = []
    skipped: dict[str, str] = {}
    for rule in rules:
        if rule.needs_sources and context.sources is None:
            skipped[rule.id] = "needs the sources and the ledger (--isolated)"
        else:
            findings.extend(_run_one(rule, context, pinpoint, memory))
    findings.sort(
        key=lambda found: (found.path, found.line, found.column or 0, found.rule, found.message, found.url or "")
    )
    return Outcome(tuple(findings), skipped)


def _run_one(rule: Rule, context: Context, pinpoint: Pinpoint, memory: Memory | None) -> Iterator[Finding]:
    try:
        problems = _problems(rule, context, memory)
    except Exception as error:
        raise RuleCrashed(
            f"the rule {rule.id} ({rule.name}) failed, so its verdict is not known: {type(error).__name__}: {error}; "
            f"this is a defect of signoff: report it, and use --ignore {rule.id} only if you check by hand"
        ) from error
    for problem in problems:
        yield _sign(rule, problem, context, pinpoint)


def _problems(rule: Rule, context: Context, memory: Memory | None) -> list[Problem]:
    key = key_of(rule, context) if memory else None
    if memory is None or key is None:
        return list(rule.check(context))
    if (said := memory.answer(key)) is not None:
        return read(said)
    problems = list(rule.check(context))
    if (words := written(problems)) is not None:
        memory.remember(key, words)
    return problems


def _sign(rule: Rule, problem: Problem, context: Context, pinpoint: Pinpoint) -> Finding:
    built = pinpoint(problem.page, problem.link) if problem.page else None
    place = problem.span or built or Span(context.site.root)
    also = tuple(dict.fromkeys((*problem.also, *([built] if built and problem.span else []))))
    message = problem.words
    # A specimen says on every page that it is none to rely on: it may be published as it is.
    severity = rule.when_publishing if context.publish and not context.settings.specimen else rule.severity
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=problem.severity or severity,
        message=message,
        path=place.path,
        line=place.line,
        column=place.column,
        url=problem.url,
        page=problem.page,
        also=also,
        hint=problem.hint,
        fingerprint=_fingerprint(rule.id, place.path, problem.page or "", problem.url or "", message),
    )


def _fingerprint(*parts: str) -> str:
    """Stays the same while lines move: made of rule, file, page, address and message."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
