"""Small outputs that an open gate signed, and what of them is served."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from signoff.console import Screen
from signoff.model import Report
from signoff.settings import Settings
from signoff.ship import When, ship
from signoff.ship.manifest import manifest_of
from signoff.ship.release import Release
from signoff.ship.seal import seal
from signoff.ship.target import Target
from tests.build.snapshots import lay
from tests.projects import TODAY

QUIET = Screen(quiet=True)


def at(minute: int) -> When:
    return When(TODAY, datetime(2024, 7, 1, 12, minute, tzinfo=UTC))


def put(settings: Settings, words: str) -> None:
    """Another output of three files, of which one stays the same, signed by an open gate."""
    output = lay(settings.root / "output", index__html="", en__knee__txt=f"{words} " * 300, style__css="p {}")
    (settings.root / "content").mkdir(exist_ok=True)
    (output / "index.html").write_text(f"<p>{words}</p>")
    seal(settings, manifest_of(output), Report((), {}), TODAY)


def send(settings: Settings, target: Target, minute: int = 0, *, break_lock: bool = False) -> Release:
    return ship(settings, target, at(minute), QUIET, break_lock=break_lock)


def is_whole(folder: Path, release: Release) -> bool:
    """Whether a folder holds the release, and nothing else."""
    found = {file.path: file.sha256 for file in manifest_of(folder.resolve())}
    found.pop("release.json")
    return found == {file.path: file.sha256 for file in (*release.files, *release.derived)}
