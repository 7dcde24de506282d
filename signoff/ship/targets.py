"""Settings of a target -> the target."""

from __future__ import annotations

from pathlib import Path

from signoff.ship.directory import Directory
from signoff.ship.target import Target
from signoff.targets import PagesSettings, S3Settings, SshSettings, TargetSettings


def open_target(settings: TargetSettings, root: Path) -> Target:
    """The target that the settings describe; nothing is asked of it yet. `root` is the project's folder."""
    if isinstance(settings, SshSettings):
        from signoff.ship.ssh import Ssh  # noqa: PLC0415 - a target that nobody uses need not be read

        return Ssh(settings, root)
    if isinstance(settings, S3Settings):
        from signoff.ship.s3 import S3  # noqa: PLC0415

        return S3(settings, root)
    if isinstance(settings, PagesSettings):
        from signoff.ship.pages_artifact import PagesArtifact  # noqa: PLC0415
        from signoff.ship.pages_branch import PagesBranch  # noqa: PLC0415

        return PagesArtifact(settings, root) if settings.artifact else PagesBranch(settings, root)
    return Directory(settings, root)
