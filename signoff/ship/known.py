"""What the last release of each target was, kept in .signoff/releases/ for the gate: its addresses must not vanish."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from signoff.errors import NotShipped
from signoff.settings import Settings
from signoff.ship.release import Release, read_release
from signoff.ship.seal import write_whole
from signoff.ship.target import Target

_FOLDER = ".signoff/releases"


def remember(settings: Settings, target: Target) -> Release | None:
    """Note which release a target serves, and return it."""
    served = target.current()
    file = settings.root / _FOLDER / f"{target.settings.name}.json"
    if served is None:
        file.unlink(missing_ok=True)
    else:
        write_whole(file, served.to_json())
    return served


def known_releases(settings: Settings) -> Mapping[str, Release]:
    """The last release of each target, as far as it is known on this machine; by the target's name."""
    found: dict[str, Release] = {}
    for file in sorted((settings.root / _FOLDER).glob("*.json")):
        with suppress(NotShipped, OSError):
            found[file.stem] = read_release(file.read_bytes(), file.name)
    return found
