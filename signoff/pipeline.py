"""The flow of a check: sources -> editions -> built site -> rules -> report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from signoff.build.messages import theme_messages
from signoff.errors import NothingToCheck
from signoff.model import Manual, Report
from signoff.review import editions
from signoff.review.gathering import Gathered, gather
from signoff.rules import Rule, run
from signoff.rules.context import Context
from signoff.settings import Settings
from signoff.site import Progress, read_site
from signoff.site.addresses import NOWHERE, Addresses
from signoff.site.pinpoint import Pinpointer
from signoff.sources import load_sources


@dataclass(frozen=True, slots=True)
class Check:
    """What to check and how. `name` is the folder as findings call it; `isolated` leaves sources and ledger out."""

    folder: Path
    name: str
    rules: Sequence[Rule]
    today: date
    publish: bool = False
    isolated: bool = False
    preview: bool = False


def check(settings: Settings, wanted: Check, progress: Progress | None = None) -> Report:
    """The verdict on a folder of built pages. Raises NothingToCheck, SourcesUnreadable or RuleCrashed."""
    sources = None if wanted.isolated else load_sources(settings)
    if sources and not (sources.articles or sources.pages):
        raise NothingToCheck(f"there is no article in {settings.content}/: nothing to check is not a pass")
    shown = editions(sources, stale=settings.stale, preview=wanted.preview) if sources else ()
    site = read_site(wanted.folder, wanted.name, progress)
    addresses = Addresses(NOWHERE if wanted.isolated else settings.address)
    messages = theme_messages(settings) if sources else {}
    needs = {need for rule in wanted.rules for need in rule.needs}
    gathered = gather(settings, sources, needs) if sources else Gathered()
    context = Context(settings, site, wanted.today, addresses, sources, shown, wanted.publish, messages, gathered)
    outcome = run(wanted.rules, context, Pinpointer(wanted.folder, site))
    checked = {
        "pages": len(site.pages),
        "links": sum(len(page.links) for page in site.pages.values()),
        "articles": len(sources.articles) if sources else 0,
        "rules": len(outcome.ran),
    }
    manuals = tuple(Manual(rule.id, rule.name, rule.severity, rule.manual) for rule in outcome.ran)
    return Report(outcome.findings, checked, outcome.skipped, outcome.waived, manuals)
