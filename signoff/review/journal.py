"""The one place that writes into content/: several files together or none, whatever happens in between.

What is to be written is first put down whole in a journal, `content/.signing`, itself written aside and renamed. From that
moment the change is decided; each file is then written aside and renamed, and the journal is taken away last. Whoever finds
a journal completes it, or undoes it when somebody changed one of the files meanwhile. Until then nobody reads the sources:
`load_sources` says that an approval was interrupted, and the gate is shut.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import Refused
from signoff.settings import Settings
from signoff.sources.files import JOURNAL

_SCHEMA = "signoff-journal/1"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file, relative to the project, as it was when the change was planned (None: not there) and as it shall be."""

    path: str
    before: bytes | None
    after: bytes


def write_together(settings: Settings, title: str, changes: Sequence[FileChange]) -> None:
    """Write all files or none. `title` names the change for whoever finds it interrupted.

    Raises Refused, with nothing written, when one of the files is no longer as it was when the change was planned.
    """
    journal = _journal(settings)
    with _alone(journal.parent):
        _settle(settings, journal)
        _put(journal, _dump(title, changes))
        _carry_out(settings, journal, changes)


def finish_interrupted(settings: Settings) -> str | None:
    """Complete what was interrupted and return its title; None when nothing was. Raises Refused when it was undone."""
    journal = _journal(settings)
    if not journal.parent.is_dir():
        return None
    with _alone(journal.parent):
        return _settle(settings, journal)


def _settle(settings: Settings, journal: Path) -> str | None:
    if not journal.exists():
        return None
    title, changes = _load(settings, journal)
    _carry_out(settings, journal, changes)
    return title


def _carry_out(settings: Settings, journal: Path, changes: Sequence[FileChange]) -> None:
    files = {change: settings.root / change.path for change in changes}
    meanwhile = [change.path for change, file in files.items() if _content(file) not in (change.before, change.after)]
    for change, file in files.items():
        wanted = change.before if meanwhile else change.after
        if change.path not in meanwhile and _content(file) != wanted:
            _put(file, wanted) if wanted is not None else _take_back(file)
    journal.unlink(missing_ok=True)
    _remember(journal.parent)
    if meanwhile:
        message = "{path} was changed meanwhile, so nothing was written: look at it, then run this again"
        raise Refused(message, path=meanwhile[0])


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _put(file: Path, content: bytes) -> None:
    """Replace a file whole. The name of the file beside it is always the same, so that none is ever left over."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name.lstrip('.')}.aside")
    with open(aside, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if file.exists():
        aside.chmod(file.stat().st_mode & 0o777)
    os.replace(aside, file)
    _remember(file.parent)


def _take_back(file: Path) -> None:
    """Remove a file, and the folders that were made for it."""
    file.unlink(missing_ok=True)
    _remember(file.parent)
    with suppress(OSError):  # a folder that holds something else stays
        for folder in list(file.parents)[:2]:
            folder.rmdir()


def _remember(folder: Path) -> None:
    """Make the renames in a folder last through a loss of power. Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other signoff commands out meanwhile. The lock is the system's and goes with the process that holds it."""
    if os.name == "nt":  # no flock there: two commands at the same instant find out by `before`
        yield
        return
    import fcntl  # noqa: PLC0415 - not there on Windows

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _journal(settings: Settings) -> Path:
    return settings.root / settings.content / JOURNAL


def _dump(title: str, changes: Sequence[FileChange]) -> bytes:
    def text(content: bytes | None) -> str | None:
        return None if content is None else base64.b64encode(content).decode("ascii")

    listed = [{"path": change.path, "before": text(change.before), "after": text(change.after)} for change in changes]
    return json.dumps({"schema": _SCHEMA, "title": title, "changes": listed}).encode("utf-8")


def _load(settings: Settings, journal: Path) -> tuple[str, tuple[FileChange, ...]]:
    def content(text: str | None) -> bytes | None:
        return None if text is None else base64.b64decode(text, validate=True)

    try:
        data = json.loads(journal.read_bytes())
        found = [(str(row["path"]), content(row["before"]), content(row["after"]) or b"") for row in data["changes"]]
        title = str(data["title"])
    except (ValueError, KeyError, TypeError) as error:
        message = "{journal} is no journal of signoff: {why}; take it away after you looked at it"
        raise Refused(message, journal=journal, why=error) from error
    top = (settings.root / settings.content).resolve()
    for path, _, _ in found:
        # A journal that came with somebody's commit must not write outside of content/.
        if not (settings.root / path).resolve().is_relative_to(top) or Path(path).suffix not in (".md", ".toml"):
            message = "{journal} would write {path}, which is no file of an article: take the journal away"
            raise Refused(message, journal=journal, path=path)
    return title, tuple(FileChange(*row) for row in found)
