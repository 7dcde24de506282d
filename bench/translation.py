"""What comparing both languages costs: CPU of each TRN rule for an article of this project's sample.

python -m bench.translation [--rounds 20]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from signoff.model import Site
from signoff.quantities.forms import forms
from signoff.review import editions
from signoff.rules.context import Context
from signoff.rules.registry import RULES
from signoff.settings import load_settings
from signoff.site.addresses import Addresses
from signoff.sources import load_sources


def measured(context: Context, rounds: int) -> Iterator[tuple[str, float]]:
    """The rules that look at sources alone, with the milliseconds that they take for an article."""
    sources = context.sources
    count = len(sources.articles) + len(sources.pages) if sources else 1
    for language in ("fr", "en"):
        forms(language)  # compiled once, whatever the size of a site
    for rule in RULES:
        if rule.id.startswith("TRN") and rule.needs_sources:
            start = time.process_time()
            for _ in range(rounds):
                list(rule.check(context))
            yield rule.id, (time.process_time() - start) / rounds / count * 1000


def main() -> None:
    """Read the arguments, print what was measured."""
    parser = argparse.ArgumentParser(description="Measure what comparing both languages costs.")
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    settings = load_settings(Path())
    sources = load_sources(settings)
    site = Site(settings.output, {}, {}, frozenset())
    context = Context(settings, site, date(2026, 1, 1), Addresses(settings.address), sources, editions(sources))
    for rule, milliseconds in measured(context, given.rounds):
        print(f"{rule}  {milliseconds:.2f} ms of CPU an article")


if __name__ == "__main__":
    main()
