"""Python, the locked packages, and the programs that commands call."""

from __future__ import annotations

import platform
import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from signoff.doctor.look import Look, fine, note, wrong
from signoff.phrases import Phrase

_OLDEST = (3, 11)
_LOCK = Path("requirements", "site.txt")
_LOCKED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)\s*(?P<condition>;)?", re.M)
_NAMED = 3  # how many packages are told by name


def look_at_machine(root: Path) -> Iterator[Look]:
    """What holds whatever the project is. The lock file is that of the project in `root`, where it has one."""
    yield _python()
    yield from _packages(root / _LOCK)
    yield from _screen()
    yield from _programs()


def _python() -> Look:
    thing, found = Phrase("Python"), Phrase("version {version}", {"version": platform.python_version()})
    if sys.version_info < _OLDEST:
        return wrong(thing, found, Phrase("install Python 3.11 or newer, take .venv away, and run `make site`"))
    return fine(thing, found)


def _packages(lock: Path) -> Iterator[Look]:
    thing = Phrase("packages")
    try:
        locked = list(_LOCKED.finditer(lock.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError):
        return  # a site of its own pins what it wants, where it wants
    differing = [named for row in locked if (named := _difference(row))]
    if differing:
        more = len(differing) - _NAMED
        told = ", ".join(differing[:_NAMED]) + (f", … (+{more})" if more > 0 else "")
        words = Phrase("not those of {lock}: {packages}", {"lock": _LOCK.as_posix(), "packages": told})
        yield wrong(thing, words, Phrase("run `make site`: it installs what is locked"))
    else:
        yield fine(thing, Phrase("the {count} that are locked", {"count": len(locked)}))


def _difference(row: re.Match[str]) -> str:
    """`name 1.0 (locked: 2.0)`; "" for a package that is as locked, or whose line is for other machines."""
    name, wanted = row["name"], row["version"]
    try:
        there = version(name)
    except PackageNotFoundError:
        return "" if row["condition"] else f"{name} (–, {wanted})"
    return "" if there == wanted or row["condition"] else f"{name} ({there}, {wanted})"


def _screen() -> Iterator[Look]:
    encoding = sys.stdout.encoding or ""
    if encoding.replace("-", "").lower() != "utf8":
        words = Phrase("writes {encoding}: accents and quotes may be lost", {"encoding": encoding or "?"})
        yield note(Phrase("terminal"), words, Phrase("set PYTHONUTF8=1"))


def _programs() -> Iterator[Look]:
    for name, without in (
        ("git", Phrase("nobody can tell whether the ledger was altered (REV010) or an author reviewed (REV013)")),
        ("ssh-keygen", Phrase("signatures can be neither made nor checked")),
    ):
        if found := shutil.which(name):
            yield fine(Phrase("{name}", {"name": name}), Phrase("{path}", {"path": found}))
        else:
            yield note(
                Phrase("{name}", {"name": name}),
                Phrase("not on this machine: {without}", {"without": without}),
                Phrase("install {name}", {"name": name}),
            )
