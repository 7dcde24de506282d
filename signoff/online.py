"""A run online: which addresses of other sites the pages hold, what these answer, and where that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from signoff.console import write_whole
from signoff.pipeline import Tell
from signoff.rules.context import Context
from signoff.rules.links.outside import addresses_outside
from signoff.site import Progress
from signoff.site.addresses import NOWHERE
from signoff.site.probe import Manners, probe
from signoff.site.probe.facts import Fact, merged, read_facts, written


def ask_the_web(context: Context, file: Path, progress: Progress | None, tell: Tell) -> Mapping[str, Fact]:
    """All facts, the new ones too, which are kept in `file`. `tell` hears how many addresses there was no time for."""
    settings = context.settings
    manners = Manners(
        site="" if settings.address == NOWHERE else settings.address,
        days=settings.online_days,
        budget=settings.online_minutes * 60,
        delay=settings.online_delay_ms / 1000,
        private=settings.online_private,
    )
    known = read_facts(file) or {}
    asked = probe(addresses_outside(context), known, manners, context.today, progress)
    facts = merged(asked.facts, read_facts(file) or {})
    write_whole(file, written(facts, context.today))
    if asked.left:
        tell(
            f"{len(asked.left):,} addresses of other sites were not asked: the time was up (online_minutes = "
            f"{settings.online_minutes}); the next run with --online begins with them"
        )
    return facts
