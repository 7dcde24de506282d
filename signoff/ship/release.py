"""release.json: what a release holds, what the gate said of it, and who vouches for which page (docs/publishing.md)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from signoff.errors import NotShipped
from signoff.ship.manifest import File, Manifest, release_id

SCHEMA = "signoff-release/1"
RECORD = "release.json"
_NAMES = re.compile(r"[0-9a-f]{12}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True)
class Release:
    """A checked output.

    `gate` is the verdict, `redirects` lead from old addresses to new ones, `pages` say which version stands at which address and who approved it, `files` are what was
    checked, `derived` what was compressed from it for one target. `published` is UTC; `replaces` the id of the release that
    was served before ("" for the first). `signature` is an SSH signature over the seal ("" without).
    """

    id: str
    site: str
    gate: Mapping[str, Any]
    pages: tuple[Mapping[str, Any], ...]
    files: Manifest
    redirects: Mapping[str, str] = field(default_factory=dict)
    published: str = ""
    replaces: str = ""
    derived: Manifest = ()
    signature: str = field(default="", compare=False)

    @property
    def seal(self) -> str:
        """The digest of all that the gate vouches for: id, site, verdict, pages, redirects and files."""
        return hashlib.sha256(self.sealed).hexdigest()

    @property
    def sealed(self) -> bytes:
        """What the seal is the digest of: canonical JSON."""
        facts: dict[str, Any] = {
            "id": self.id,
            "site": self.site,
            "gate": self.gate,
            "pages": self.pages,
            "redirects": self.redirects,
        }
        facts["files"] = _rows(self.files)
        words = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return words.encode("utf-8", "surrogateescape")

    @property
    def moment(self) -> str:
        """When it was published, as people read it."""
        return self.published.replace("T", " ").replace("Z", " UTC")

    def to_json(self) -> bytes:
        """The bytes of release.json."""
        table = {
            "schema": SCHEMA,
            "id": self.id,
            "seal": f"sha256:{self.seal}",
            "signature": self.signature or None,
            "site": self.site,
            "published": self.published or None,
            "replaces": self.replaces or None,
            "gate": self.gate,
            "pages": self.pages,
            "redirects": self.redirects,
            "files": _rows(self.files),
            "derived": _rows(self.derived),
        }
        return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogateescape")


def read_release(raw: bytes, place: str) -> Release:
    """The release that a release.json tells of. Raises NotShipped when it is torn, foreign, or not what its seal says."""
    try:
        table = json.loads(raw.decode("utf-8", "surrogateescape"))
        if not isinstance(table, dict) or table.get("schema") != SCHEMA:
            raise ValueError(f"its schema is not {SCHEMA}")
        release = Release(
            id=_matching(_NAMES, table["id"]),
            site=str(table["site"]),
            gate=dict(table["gate"]),
            pages=tuple(dict(page) for page in table["pages"]),
            files=_files(table["files"]),
            redirects={str(old): str(new) for old, new in dict(table["redirects"]).items()},
            published=_matching(_MOMENT, table["published"]) if table["published"] else "",
            replaces=_matching(_NAMES, table["replaces"]) if table["replaces"] else "",
            derived=_files(table["derived"]),
            signature=str(table["signature"] or ""),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise NotShipped(f"{place} is no record of a release: {error}") from error
    if table.get("seal") != f"sha256:{release.seal}" or release.id != release_id(release.files):
        raise NotShipped(f"{place} was altered: what it says is not what its seal stands for")
    return release


def _rows(files: Manifest) -> list[dict[str, Any]]:
    return [asdict(file) for file in files]


def _files(rows: Any) -> Manifest:
    return tuple(
        sorted(File(_path(row["path"]), _size(row["size"]), _matching(_DIGEST, row["sha256"])) for row in rows)
    )


def _path(path: Any) -> str:
    """A path that stays in its folder."""
    steps = path.split("/") if isinstance(path, str) else [".."]
    if any(step in ("", ".", "..") for step in steps) or "\\" in path or "\0" in path:
        raise ValueError(f"{path!r} is no path of a release")
    return str(path)


def _size(size: Any) -> int:
    if type(size) is not int or size < 0:
        raise ValueError(f"{size!r} is no size")
    return size


def _matching(pattern: re.Pattern[str], words: Any) -> str:
    if not isinstance(words, str) or not pattern.fullmatch(words):
        raise ValueError(f"{words!r} is not of the form {pattern.pattern}")
    return words
