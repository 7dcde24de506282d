"""Build, check, ship: exactly the bytes that were checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from signoff.build import build
from signoff.console import Screen
from signoff.model import Report
from signoff.pipeline import Check, check
from signoff.rules import RULES
from signoff.settings import Settings
from signoff.ship.directory import ship_to_directory
from signoff.ship.manifest import manifest_of


def publish_site(settings: Settings, *, target: Path | None, today: date, screen: Screen) -> tuple[Report, Path | None]:
    """The report, and the folder of the new release; None when the gate was shut and nothing was published.

    Raises NotShipped when the output changed between check and copy.
    """
    if target is not None:
        settings = replace(settings, target=str(target))
        settings.refuse_bad_places()
    with screen.working("building"):
        folder = build(settings, configuration="publishconf.py")
    before = manifest_of(folder)
    with screen.reading("checking") as progress:
        report = check(settings, Check(folder, settings.output, RULES, today, publish=True), progress)
    if not report.is_open:
        return report, None
    return report, ship_to_directory(folder, before, settings.root / settings.target)
