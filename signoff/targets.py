"""[tool.signoff.targets.NAME]: where releases go, checked and frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

from signoff.errors import SettingsError
from signoff.nearest import did_you_mean

KINDS = ("directory",)
_KEYS = ("kind", "url", "keep", "patience", "path")


@dataclass(frozen=True, slots=True)
class TargetSettings:
    """A place to publish to: a folder of this machine (kind "directory"), which a web server serves.

    `url` is the address under which visitors find it ("": not known here); `keep` how many releases stay, the served one
    among them; `patience` for how many seconds a new release may take until it is seen at `url`.
    """

    name: str
    kind: str
    url: str = ""
    keep: int = 5
    patience: int = 10
    path: str = ""


def read_targets(table: object) -> Mapping[str, TargetSettings]:
    """The targets of [tool.signoff.targets]. Raises SettingsError."""
    if not isinstance(table, dict):
        raise SettingsError("pyproject.toml: [tool.signoff] targets must be a table of tables")
    return {name: _target(name, values) for name, values in table.items()}


def _target(name: str, values: object) -> TargetSettings:
    place = f"pyproject.toml: [tool.signoff.targets.{name}]"
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", name):
        raise SettingsError(f"{place}: a target's name is made of letters, digits, - and _")
    if not isinstance(values, dict):
        raise SettingsError(f"{place} must be a table")
    kind = values.get("kind", "directory")
    if kind not in KINDS:
        raise SettingsError(
            f"{place} kind must be one of {', '.join(KINDS)}, not {kind!r}{did_you_mean(str(kind), KINDS)}"
        )
    types = {field.name: type(field.default) for field in fields(TargetSettings) if field.name not in ("name", "kind")}
    for key, value in values.items():
        if key not in _KEYS:
            raise SettingsError(f"{place} has no setting {key!r}{did_you_mean(key, _KEYS)}")
        if key != "kind":
            _refuse_bad_value(place, key, value, types[key])
    if not values.get("path"):
        raise SettingsError(f"{place} needs path, the folder to publish into")
    given: dict[str, Any] = {"kind": kind, **values}
    return TargetSettings(name=name, **given)


def _refuse_bad_value(place: str, key: str, value: object, kind: type) -> None:
    if type(value) is not kind:
        raise SettingsError(f"{place} {key} must be {'a whole number' if kind is int else 'a string'}, not {value!r}")
    if isinstance(value, int):
        if value < (2 if key == "keep" else 0):
            why = "at least 2: the served release and the one to go back to" if key == "keep" else "0 or more"
            raise SettingsError(f"{place} {key} must be {why}, not {value}")
        return
    words = str(value)
    if any(ord(letter) < 32 for letter in words):
        raise SettingsError(f"{place} {key} must not hold control characters: {words!r}")
    if key == "url" and not _is_address(words):
        raise SettingsError(f"{place} {key} must be an address such as https://www.example.org, not {words!r}")


def _is_address(words: str) -> bool:
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    is_plain = not (parts.query or parts.fragment or parts.username or re.search(r"\s", words) or words.endswith("/"))
    return parts.scheme in ("https", "http") and bool(parts.hostname) and is_plain
