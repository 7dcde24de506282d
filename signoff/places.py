"""Which folders a build may write into: it takes away what it did not write, so each needs a place of its own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from signoff.errors import SettingsError

_RESERVED = (".git", ".venv", "signoff", "tests", "docs", "requirements")
_CACHE = ".signoff"


def refuse_bad_places(root: Path, *, read: Mapping[str, str], written: Mapping[str, str]) -> None:
    """Raise SettingsError when a folder that is written to lies in, or holds, another that matters.

    Folders by the name of their setting, relative to `root`. Releases ("target", "targets.NAME") may lie outside the project, the preview
    inside the cache.
    """
    top = root.resolve()
    for name, folder in written.items():
        place = (top / folder).resolve()
        if (
            place == top
            or top.is_relative_to(place)
            or (not name.startswith("target") and not place.is_relative_to(top))
        ):
            raise SettingsError(f"pyproject.toml: [tool.signoff] {name} must be a folder inside the project")
        for other, path in {**read, **{name: name for name in _RESERVED}}.items():
            _refuse_overlap(name, place, other, (top / path).resolve())
        if name != "preview" and place.is_relative_to(top / _CACHE):
            raise SettingsError(f"pyproject.toml: [tool.signoff] {name} and {_CACHE} must not lie in one another")
    for (name, one), (other, two) in combinations(written.items(), 2):
        _refuse_overlap(name, (top / one).resolve(), other, (top / two).resolve())


def _refuse_overlap(name: str, place: Path, other: str, elsewhere: Path) -> None:
    if elsewhere.is_relative_to(place) or place.is_relative_to(elsewhere):
        raise SettingsError(f"pyproject.toml: [tool.signoff] {name} and {other} must not lie in one another")
