"""Run Pelican in a folder of its own, and put what it wrote in the place of the last output only if it ended well."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from filecmp import cmp
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError

from signoff.as_built import note_build
from signoff.errors import BuildFailed, SignoffError, of_system
from signoff.settings import Settings

if TYPE_CHECKING:
    from signoff.build.warm import Warm


def build(
    settings: Settings,
    *,
    configuration: str = "pelicanconf.py",
    preview: bool = False,
    warm: Warm | None = None,
    recalls: bool = False,
) -> Path:
    """Build the site and return its folder. Raises BuildFailed; the last good output then stays as it was.

    `warm` remembers what was read and shown, for the builds that follow it. One that `recalls` does not read again what an earlier
    run read of the same bytes (signoff/sources/kept.py); what is published is read anew.
    """
    from pelican import Pelican  # noqa: PLC0415 - half a second that `signoff explain` need not wait for
    from pelican.settings import read_settings  # noqa: PLC0415

    output = settings.root / (settings.preview if preview else settings.output)
    file = _configuration(settings, configuration)
    scratch = settings.root / ".signoff"
    scratch.mkdir(exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix="build-", dir=scratch))
    override = {
        "PATH": str(settings.root / settings.content),
        "THEME": str(settings.root / settings.theme),
        "OUTPUT_PATH": str(staging),
        "SIGNOFF_PREVIEW": preview,
        "SIGNOFF_WARM": warm,
        "SIGNOFF_RECALLS": recalls,
        "SIGNOFF_TARGET": settings.target,
    }
    try:
        with pelican_errors(settings), redirect_stdout(StringIO()):  # Pelican counts articles that it never saw
            Pelican(read_settings(str(file), override=override)).run()
        mirror(staging, output)
        if not preview:
            note_build(settings.root, output)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return output


def _configuration(settings: Settings, name: str) -> Path:
    """Pelican's settings file. Raises BuildFailed when it is not there, or a folder that a build needs is not."""
    file = settings.root / name
    if not file.is_file():
        raise BuildFailed("{file} is not there: Pelican needs it", file=name)
    for folder in (settings.content, settings.theme):
        if not (settings.root / folder).is_dir():
            raise BuildFailed(
                "there is no folder {folder}/ here: run the command in the folder of the site", folder=folder
            )
    return file


@contextmanager
def pelican_errors(settings: Settings) -> Iterator[None]:
    """What stops Pelican or what it complains of, as BuildFailed; what the system refuses, as SignoffError."""
    try:
        with _complaints() as complaints:
            yield
        if complaints:
            raise BuildFailed("Pelican complained:\n" + "\n".join(f"  {line}" for line in complaints))
    except SignoffError:
        raise
    except OSError as error:
        raise of_system(error) from error
    except Exception as error:
        raise BuildFailed(_said(error, settings)) from error


def _said(error: Exception, settings: Settings) -> str:
    """What stopped Pelican; with file and line when it was a template."""
    place = _template_line(error)
    if place is None:
        return f"Pelican stopped: {type(error).__name__}: {error}"
    file, line = place
    shown = file.relative_to(settings.root) if file.is_relative_to(settings.root) else file
    return f"{shown.as_posix()}:{line}: {error}"


def _template_line(error: Exception) -> tuple[Path, int] | None:
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or error.name or "a template"), error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    inner = next((frame for frame in reversed(frames) if frame.filename.endswith(".html")), None)
    return (Path(inner.filename), inner.lineno or 1) if inner else None


def mirror(source: Path, target: Path) -> None:
    """Make `target` hold what `source` holds. Files that do not differ keep their time; others are replaced whole."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for folder in sorted({folder for path in wanted for folder in path.parents}):
        _make_folder(target / folder)
    for relative in sorted(wanted):
        new, old = source / relative, target / relative
        if old.is_file() and not old.is_symlink() and cmp(new, old, shallow=False):
            continue
        put(new, old)
    for path in sorted(target.rglob("*"), reverse=True) if target.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(target) not in wanted:
            path.unlink()


def put(new: Path, old: Path) -> None:
    """Put a file in the place of another, or of a folder."""
    if old.is_dir() and not old.is_symlink():
        shutil.rmtree(old)
    os.replace(new, old)


def put_copy(file: Path, target: Path) -> None:
    """Copy a file, making the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


def _make_folder(folder: Path) -> None:
    """Make a folder; a file that stands in its way, or a link to elsewhere, makes room."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What Pelican logs as an error, and nothing of it on the screen.

    A link that it cannot resolve is a warning there, and a finding with its line here (LNK001).
    """
    found: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.ERROR:
                found.append(record.getMessage())

    logger = logging.getLogger("pelican")
    handler, propagate, handlers = Collect(), logger.propagate, logger.handlers[:]
    logger.handlers[:], logger.propagate = [handler], False
    try:
        yield found
    finally:
        logger.handlers[:], logger.propagate = handlers, propagate
