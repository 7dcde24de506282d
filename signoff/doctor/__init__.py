"""What this machine and this project lack, looked at before anybody wonders why a command fails.

machine looks at Python, packages and programs; project at settings, sources, theme, history and folders. Each look says what it
found and, where that is wrong, what to do. Nothing is written and no other machine is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from signoff.doctor.look import Look, State, fine, wrong
from signoff.doctor.machine import look_at_machine
from signoff.doctor.project import look_at_project
from signoff.errors import SettingsError
from signoff.phrases import Phrase
from signoff.settings import load_settings

__all__ = ["Look", "State", "examine"]

_SETTINGS = Phrase("settings")


def examine(root: Path) -> Iterator[Look]:
    """Everything there is to say of the project in `root`, most fundamental first; without settings, of the machine alone."""
    yield from look_at_machine(root)
    try:
        settings = load_settings(root)
    except SettingsError as error:
        yield wrong(
            _SETTINGS, Phrase("{error}", {"error": str(error)}), Phrase("mend that first: the rest hangs on it")
        )
        return
    yield fine(_SETTINGS, Phrase("the site is {address}", {"address": settings.address}))
    yield from look_at_project(settings)
