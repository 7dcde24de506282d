"""A folder on this machine as the web: releases/ID holds a release, `current` is the one that is served.

The switch is one rename of a link: a visitor gets the whole old site or the whole new one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from signoff.errors import NotShipped
from signoff.ship.manifest import Manifest, manifest_of, release_id


def ship_to_directory(folder: Path, checked: Manifest, target: Path) -> Path:
    """Copy a checked folder to target/releases/ID and make `current` point at it; return the release's folder.

    Raises NotShipped when what was copied is not what was checked, or the target cannot be written.
    """
    releases = target / "releases"
    release = releases / release_id(checked)
    try:
        releases.mkdir(parents=True, exist_ok=True)
        if not release.is_dir() or manifest_of(release) != checked:
            _copy(folder, checked, release)
        _switch(target / "current", release)
    except OSError as error:
        raise NotShipped(f"cannot publish to {target}: {error.strerror or error}") from error
    return release


def _copy(folder: Path, checked: Manifest, release: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=release.parent) as scratch:
        incoming = Path(scratch) / release.name
        shutil.copytree(folder, incoming)
        if manifest_of(incoming) != checked:
            raise NotShipped("the output changed while it was being published: nothing was published; publish again")
        if release.exists():  # an earlier copy that somebody damaged
            shutil.rmtree(release)
        os.replace(incoming, release)


def _switch(current: Path, release: Path) -> None:
    if current.exists() and not current.is_symlink():
        raise NotShipped(f"{current} is not a link made by signoff: choose another target, or take it away")
    fresh = current.with_name(f".current-{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("releases") / release.name, target_is_directory=True)
    os.replace(fresh, current)
