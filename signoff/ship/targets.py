"""Settings of a target -> the target."""

from __future__ import annotations

from pathlib import Path

from signoff.ship.target import Target
from signoff.targets import TargetSettings


def open_target(settings: TargetSettings, root: Path) -> Target:
    """The target that the settings describe; nothing is asked of it yet. `root` is the project's folder."""
    match settings.kind:
        case "directory":
            from signoff.ship.directory import Directory  # noqa: PLC0415 - each brings libraries that the others need not

            return Directory(settings, root)
        case "ssh":
            from signoff.ship.ssh import Ssh  # noqa: PLC0415

            return Ssh(settings, root)
        case "s3":
            from signoff.ship.s3 import S3  # noqa: PLC0415

            return S3(settings, root)
        case "github-pages":
            from signoff.ship.github_pages import GitHubPages  # noqa: PLC0415

            return GitHubPages(settings, root)
    from signoff.ship.artifact import Artifact  # noqa: PLC0415

    return Artifact(settings, root)
