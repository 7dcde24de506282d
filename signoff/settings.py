"""[tool.signoff] of pyproject.toml, checked and frozen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints
from urllib.parse import urlsplit

from signoff.errors import SettingsError, UsageError
from signoff.model import EVIDENCE
from signoff.nearest import did_you_mean
from signoff.places import refuse_bad_places
from signoff.security_contact import flaw
from signoff.site.hosts import DEFAULT, POLICIES
from signoff.targets import TargetSettings, read_targets

STALE = ("hold", "withdraw")  # what may become of a translation whose source has moved on


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site decides for itself. Folders are relative to `root`, the folder of pyproject.toml.

    `target` is the folder to publish into; where `targets` are named, the name of the one that is meant when none is given.
    `evidence` is the weakest that may be published without a word; `release_key` a private SSH key that signs releases.
    `legal_pages` are keys of content/pages; `page_budget_kb` bounds a page with all that it loads (0: no bound).
    `online_facts` is the file in which is kept what other sites answered, `online_days` for how long a clear answer holds,
    `online_minutes` how long a run with --online may take, `online_delay_ms` the pause between two requests to one host,
    `online_private` are hosts that may be asked although they lie on a private network.
    `security_contact` are addresses for who finds a hole in the site, `security_expires` the day until which they hold.
    """

    root: Path
    content: str = "content"
    output: str = "output"
    theme: str = "theme"
    preview: str = ".signoff/preview"
    target: str = "published"
    address: str = "https://www.example.org"
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    languages: tuple[str, ...] = ("fr", "en")
    specimen: bool = False
    booking_hosts: tuple[str, ...] = ("www.doctolib.fr",)
    overdue_notice_days: int = 60
    confirmation_days: int = 90
    evidence: str = "recorded"
    legal_pages: tuple[str, ...] = ("legal-notice", "privacy", "accessibility")
    page_budget_kb: int = 1000
    stale: str = "hold"
    hosting: str = DEFAULT
    release_key: str = ""
    targets: Mapping[str, TargetSettings] = field(default_factory=lambda: MappingProxyType({}))
    online_facts: str = ".signoff/online.json"
    online_days: int = 7
    online_minutes: int = 15
    online_delay_ms: int = 500
    online_private: tuple[str, ...] = ()
    security_contact: tuple[str, ...] = ()
    security_expires: date | None = None

    def name(self, language: str) -> str:
        """What the site is called in a language; its host when [tool.signoff.names] does not say."""
        return self.names.get(language) or urlsplit(self.address).netloc

    def refuse_bad_places(self) -> None:
        """Raise SettingsError when a folder that is written to lies in, or holds, another that matters."""
        refuse_bad_places(
            self.root,
            read={"content": self.content, "theme": self.theme},
            written={"output": self.output, "preview": self.preview, **self._folders_of_targets()},
        )

    def target_named(self, name: str = "") -> TargetSettings:
        """The target of that name, or the one that is meant without a name; where none are named, a folder is taken too.

        Raises SettingsError for a folder among the sources, UsageError for a name that is not there.
        """
        if not self.targets:
            folder = replace(self, target=name) if name else self
            folder.refuse_bad_places()
            return TargetSettings("directory", "directory", path=folder.target)
        wanted = name or (next(iter(self.targets)) if len(self.targets) == 1 else self.target)
        if wanted not in self.targets:
            raise UsageError(
                f"there is no target {wanted!r} in [tool.signoff.targets]{did_you_mean(wanted, self.targets)}; "
                f"they are: {', '.join(self.targets)}"
            )
        return self.targets[wanted]

    def _folders_of_targets(self) -> Mapping[str, str]:
        if not self.targets:
            return {"target": self.target}
        folders = {name: each.path for name, each in self.targets.items() if each.kind == "directory"}
        return {f"targets.{name}": folder for name, folder in folders.items()}

    @property
    def base(self) -> str:
        """The path under which the site is served: "" or "/folder"."""
        return urlsplit(self.address).path


def load_settings(root: Path) -> Settings:
    """The settings of the project in `root`. Raises SettingsError when they cannot be used."""
    file = root / "pyproject.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))  # Notepad of old Windows puts a mark in front
    except FileNotFoundError:
        message = "no pyproject.toml in {folder}: run the command in the folder of the site, or use --isolated"
        raise SettingsError(message, folder=root) from None
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"pyproject.toml cannot be read: {error}") from error
    tool = data.get("tool", {})
    table = tool.get("signoff", {}) if isinstance(tool, dict) else None
    if not isinstance(table, dict):
        raise SettingsError("pyproject.toml: [tool.signoff] must be a table")
    return _settings(root, table)


def _settings(root: Path, table: Mapping[str, Any]) -> Settings:
    kinds = get_type_hints(Settings)
    names = [item.name for item in fields(Settings) if item.name != "root"]
    for key, value in table.items():
        if key not in names:
            raise SettingsError(f"pyproject.toml: [tool.signoff] has no setting {key!r}{did_you_mean(key, names)}")
        if key != "targets" and not _fits(value, kinds[key]):
            raise SettingsError(f"pyproject.toml: [tool.signoff] {key} must be {_WANTED[kinds[key]]}, not {value!r}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    if "targets" in table:
        values["targets"] = MappingProxyType(read_targets(table["targets"]))
    settings = Settings(root=root, **values)
    settings.refuse_bad_places()
    _refuse_bad_values(settings)
    _refuse_bad_online(settings)
    if found := flaw(settings.security_contact, settings.security_expires):
        raise SettingsError(f"pyproject.toml: [tool.signoff] {found}")
    return settings


def _refuse_bad_values(settings: Settings) -> None:
    if not is_address(settings.address):
        raise SettingsError(
            f"pyproject.toml: [tool.signoff] address must be the site's own, without a slash at its end, "
            f"such as https://www.example.org, not {settings.address!r}"
        )
    if set(settings.languages) - {"fr", "en"} or not settings.languages:
        raise SettingsError('pyproject.toml: [tool.signoff] languages must be taken from "fr" and "en"')
    if settings.evidence not in EVIDENCE:
        raise SettingsError(
            f"pyproject.toml: [tool.signoff] evidence must be one of {', '.join(EVIDENCE)}, not {settings.evidence!r}"
        )
    if settings.stale not in STALE:
        raise SettingsError(
            f'pyproject.toml: [tool.signoff] stale must be "hold" or "withdraw", not {settings.stale!r}'
        )
    if settings.hosting not in POLICIES:
        raise SettingsError(
            f"pyproject.toml: [tool.signoff] hosting must be one of {', '.join(POLICIES)}, not {settings.hosting!r}"
            f"{did_you_mean(settings.hosting, POLICIES)}"
        )


def _refuse_bad_online(settings: Settings) -> None:
    for name in ("online_days", "online_minutes", "online_delay_ms"):
        if not 0 <= getattr(settings, name) <= 100_000:
            raise SettingsError(f"pyproject.toml: [tool.signoff] {name} must be 0 or more")
    if not (settings.root / settings.online_facts).resolve().is_relative_to(settings.root.resolve()):
        raise SettingsError("pyproject.toml: [tool.signoff] online_facts must be a file inside the project")


def is_address(address: str) -> bool:
    """Whether pages can be told by it: a scheme, a host, perhaps a path, and nothing that would end it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_plain = not (parts.query or parts.fragment or re.search(r"[\s?#]", address) or address.endswith("/"))
    return parts.scheme in ("https", "http") and bool(parts.hostname) and is_plain


_WANTED = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    tuple[str, ...]: "a list of strings",
    date | None: "a date such as 2027-06-30, without quotes",
    Mapping[str, str]: "a table of strings",
}


def _fits(value: object, kind: object) -> bool:
    if kind == tuple[str, ...]:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == Mapping[str, str]:
        return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    return type(value) is (date if kind == (date | None) else kind)
