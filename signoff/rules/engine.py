"""Run rules and sign what they yield."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from signoff.errors import RuleCrashed
from signoff.model import Finding, Problem, Severity, Span
from signoff.rules.context import Context
from signoff.rules.memory import Memory, by_pages, key_of, read, written
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
    skipped = {
        rule.id: "needs the sources and the ledger (--isolated)"
        for rule in rules
        if rule.needs_sources and context.sources is None
    }
    able = [rule for rule in rules if rule.id not in skipped]
    for rule, problems in _problems(able, context, memory).items():
        findings.extend(_sign(rule, problem, context, pinpoint) for problem in problems)
    findings.extend(_unread(context))
    findings.sort(
        key=lambda found: (found.path, found.line, found.column or 0, found.rule, found.message, found.url or "")
    )
    return Outcome(tuple(findings), skipped)


def _unread(context: Context) -> Iterator[Finding]:
    """A file that could not be read was not checked, by no rule: that is never a pass."""
    for path, reason in context.site.unread.items():
        message = f"the file cannot be read ({reason}), so nothing in it was checked"
        place = f"{context.site.root}/{path}"
        hint = "make it readable, or take it away"
        mark = _fingerprint("RUN001", place, path, "", message)
        yield Finding("RUN001", "file-unread", Severity.ERROR, message, place, 1, None, None, path, (), hint, mark)


def _problems(rules: Sequence[Rule], context: Context, memory: Memory | None) -> dict[Rule, list[Problem]]:
    """What each rule yields: recalled where the whole site is as it was, then page by page, else asked for."""
    if memory is None or context.sources is not None or not context.site.digest:
        return {rule: _guarded(rule, rule.check, context) for rule in rules}
    keys = {rule: key_of((rule,), context, context.site.digest) for rule in rules}
    found = {rule: read(said)[rule.id] for rule, key in keys.items() if (said := memory.answer(key)) is not None}
    left = [rule for rule in rules if rule not in found]
    asked = by_pages([rule for rule in left if rule.check_page], context, memory, _guarded)
    asked |= {rule: _guarded(rule, rule.check, context) for rule in left if rule not in asked}
    for rule, problems in asked.items():
        if (words := written({rule.id: problems})) is not None:
            memory.remember(keys[rule], words)
    return found | asked


def _guarded(rule: Rule, check: Callable[..., Iterator[Problem]], *seen: Any) -> list[Problem]:
    try:
        return list(check(*seen))
    except Exception as error:
        raise RuleCrashed(
            f"the rule {rule.id} ({rule.name}) failed, so its verdict is not known: {type(error).__name__}: {error}; "
            f"this is a defect of signoff: report it, and use --ignore {rule.id} only if you check by hand"
        ) from error


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
