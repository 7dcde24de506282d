"""Build, check, seal, ship: exactly the bytes that were checked, put on line in one step, looked at there, taken back when wrong."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from signoff.build import build
from signoff.console import Screen
from signoff.errors import NotShipped, UsageError
from signoff.model import Report
from signoff.pipeline import Check, check
from signoff.rules import RULES
from signoff.settings import Settings
from signoff.ship.known import remember
from signoff.ship.lay import differences, lay
from signoff.ship.manifest import manifest_of
from signoff.ship.release import Release
from signoff.ship.seal import seal, sealed_output
from signoff.ship.target import Target
from signoff.ship.verify import wrong_addresses

_NAMED = 5  # how many wrong addresses are told by name


@dataclass(frozen=True, slots=True)
class When:
    """The day by which the gate judges, and the moment that is written into the release (UTC)."""

    today: date
    now: datetime

    @property
    def moment(self) -> str:
        return self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def publish_site(
    settings: Settings, target: Target, when: When, screen: Screen, *, break_lock: bool = False
) -> tuple[Report, Release | None]:
    """The report, and the release that is served now; None when the gate was shut and nothing was published.

    Raises NotShipped when the output changed after the check, or the target does not serve what it was given.
    """
    if settings.targets:
        settings = replace(settings, target=target.settings.name)
    remember(settings, target)  # the addresses that must not vanish: the build redirects from them, the gate compares
    with screen.working("building"):
        folder = build(settings, configuration="publishconf.py")
    manifest = manifest_of(folder)
    # What goes on line is judged by its bytes alone, whatever lies in the cache.
    wanted = Check(folder, settings.output, RULES, when.today, publish=True, cached=False)
    with screen.reading("checking") as progress:
        report = check(settings, wanted, progress)
    if not report.is_open:
        return report, None
    seal(settings, manifest, report, when.today)
    return report, ship(settings, target, when, screen, break_lock=break_lock)


def ship(settings: Settings, target: Target, when: When, screen: Screen, *, break_lock: bool = False) -> Release:
    """Put what the gate signed on line, and return the release. Raises NotShipped for an output that is anything else."""
    with target.lock(break_lock=break_lock):
        sealed = sealed_output(settings)
        before = target.current()
        if before and before.seal == sealed.seal and not differences(before, target.digests(before)):
            release = before
        else:
            with screen.working("sending"):
                release = _brought(settings, target, sealed, when, before)
            with screen.working("verifying"):
                _serve(target, release, before)
        _prune(target, release)
        remember(settings, target)
    return release


def rollback(settings: Settings, target: Target, wanted: str, screen: Screen, *, break_lock: bool = False) -> Release:
    """Serve an earlier release again: the one named (or the beginning of its id), or the one that was served before."""
    with target.lock(break_lock=break_lock):
        before = target.current()
        release = _chosen(target.releases(), before, wanted)
        if wrong := differences(release, target.digests(release)):
            raise NotShipped(f"the release {release.id} was damaged since: {_told(wrong)}; nothing was changed")
        with screen.working("verifying"):
            _serve(target, release, before)
        remember(settings, target)
    return release


def _brought(settings: Settings, target: Target, sealed: Release, when: When, before: Release | None) -> Release:
    release = replace(sealed, published=when.moment, replaces=before.id if before else "")
    target.scratch.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".incoming-", dir=target.scratch))
    try:
        laid = lay(settings.root / settings.output, release, scratch, compressed=target.compresses)
        scratch.chmod(0o755)  # what mkdtemp makes is closed to the web server
        target.bring(scratch, laid)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return laid


def _serve(target: Target, release: Release, before: Release | None) -> None:
    """Switch, look, and switch back when what is seen is wrong."""
    if wrong := differences(release, target.digests(release)):
        target.forget(release)
        raise NotShipped(f"what arrived is not what was sent: {_told(wrong)}; nothing was put on line")
    target.switch(release)
    if not (target.settings.url and target.serves):
        return
    if wrong := wrong_addresses(release, target.settings):
        if before is None or before == release:
            raise NotShipped(
                f"the release {release.id} is served, and wrong: {_told(wrong)}; there is none to go back to"
            )
        target.switch(before)
        if release.published > before.published:
            target.forget(release)
        raise NotShipped(f"visitors did not get the release {release.id}: {_told(wrong)}; {before.id} is served again")


def _chosen(kept: Sequence[Release], served: Release | None, wanted: str) -> Release:
    if not wanted:
        if served is None:
            raise NotShipped("no release is served: there is nothing to roll back")
        wanted = served.replaces
        if not wanted:
            raise NotShipped("no release was served before this one: there is nothing to roll back")
        if not any(release.id == wanted for release in kept):
            raise NotShipped("the release that was served before is not kept; `signoff releases` lists those that are")
    found = [release for release in kept if release.id.startswith(wanted)]
    if not found:
        raise UsageError(f"no kept release is called {wanted!r}; `signoff releases` lists them")
    if len({release.id for release in found}) > 1:
        raise UsageError(f"{wanted!r} is the beginning of several releases: write more of its id")
    if served and found[0].id == served.id:
        raise UsageError(f"the release {served.id} is the one that is served")
    return found[0]


def _prune(target: Target, served: Release) -> None:
    """Keep so many releases: the served one, the one it replaced, and the last ones."""
    kept = [release for release in target.releases() if release != served]
    kept.sort(key=lambda release: (release.id == served.replaces, release.published), reverse=True)
    for release in kept[target.settings.keep - 1 :]:
        target.forget(release)


def _told(wrong: Sequence[str]) -> str:
    more = f", and {len(wrong) - _NAMED} more" if len(wrong) > _NAMED else ""
    return ", ".join(wrong[:_NAMED]) + more
