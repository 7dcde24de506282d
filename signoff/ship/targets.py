"""Settings of a target -> the target."""

from __future__ import annotations

from pathlib import Path

from signoff.ship.directory import Directory
from signoff.ship.target import Target
from signoff.targets import SshSettings, TargetSettings


def open_target(settings: TargetSettings, root: Path) -> Target:
    """The target that the settings describe; nothing is asked of it yet. `root` is the project's folder."""
    if isinstance(settings, SshSettings):
        from signoff.ship.ssh import Ssh  # noqa: PLC0415 - a target that nobody uses need not be read

        return Ssh(settings, root)
    return Directory(settings, root)
