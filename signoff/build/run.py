"""Run Pelican in a folder of its own, and put what it wrote in the place of the last output only if it ended well."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from filecmp import cmp
from io import StringIO
from pathlib import Path

from jinja2 import TemplateSyntaxError

from signoff.errors import BuildFailed, SignoffError
from signoff.settings import Settings


def build(settings: Settings, *, configuration: str = "pelicanconf.py", preview: bool = False) -> Path:
    """Build the site and return its folder. Raises BuildFailed; the last good output then stays as it was."""
    from pelican import Pelican  # noqa: PLC0415 - half a second that `signoff explain` need not wait for
    from pelican.settings import read_settings  # noqa: PLC0415

    output = settings.root / (settings.preview if preview else settings.output)
    scratch = settings.root / ".signoff"
    scratch.mkdir(exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix="build-", dir=scratch))
    override = {"PATH": str(settings.root / settings.content), "OUTPUT_PATH": str(staging), "SIGNOFF_PREVIEW": preview}
    file = settings.root / configuration
    if not file.is_file():
        raise BuildFailed(f"{configuration} is not there: Pelican needs it")
    try:
        with _complaints() as complaints, redirect_stdout(StringIO()):  # Pelican counts articles that it never saw
            Pelican(read_settings(str(file), override=override)).run()
        if complaints:
            raise BuildFailed("Pelican complained:\n" + "\n".join(f"  {line}" for line in complaints))
        mirror(staging, output)
    except SignoffError:
        raise
    except TemplateSyntaxError as error:
        place = Path(error.filename or error.name or configuration)
        shown = place.relative_to(settings.root) if place.is_relative_to(settings.root) else place
        raise BuildFailed(f"{shown.as_posix()}:{error.lineno}: {error.message}") from error
    except Exception as error:
        raise BuildFailed(f"Pelican stopped: {type(error).__name__}: {error}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return output


def mirror(source: Path, target: Path) -> None:
    """Make `target` hold what `source` holds. Files that do not differ keep their time; others are replaced whole."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for relative in sorted(wanted):
        new, old = source / relative, target / relative
        if old.is_file() and not old.is_symlink() and cmp(new, old, shallow=False):
            continue
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        _make_folder(old.parent, target)
        os.replace(new, old)
    for path in sorted(target.rglob("*"), reverse=True) if target.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(target) not in wanted:
            path.unlink()


def _make_folder(folder: Path, top: Path) -> None:
    """Like mkdir -p, but a file that stands in the way makes room."""
    for place in reversed([folder, *folder.parents]):
        if place.is_relative_to(top) and place != top and place.exists() and not place.is_dir():
            place.unlink()
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
