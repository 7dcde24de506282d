"""Facts that rules need and that other programs know: asked once, before any rule runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from signoff.model import Review, Sources, Theme
from signoff.review.repository import (
    EarlierFacts,
    EarlierLedger,
    NoHistory,
    authors_of_frozen,
    earlier_facts,
    earlier_ledgers,
)
from signoff.review.signatures import invalid_signatures
from signoff.served import Served, last_served
from signoff.settings import Settings
from signoff.site.probe.facts import Fact

# What a rule may name in NEEDS.
SIGNATURES, LEDGERS, AUTHORS, FACTS = "signatures", "earlier ledgers", "authors", "earlier facts"
ONLINE, THEME, SERVED, BUILT = "online", "theme", "served", "built"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The answers. `missing` says of each need that nobody could answer why: its rules are skipped with these words.

    `altered` are the files of the output that are not as they were built, and whether they are there (signoff/as_built.py);
    `theme` holds the words of the theme where a rule asked for them; `served` is what the last release served, None where none
    is known; `online` are the facts about addresses of other sites, by address (signoff/site/probe).
    """

    invalid: Mapping[Review, str] = field(default_factory=dict)
    earlier: Mapping[str, tuple[EarlierLedger, ...]] = field(default_factory=dict)
    authors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    facts: Mapping[str, EarlierFacts] = field(default_factory=dict)
    online: Mapping[str, Fact] = field(default_factory=dict)
    altered: Mapping[str, bool] = field(default_factory=dict)
    theme: Theme | None = None
    served: Served | None = None
    missing: Mapping[str, str] = field(default_factory=dict)


def gather(settings: Settings, sources: Sources, needs: Collection[str]) -> Gathered:
    """What the needs ask for. Raises ToolMissing when there are signatures and nothing to check them with."""
    missing: dict[str, str] = {}

    def ask(need: str, call: Callable[[Settings], Mapping[str, T]]) -> Mapping[str, T]:
        if need not in needs:
            return {}
        try:
            return call(settings)
        except NoHistory as why:
            missing[need] = str(why)
            return {}

    return Gathered(
        invalid=invalid_signatures(sources.articles, settings) if SIGNATURES in needs else {},
        earlier=ask(LEDGERS, earlier_ledgers),
        authors=ask(AUTHORS, authors_of_frozen),
        facts=ask(FACTS, earlier_facts),
        served=last_served(settings) if SERVED in needs else None,
        missing=missing,
    )
