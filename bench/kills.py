"""Kill publications at random moments, and look after each whether what is served is one whole release.

    python bench/kills.py --target directory --kills 200
    python bench/kills.py --target ssh --kills 200        # a real sshd on loopback; needs sshd and rsync

Each publication is a process of its own, as a user's is; it is killed (SIGKILL) at a moment drawn from the time that one takes. The
next one takes the dead one's lock over by itself. One that ends before its kill does not count.

On another machine a switch that was sent goes on when its sender dies: it may come a moment late, while the next publication is
on its way, and is refused once that one has the lock. Such a release is whole, and counted apart.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from signoff.model import Report
from signoff.settings import Settings
from signoff.ship.manifest import manifest_of
from signoff.ship.release import RECORD, read_release
from signoff.ship.seal import seal
from signoff.targets import TargetSettings
from tests.ship.machine import machine, sshd

PUBLISH = """
import json, sys
from datetime import UTC, date, datetime
from pathlib import Path
from signoff.console import Screen
from signoff.settings import Settings
from signoff.ship import When, open_target, ship
from signoff.targets import KINDS
project, said = Path(sys.argv[1]), json.loads(sys.argv[2])
target = open_target(KINDS[said["kind"]][0](**said), project)
print("begun", flush=True)
when = When(date(2024, 7, 1), datetime.fromtimestamp(1719835200 + int(sys.argv[3]), UTC))
ship(Settings(project), target, when, Screen(quiet=True))
"""


@dataclass
class Tally:
    """What was seen after the kills."""

    kills: int
    old: int
    new: int
    late: int
    ended: int
    torn: list[str]


def kill_many(project: Path, settings: TargetSettings, kills: int, files: int, seed: int) -> Tally:
    """Publish releases of so many files until so many were killed; `ended` are those that were quicker than their kill."""
    dice = random.Random(seed)
    web = Path(settings.path)
    _put(project, files, 0)
    took = _publish(project, settings, 0, None)
    seen: Counter[str] = Counter()
    torn = []
    number, wanted = 0, _served(web)
    while seen["old"] + seen["new"] + seen["late"] < kills:
        number += 1
        before, killed = _served(web), wanted
        wanted = _put(project, files, number)
        ended = _publish(project, settings, number, dice.uniform(0, took))
        after = _served(web)
        kind = {killed: "late", before: "old", wanted: "new"}.get(after, "torn")
        if kind == "torn":
            torn.append(f"publication {number}: {after}")
            kind = "old"
        if ended is not None:
            took = (took + ended) / 2  # how long one takes changes with what else the machine does
        seen["ended" if ended is not None else kind] += 1
    _publish(project, settings, number + 1, None)
    if _served(web) != wanted:
        torn.append("the last publication, which nobody killed, is not what is served")
    return Tally(kills, seen["old"], seen["new"], seen["late"], seen["ended"], torn)


def _publish(project: Path, settings: TargetSettings, number: int, after: float | None) -> float | None:
    """Seconds that a publication took from its beginning; None when it was killed `after` so many."""
    import json

    command = [sys.executable, "-c", PUBLISH, str(project), json.dumps(asdict(settings)), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        start = time.monotonic()
        try:
            _, said = process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return None
    assert process.returncode == 0, said
    return time.monotonic() - start


def _put(project: Path, files: int, number: int) -> str:
    """Another output, signed; half of its files are new. Returns the id of its release."""
    for each in range(files):
        file = project / "output" / f"en/{each:03}/index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<p>{each} {number if each % 2 else 'same'}</p>" * 40)
    (project / "content").mkdir(exist_ok=True)
    return seal(Settings(project), manifest_of(project / "output"), Report((), {}), date(2024, 7, 1)).id


def _served(web: Path) -> str:
    """The id of the release that visitors get; what is wrong with it, when it is not whole."""
    current = (web / "current").resolve()
    release = read_release((current / RECORD).read_bytes(), RECORD)
    wanted = {file.path: file.sha256 for file in (*release.files, *release.derived)}
    found = {file.path: file.sha256 for file in manifest_of(current) if file.path != RECORD}
    wrong = sorted(set(wanted.items()) ^ set(found.items()))
    return f"{release.id} is torn: {wrong[:3]}" if wrong else release.id


@contextmanager
def place(kind: str, folder: Path) -> Iterator[TargetSettings]:
    """A target of that kind."""
    web = folder / "web"
    if kind == "directory":
        yield TargetSettings("web", "directory", path=str(web), keep=3)
        return
    program = sshd()
    if program is None:
        sys.exit("no sshd or no rsync on this machine (Debian: apt-get install openssh-server rsync)")
    with machine(folder / "machine", program) as far:
        yield far.settings(web, keep=3)


def main(say: Callable[[str], None] = print) -> None:
    """Measure, and say what was seen."""
    parser = argparse.ArgumentParser(description="Kill publications at random moments.")
    parser.add_argument("--target", choices=("directory", "ssh"), default="directory")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, place(asked.target, Path(folder)) as settings:
        tally = kill_many(Path(folder) / "project", settings, asked.kills, asked.files, asked.seed)
    say(
        f"{tally.kills} publications to the {asked.target} target killed ({tally.ended} more ended before): afterwards "
        f"{tally.old} times the old release was served, {tally.new} times the new one, {tally.late} times that of the publication "
        f"killed before, {len(tally.torn)} times anything else"
    )
    for line in tally.torn:
        say(line)
    sys.exit(1 if tally.torn else 0)


if __name__ == "__main__":
    main()
