"""Words inside a message that are themselves to be said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_LONGEST, _TAIL = 400, 80  # letters of a fact in a message, and of its end when it is longer


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fact that is a phrase, not a name: a template filled from facts of its own. As a string it is English."""

    template: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return filled(self.template, self.facts)


def filled(template: str, facts: Mapping[str, Any]) -> str:
    """A template with its facts; of one that would fill a screen, the beginning and the end."""
    return template.format(**{name: _brief(fact) for name, fact in facts.items()})


def _brief(fact: Any) -> Any:
    if not isinstance(fact, str) or len(fact) <= _LONGEST:
        return fact
    return f"{fact[: _LONGEST - _TAIL]}…{fact[-_TAIL:]}"


def is_plain(fact: object) -> bool:
    """Whether a fact is still the same when it was written as JSON."""
    if isinstance(fact, Phrase):
        return all(map(is_plain, fact.facts.values()))
    return isinstance(fact, str | int)


def written_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON has them: a phrase is a list of its template and its own facts."""
    return {
        name: [fact.template, written_facts(fact.facts)] if isinstance(fact, Phrase) else fact
        for name, fact in facts.items()
    }


def read_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that were written."""
    return {
        name: Phrase(fact[0], read_facts(fact[1])) if isinstance(fact, list) else fact for name, fact in facts.items()
    }
