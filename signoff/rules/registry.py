"""The explicit list of rules, and what is said about each of them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from signoff.errors import UsageError
from signoff.model import Problem, Severity
from signoff.nearest import did_you_mean
from signoff.rules import booking, language, links, pages, reviews, sources, translation, versions, waivers
from signoff.rules.context import Context


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the engine sees it. `name` is its module's; `manual` its docstring.

    `when_publishing` is its severity with --publish; `needs_sources` rules are skipped with --isolated; `needs` are facts
    that other programs know (signoff/review/gathering.py): a rule is skipped, with the reason, when one is missing. One that
    `comes_last` looks at what the others found.
    """

    id: str
    name: str
    severity: Severity
    when_publishing: Severity
    needs_sources: bool
    needs: tuple[str, ...]
    comes_last: bool
    manual: str
    check: Callable[[Context], Iterator[Problem]]

    @property
    def summary(self) -> str:
        """The first sentence of the manual: the defect."""
        return self.manual.partition("\n")[0].rstrip(".")

    @property
    def weight(self) -> str:
        """The severity in words, with what becomes of it when publishing."""
        if self.severity is self.when_publishing:
            return self.severity.value
        return f"{self.severity.value}, {self.when_publishing.value} to publish"


def rule_of(module: ModuleType) -> Rule:
    """The rule that a module holds: ID, SEVERITY, check(); perhaps WHEN_PUBLISHING, NEEDS_SOURCES, NEEDS, COMES_LAST."""
    severity: Severity = module.SEVERITY
    return Rule(
        id=module.ID,
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        severity=severity,
        when_publishing=getattr(module, "WHEN_PUBLISHING", severity),
        needs_sources=getattr(module, "NEEDS_SOURCES", True),
        needs=getattr(module, "NEEDS", ()),
        comes_last=getattr(module, "COMES_LAST", False),
        manual=inspect.cleandoc(module.__doc__ or ""),
        check=module.check,
    )


FAMILIES = (sources, links, pages, reviews, versions, booking, translation, language, waivers)
RULES: tuple[Rule, ...] = tuple(rule_of(module) for family in FAMILIES for module in family.RULES)


def select(wanted: Sequence[str], ignored: Sequence[str]) -> tuple[Rule, ...]:
    """The rules whose id begins with one of `wanted` (all when empty) and with none of `ignored`.

    Raises UsageError when a prefix fits no rule.
    """
    for prefix in (*wanted, *ignored):
        if not any(_fits(rule, prefix) for rule in RULES):
            raise UsageError(f"no rule is called {prefix!r}{_guess(prefix)}; `signoff rules` lists them all")
    return tuple(
        rule
        for rule in RULES
        if (not wanted or any(_fits(rule, prefix) for prefix in wanted))
        and not any(_fits(rule, prefix) for prefix in ignored)
    )


def find(name: str) -> Rule:
    """The rule with an id or a name. Raises UsageError, with the nearest one, when there is none."""
    for rule in RULES:
        if name.upper() == rule.id or name.lower() == rule.name:
            return rule
    raise UsageError(f"no rule is called {name!r}{_guess(name)}; `signoff rules` lists them all")


def _fits(rule: Rule, prefix: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]+[0-9]*", prefix)) and rule.id.startswith(prefix.upper())


def _guess(word: str) -> str:
    return str(did_you_mean(word, _names(RULES)))


def _names(rules: Iterable[Rule]) -> list[str]:
    return [name for rule in rules for name in (rule.id, rule.name)]
