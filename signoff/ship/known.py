"""Notes in .signoff/releases/ what each target serves: the next build redirects from there, and the gate compares with it."""

from __future__ import annotations

from signoff.served import FOLDER
from signoff.settings import Settings
from signoff.ship.release import Release
from signoff.ship.seal import write_whole
from signoff.ship.target import Target


def remember(settings: Settings, target: Target) -> Release | None:
    """Note which release a target serves, and return it."""
    served = target.current()
    file = settings.root / FOLDER / f"{target.settings.name}.json"
    if served is None:
        file.unlink(missing_ok=True)
    else:
        write_whole(file, served.to_json())
    return served
