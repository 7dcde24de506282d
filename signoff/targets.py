"""[tool.signoff.targets.NAME]: where releases go, checked and frozen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

from signoff.errors import SettingsError
from signoff.nearest import did_you_mean


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

    @property
    def place(self) -> str:
        """What messages call it."""
        return self.path


@dataclass(frozen=True, slots=True)
class SshSettings(TargetSettings):
    """A folder of another machine. `path` is absolute, or begins in the user's home folder.

    `host` may be a name of ssh's own configuration, which says what is left empty here (`port` 0). `known_hosts` and
    `identity` (a private key) are files, relative to the project.
    """

    host: str = ""
    user: str = ""
    port: int = 0
    identity: str = ""
    known_hosts: str = ""

    @property
    def place(self) -> str:
        return f"{self.host}:{self.path}"


@dataclass(frozen=True, slots=True)
class S3Settings(TargetSettings):
    """A bucket of S3, or of a service that speaks as S3 does (`endpoint`). `prefix` is the folder of the site in it.

    Who may write there is known to boto3: its variables, its files (`profile`), or the role of the machine.
    """

    bucket: str = ""
    prefix: str = ""
    region: str = ""
    endpoint: str = ""
    profile: str = ""

    @property
    def place(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}"


@dataclass(frozen=True, slots=True)
class PagesSettings(TargetSettings):
    """GitHub Pages: a branch of a repository, or with `artifact` a file for the official action.

    `remote` is a name or an address that git knows; `domain` the site's own one ("": GitHub's). GitHub takes some minutes.
    """

    patience: int = 600
    remote: str = "origin"
    branch: str = "gh-pages"
    domain: str = ""
    artifact: str = ""

    @property
    def place(self) -> str:
        return self.artifact or f"{self.branch} of {self.remote}"


Values = Mapping[str, Any]


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
    if not isinstance(kind, str) or kind not in KINDS:
        raise SettingsError(
            f"{place} kind must be one of {', '.join(KINDS)}, not {kind!r}{did_you_mean(str(kind), KINDS)}"
        )
    form, why_unfit = KINDS[kind]
    types = {field.name: type(field.default) for field in fields(form) if field.name not in ("name", "kind")}
    for key, value in values.items():
        if key == "kind":
            continue
        if key not in types:
            raise SettingsError(f"{place} (kind {kind}) has no setting {key!r}{did_you_mean(key, types)}")
        _refuse_bad_value(place, key, value, types[key])
    if why := why_unfit(values):
        raise SettingsError(f"{place} {why}")
    given: dict[str, Any] = {**values, "kind": kind}
    return form(name=name, **given)


def _refuse_bad_value(place: str, key: str, value: object, kind: type) -> None:
    if type(value) is not kind:
        raise SettingsError(f"{place} {key} must be {'a whole number' if kind is int else 'a string'}, not {value!r}")
    if isinstance(value, int):
        if value < (2 if key == "keep" else 0):
            why = "at least 2: the served release and the one to go back to" if key == "keep" else "0 or more"
            raise SettingsError(f"{place} {key} must be {why}, not {value}")
        return
    words = str(value)
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in words):
        raise SettingsError(f"{place} {key} must not hold control characters: {words!r}")
    if key in ("url", "endpoint") and not _is_address(words):
        raise SettingsError(f"{place} {key} must be an address such as https://www.example.org, not {words!r}")


def _directory_unfit(values: Values) -> str:
    return "" if values.get("path") else "needs path, the folder to publish into"


_HOST = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]* | [0-9A-Fa-f.]*:[0-9A-Fa-f:.]+(%[A-Za-z0-9_.-]+)?", re.VERBOSE)
_USER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@\\-]*")


def _ssh_unfit(values: Values) -> str:
    host, user, path = values.get("host", ""), values.get("user", ""), values.get("path", "")
    if not host or not path:
        return "needs host, a name that ssh knows, and path, the folder to publish into"
    if not _HOST.fullmatch(host):
        return (
            f"host must be the name or the number of a machine, not {host!r} (user and port have settings of their own)"
        )
    if user and not _USER.fullmatch(user):
        return f"user must be a name of that machine, not {user!r}"
    if values.get("port", 0) > 65535:
        return f"port must be at most 65535, not {values['port']}"
    if path.startswith("~"):
        return f"path must be absolute, or begin in the user's home folder without a ~, not {path!r}"
    if set(path) & set("*?[]\\"):  # rsync on the other side would take them for patterns
        return rf"path must not hold any of * ? [ ] \, and {path!r} does"
    if ".." in path.split("/") or not path.strip("/."):
        return f"path must be a folder for this site alone, not {path!r}"
    return ""


def _s3_unfit(values: Values) -> str:
    bucket, prefix = values.get("bucket", ""), values.get("prefix", "")
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", bucket):
        return f"needs bucket, the name of one, not {bucket!r}"
    if prefix and any(step in ("", ".", "..") for step in prefix.split("/")):
        return f"prefix must be a folder of the bucket, without a slash at its beginning or end, not {prefix!r}"
    return ""


_STEP = r"[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?"


def _pages_unfit(values: Values) -> str:
    remote, branch = values.get("remote", "origin"), values.get("branch", "gh-pages")
    if not remote or remote.startswith("-") or "::" in remote:
        return f"remote must be a name or an address that git knows, not {remote!r}"
    if not re.fullmatch(f"{_STEP}(?:/{_STEP})*", branch) or ".." in branch or re.search(r"\.lock(/|$)", branch):
        return f"branch must be the name of one, not {branch!r}"
    domain = values.get("domain", "")
    if domain and not re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", domain):
        return f"domain must be a name such as www.example.org, not {domain!r}"
    return ""


KINDS: Mapping[str, tuple[type[TargetSettings], Callable[[Values], str]]] = {
    "directory": (TargetSettings, _directory_unfit),
    "ssh": (SshSettings, _ssh_unfit),
    "s3": (S3Settings, _s3_unfit),
    "github-pages": (PagesSettings, _pages_unfit),
}


def _is_address(words: str) -> bool:
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    is_plain = not (parts.query or parts.fragment or parts.username or re.search(r"\s", words) or words.endswith("/"))
    return parts.scheme in ("https", "http") and bool(parts.hostname) and is_plain
