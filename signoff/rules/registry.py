"""The explicit list of rules, and what is said about each of them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from signoff.errors import UsageError
from signoff.model import Page, Problem, Severity
from signoff.nearest import did_you_mean
from signoff.phrases import Phrase
from signoff.rules import (
    booking,
    claims,
    language,
    links,
    pages,
    reviews,
    runs,
    sources,
    spelling,
    translation,
    typography,
    versions,
    waivers,
)
from signoff.rules.context import Context
from signoff.rules.site_address import NOTE, root_of
from signoff.site.asked import NOTES, Asked, Glance, Question


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the engine sees it. `name` is its module's; `manual` its docstring.

    `when_publishing` is its severity with --publish; `needs_sources` rules are skipped with --isolated; `needs` are facts
    that other programs know (signoff/review/gathering.py): a rule is skipped, with the reason, when one is missing. One that
    `comes_last` looks at what the others found. One that `is_always_asked` speaks whatever is selected, unless it is ignored by
    name. `may_concern` tells from a page alone whether the rule could have something to say of it: it is asked once, where the page
    is read, and check() looks at context.suspects() only; words in place of True are there for check() as context.noted(). `reads` are the facts of pages that are read only when a rule names them
    in READS (site/asked.py); a rule that has may_concern and names none looks at links. One that does not `use_notes`, neither its
    own nor those of others, nor in which language links lead, says USES_NOTES = False. `glance` is False of a page whose links
    may_concern need not look at one by one (site/asked.py).
    """

    id: str
    name: str
    severity: Severity
    when_publishing: Severity
    needs_sources: bool
    needs: tuple[str, ...]
    comes_last: bool
    is_always_asked: bool
    manual: str
    check: Callable[[Context], Iterator[Problem]]
    may_concern: Callable[[Page], bool | str | None] | None = None
    reads: frozenset[str] = frozenset()
    uses_notes: bool = True
    glance: Callable[[Glance], bool] | None = None

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


_LINKS = frozenset({"links"})  # what a question to a page is mostly about


def rule_of(module: ModuleType) -> Rule:
    """The rule that a module holds: ID, SEVERITY, check(), and perhaps one of the names asked for below."""
    severity: Severity = module.SEVERITY
    return Rule(
        id=module.ID,
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        severity=severity,
        when_publishing=getattr(module, "WHEN_PUBLISHING", severity),
        needs_sources=getattr(module, "NEEDS_SOURCES", True),
        needs=getattr(module, "NEEDS", ()),
        comes_last=getattr(module, "COMES_LAST", False),
        is_always_asked=getattr(module, "ALWAYS_ASKED", False),
        manual=inspect.cleandoc(module.__doc__ or ""),
        check=module.check,
        may_concern=getattr(module, "may_concern", None),
        reads=getattr(module, "READS", _LINKS if hasattr(module, "may_concern") else frozenset()),
        uses_notes=getattr(module, "USES_NOTES", True),
        glance=getattr(module, "glance", None),
    )


FAMILIES = (
    runs,
    sources,
    links,
    pages,
    reviews,
    versions,
    booking,
    translation,
    language,
    typography,
    spelling,
    claims,
    waivers,
)
RULES: tuple[Rule, ...] = tuple(rule_of(module) for family in FAMILIES for module in family.RULES)


# Of every rule, whatever is selected: the answers are kept with what was read of a page.
_QUESTIONS = {NOTE: Question(root_of)} | {
    rule.id: Question(rule.may_concern, rule.reads, rule.glance) for rule in RULES if rule.may_concern
}


def asked_by(rules: Iterable[Rule], *, isolated: bool = False) -> Asked:
    """What these rules want to know of each page; `isolated` are those out of a folder without sources."""
    if not isolated:
        return Asked(_QUESTIONS, _facts_for(rules), keeps=True)
    alone = {rule.id for rule in RULES if not rule.needs_sources}
    questions = {name: question for name, question in _QUESTIONS.items() if name == NOTE or name in alone}
    return Asked(questions, _facts_for(rule for rule in rules if rule.id in alone))


def _facts_for(rules: Iterable[Rule]) -> frozenset[str]:
    reads = [rule.reads | {NOTES} if rule.uses_notes else rule.reads for rule in rules]
    return frozenset().union(*reads)


def select(wanted: Sequence[str], ignored: Sequence[str]) -> tuple[Rule, ...]:
    """The rules whose id begins with one of `wanted` (all when empty) and with none of `ignored`.

    Raises UsageError when a prefix fits no rule.
    """
    for prefix in (*wanted, *ignored):
        if not any(_fits(rule, prefix) for rule in RULES):
            raise UsageError(
                "no rule is called {name!r}{guess}; `signoff rules` lists them all", name=prefix, guess=_guess(prefix)
            )
    return tuple(
        rule
        for rule in RULES
        if (not wanted or any(_fits(rule, prefix) for prefix in wanted))
        and not any(_fits(rule, prefix) for prefix in ignored)
    )


def with_always(rules: Sequence[Rule], ignored: Sequence[str]) -> tuple[Rule, ...]:
    """The rules, with those that are asked whatever is selected: what could not be read was looked at by no rule."""
    more = [
        rule
        for rule in RULES
        if rule.is_always_asked and rule not in rules and not any(_fits(rule, prefix) for prefix in ignored)
    ]
    return (*rules, *more)


def find(name: str) -> Rule:
    """The rule with an id or a name. Raises UsageError, with the nearest one, when there is none."""
    for rule in RULES:
        if name.upper() == rule.id or name.lower() == rule.name:
            return rule
    raise UsageError("no rule is called {name!r}{guess}; `signoff rules` lists them all", name=name, guess=_guess(name))


def _fits(rule: Rule, prefix: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]+[0-9]*", prefix)) and rule.id.startswith(prefix.upper())


def _guess(word: str) -> Phrase:
    return did_you_mean(word, _names(RULES))


def _names(rules: Iterable[Rule]) -> list[str]:
    return [name for rule in rules for name in (rule.id, rule.name)]
