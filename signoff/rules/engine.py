"""Run rules, sign what they yield, and pass over what a waiver accepts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from signoff.errors import RuleCrashed
from signoff.model import Finding, Problem, Span, Waived
from signoff.rules.context import Context
from signoff.rules.memory import Memory, recall, remember
from signoff.rules.registry import RULES, Rule, with_always
from signoff.rules.waivers.waive import waive

# Finds line and column in the HTML: given the path of a page and the order of a link on it, an id that a second element bears, or `<title>` (None for
# the page itself).
Pinpoint = Callable[[str, int | str | None], Span]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings in the order of their places, and the rules that could not run, with the reason.

    `waived` are the findings that were passed over, `ran` the rules that did run.
    """

    findings: tuple[Finding, ...]
    skipped: dict[str, str]
    waived: tuple[Waived, ...] = ()
    ran: tuple[Rule, ...] = ()


def run(
    rules: Sequence[Rule],
    context: Context,
    pinpoint: Pinpoint,
    memory: Memory | None = None,
    *,
    ignored: Sequence[str] = (),
    carets: Callable[[Iterable[Finding]], Iterable[Finding]] = iter,
) -> Outcome:
    """Let every rule look at the context, or recall what it said of the same. Raises RuleCrashed when one of them fails.

    `carets` finds the columns of what stands in sources. Rules that come last look at the waivers, once it is known what these accepted.
    """
    if context.site.unread:
        rules = with_always(rules, ignored)
    skipped = {rule.id: why for rule in rules if (why := _why_not(rule, context))}
    ran = tuple(rule for rule in rules if rule.id not in skipped)
    said = _problems([rule for rule in ran if not rule.comes_last], context, memory)
    signed = (_sign(rule, problem, context, pinpoint) for rule, told in said.items() for problem in told)
    found = _in_order(carets(signed))
    kept, waived = waive(found, context.waivers, context.today)
    known, ids = frozenset(rule.id for rule in RULES), frozenset(rule.id for rule in ran)
    after = replace(context, waived=waived, ran=ids, known=known)
    last = [
        _sign(rule, problem, after, pinpoint)
        for rule in ran
        if rule.comes_last
        for problem in _guarded(rule, rule.check, after)
    ]
    return Outcome(_in_order([*kept, *carets(last)]) if last else kept, skipped, waived, ran)


def _why_not(rule: Rule, context: Context) -> str | None:
    """Why a rule cannot run here; None when it can."""
    if rule.needs_sources and context.sources is None:
        return "needs the sources and the ledger (--isolated)"
    return next((why for need, why in context.gathered.missing.items() if need in rule.needs), None)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place; findings that are alike but for their lines get fingerprints that differ, by their order in the file."""
    ordered = sorted(
        findings,
        key=lambda found: (
            found.path,
            found.line,
            found.column or 0,
            found.rule,
            found.message,
            found.url or "",
            found.page or "",
        ),
    )
    seen: Counter[str] = Counter()
    told = []
    for finding in ordered:
        seen[finding.fingerprint] += 1
        nth = seen[finding.fingerprint]
        told.append(replace(finding, fingerprint=_digest(finding.fingerprint, str(nth))) if nth > 1 else finding)
    return tuple(told)


def _problems(rules: Sequence[Rule], context: Context, memory: Memory | None) -> dict[Rule, list[Problem]]:
    """What each rule yields: recalled where all that it looked at is as it was, else asked for."""
    if memory is None or context.sources is not None or not context.site.digest:
        return {rule: _guarded(rule, rule.check, context) for rule in rules}
    kept = [rule for rule in rules if not rule.needs]  # what other programs know is in no key
    found = recall(kept, context, memory)
    asked = {rule: _guarded(rule, rule.check, context) for rule in rules if rule not in found}
    remember({rule: problems for rule, problems in asked.items() if rule in kept}, context, memory)
    return found | asked


def _guarded(rule: Rule, check: Callable[..., Iterator[Problem]], *seen: Any) -> list[Problem]:
    try:
        problems = list(check(*seen))
        for problem in problems:  # a template that cannot be filled is the rule's defect too
            problem.words, problem.advice  # noqa: B018
    except Exception as error:
        raise RuleCrashed(
            f"the rule {rule.id} ({rule.name}) failed, so its verdict is not known: {type(error).__name__}: {error}; "
            f"this is a defect of signoff: report it, and use --ignore {rule.id} only if you check by hand"
        ) from error
    return problems


def _sign(rule: Rule, problem: Problem, context: Context, pinpoint: Pinpoint) -> Finding:
    words = problem.words
    built = pinpoint(problem.page, problem.link) if problem.page else None
    place = problem.span or built or Span(context.site.root)
    shown = [built] if built and problem.span and built.path != problem.span.path else []
    also = tuple(dict.fromkeys((*problem.also, *shown, *(pinpoint(*other) for other in problem.others))))
    # A specimen says on every page that it is none to rely on: it may be published as it is.
    severity = rule.when_publishing if context.publish and not context.settings.specimen else rule.severity
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=problem.severity or severity,
        message=words + (f" (on {problem.pages:,} pages)" if problem.pages > 1 else ""),
        path=place.path,
        line=place.line,
        column=place.column,
        url=problem.url,
        page=problem.page,
        also=also,
        hint=problem.advice,
        fingerprint=_digest(rule.id, place.path, problem.page or "", problem.url or "", words),
        problem=problem,
    )


def _digest(*parts: str) -> str:
    """Stays the same while lines move, and pages are added: made of rule, file, page, address and message."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
