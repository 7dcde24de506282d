"""Settings of a target -> the target."""

from __future__ import annotations

from pathlib import Path

from signoff.ship.directory import Directory
from signoff.ship.target import Target
from signoff.targets import TargetSettings


def open_target(settings: TargetSettings, root: Path) -> Target:
    """The target that the settings describe; nothing is asked of it yet. `root` is the project's folder."""
    return Directory(settings, root)
