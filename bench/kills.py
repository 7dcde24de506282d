"""Kill publications at random moments, and look after each whether what is served is one whole release.

    python bench/kills.py --target directory --kills 200
    python bench/kills.py --target ssh --kills 200        # a real sshd on loopback; needs sshd and rsync

Each publication is a process of its own, as a user's is; it is killed (SIGKILL) at a moment drawn by turns from before the switch, from
about it, and from after it. When that is, is measured anew with every tenth publication, which nobody kills. The next one takes the
dead one's lock over by itself. One that ends before its kill does not count.

On another machine a switch that was sent goes on when its sender dies: it may come a moment late, while the next publication is
on its way, and is refused once that one has the lock. Such a release is whole, and counted apart.
"""

from __future__ import annotations

import argparse
import json
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
switch = target.switch
def switch_and_say(release):
    switch(release)
    print("switched", flush=True)
target.switch = switch_and_say
print("begun", flush=True)
when = When(date(2024, 7, 1), datetime.fromtimestamp(1719835200 + int(sys.argv[3]), UTC))
ship(Settings(project), target, when, Screen(quiet=True))
"""


_AGAIN = 10  # publications after which the pace is measured anew: it changes with what else the machine does


@dataclass(frozen=True)
class Pace:
    """Seconds from the beginning of a publication to its switch, and to its end."""

    switched: float
    ended: float

    def moment(self, turn: int, dice: random.Random) -> float:
        """When to kill: by turns before the switch, about it, after it."""
        close = self.ended / 20
        after = (self.switched, self.ended)
        about = (self.switched - close, self.switched + close)
        first, last = [(0, self.switched), after, about, after][turn % 4]
        return dice.uniform(first, last)


@dataclass
class Tally:
    """What was seen after the kills; `ended` are publications that were quicker than theirs."""

    kills: int
    old: int
    new: int
    late: int
    ended: int
    torn: list[str]


def kill_many(project: Path, settings: TargetSettings, kills: int, files: int, seed: int) -> Tally:
    """Publish releases of so many files until so many were killed."""
    dice = random.Random(seed)
    web = Path(settings.path)
    _put(project, files, 0)
    pace = _paced(project, settings, 0)
    seen: Counter[str] = Counter()
    torn = []
    number, wanted = 0, _served(web)
    while seen["old"] + seen["new"] + seen["late"] < kills:
        number += 1
        before, killed = _served(web), wanted
        wanted = _put(project, files, number)
        if number % _AGAIN == 0:
            pace = _paced(project, settings, number)
            continue
        ended = _publish(project, settings, number, pace.moment(number, dice))
        after = _served(web)
        kind = {killed: "late", before: "old", wanted: "new"}.get(after, "torn")
        if kind == "torn":
            torn.append(f"publication {number}: {after}")
            kind = "old"
        seen["ended" if ended else kind] += 1
    _paced(project, settings, number + 1)
    if _served(web) != wanted:
        torn.append("the last publication, which nobody killed, is not what is served")
    return Tally(kills, seen["old"], seen["new"], seen["late"], seen["ended"], torn)


def _paced(project: Path, settings: TargetSettings, number: int) -> Pace:
    """The pace of a publication that nobody kills."""
    with _begun(project, settings, number) as process:
        assert process.stdout is not None
        start = time.monotonic()
        process.stdout.readline()
        switched = time.monotonic() - start
        _, said = process.communicate()
    assert process.returncode == 0, said
    return Pace(switched, time.monotonic() - start)


def _publish(project: Path, settings: TargetSettings, number: int, after: float) -> bool:
    """Kill a publication after so many seconds; whether it had ended before."""
    with _begun(project, settings, number) as process:
        try:
            _, said = process.communicate(timeout=max(0, after))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return False
    assert process.returncode == 0, said
    return True


def _begun(project: Path, settings: TargetSettings, number: int) -> subprocess.Popen[str]:
    """A publication that has just begun."""
    command = [sys.executable, "-c", PUBLISH, str(project), json.dumps(asdict(settings)), str(number)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


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
