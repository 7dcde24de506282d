"""[tool.signoff.targets.NAME]: where releases go, checked and frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

from signoff.errors import SettingsError
from signoff.nearest import did_you_mean

# What each kind of target reads besides what all of them do; the first ones must be there.
_OWN: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "directory": (("path",), ()),
    "ssh": (("host", "path"), ("config",)),
    "s3": (("bucket",), ("prefix", "endpoint", "region")),
    "github-pages": ((), ("remote", "branch", "domain")),
    "artifact": (("path",), ("domain",)),
}
KINDS = tuple(_OWN)
_SHARED = ("kind", "url", "keep", "patience")
_PLAIN = {
    "host": re.compile(r"[\w.@:\[\]-]+"),
    "bucket": re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
    "prefix": re.compile(r"[\w.-]+(/[\w.-]+)*"),
    "branch": re.compile(r"[\w.-]+(/[\w.-]+)*"),
    "domain": re.compile(r"[\w-]+(\.[\w-]+)+"),
}


@dataclass(frozen=True, slots=True)
class TargetSettings:
    """A place to publish to.

    `url` is the address under which visitors find it ("": not known here); `keep` how many releases stay, the served one
    among them; `patience` for how many seconds a new release may take until it is seen at `url`. The rest belongs to one
    kind each: `config` is an ssh_config file, `remote` a git remote, `path` a folder (for "artifact" the file to write).
    """

    name: str
    kind: str
    url: str = ""
    keep: int = 5
    patience: int = 10
    path: str = ""
    host: str = ""
    config: str = ""
    bucket: str = ""
    prefix: str = ""
    endpoint: str = ""
    region: str = ""
    remote: str = "origin"
    branch: str = "gh-pages"
    domain: str = ""


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
    needed, allowed = _OWN[kind]
    known = (*_SHARED, *needed, *allowed)
    types = {field.name: type(field.default) for field in fields(TargetSettings) if field.name not in ("name", "kind")}
    for key, value in values.items():
        if key not in known:
            raise SettingsError(f"{place} has no setting {key!r} (kind {kind}){did_you_mean(key, known)}")
        if key != "kind":
            _refuse_bad_value(place, key, value, types[key])
    if missing := [key for key in needed if not values.get(key)]:
        raise SettingsError(f"{place} needs {' and '.join(missing)} (kind {kind})")
    given: dict[str, Any] = {"kind": kind, **({"patience": 600} if kind == "github-pages" else {}), **values}
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
    if words.startswith("-") or any(
        ord(letter) < 32 for letter in words
    ):  # or ssh, rsync and git would take it for an option
        raise SettingsError(f"{place} {key} must not begin with a hyphen or hold control characters: {words!r}")
    if key in ("url", "endpoint") and not _is_address(words):
        raise SettingsError(f"{place} {key} must be an address such as https://www.example.org, not {words!r}")
    if key in _PLAIN and words and not _PLAIN[key].fullmatch(words):
        raise SettingsError(f"{place} {key} cannot be {words!r}")


def _is_address(words: str) -> bool:
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    is_plain = not (parts.query or parts.fragment or parts.username or re.search(r"\s", words) or words.endswith("/"))
    return parts.scheme in ("https", "http") and bool(parts.hostname) and is_plain
