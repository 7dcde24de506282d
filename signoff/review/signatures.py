"""SSH signatures over records, made and checked by the machine's own ssh-keygen.

The namespace is `signoff`, the principal the reviewer's key, and who may sign with what, from when to when, stands in
content/allowed_signers; keys in content/revoked_keys sign nothing any more. Times are UTC, and a record counts as signed at
noon of its day.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from signoff.errors import Refused, ToolMissing
from signoff.model import Article, Review
from signoff.review.records import canonical
from signoff.settings import Settings

NAMESPACE = "signoff"
ALLOWED, REVOKED = "allowed_signers", "revoked_keys"
_CACHE = Path(".signoff", "signatures.json")
_SECONDS = 30  # ssh-keygen -Y verify takes 5 ms; one that hangs must not hold up the gate


@dataclass(frozen=True, slots=True)
class Guards:
    """The files that say whose signature counts, with their contents; None for a file that is not there."""

    folder: Path
    allowed: bytes | None
    revoked: bytes | None


def read_guards(settings: Settings) -> Guards:
    """content/allowed_signers and content/revoked_keys."""
    folder = settings.root / settings.content
    contents = [(folder / name).read_bytes() if (folder / name).exists() else None for name in (ALLOWED, REVOKED)]
    return Guards(folder, *contents)


def sign(record: bytes, key: Path) -> str:
    """The armoured signature of a canonical record; ssh-keygen asks for the passphrase, or the agent's hardware for a touch.

    Raises Refused when the key cannot sign.
    """
    if not key.is_file():
        raise Refused("there is no key {key}; `ssh-keygen -t ed25519 -f {key}` makes one (docs/ledger.md)", key=key)
    command = [_ssh_keygen(), "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE]
    done = subprocess.run(command, input=record, stdout=subprocess.PIPE, check=False)  # noqa: S603
    if done.returncode or not done.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise Refused("ssh-keygen could not sign with {key}: nothing was written", key=key)
    return done.stdout.decode("ascii")


def why_invalid(record: bytes, signature: str, *, reviewer: str, on: date, guards: Guards) -> str:
    """Why a signature does not count; "" when it is the reviewer's own, over exactly this record, by a key valid on its day."""
    if guards.allowed is None:
        return f"there is no {ALLOWED}, so nobody's signature counts"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "signature")
        file.write_text(signature, encoding="utf-8")
        command = [_ssh_keygen(), "-Y", "verify", "-n", NAMESPACE, "-I", reviewer, "-s", str(file)]
        command += ["-f", ALLOWED, "-O", f"verify-time={on:%Y%m%d}120000Z"]
        if guards.revoked is not None:
            command += ["-r", REVOKED]
        done = subprocess.run(  # noqa: S603
            command,
            input=record,
            capture_output=True,
            check=False,
            cwd=guards.folder,  # so that what it says of these files does not name this machine's folders
            env={**os.environ, "TZ": "UTC", "LC_ALL": "C"},
            timeout=_SECONDS,
        )
    if done.returncode == 0:
        return ""
    said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
    return said[0].rstrip(".\r") if said else f"no key that counts for {reviewer} made it, or that key is revoked"


def invalid_signatures(articles: Iterable[Article], settings: Settings) -> Mapping[Review, str]:
    """The records whose signature does not count, and why. Only what was not found good before asks ssh-keygen.

    What is remembered is the digest of record, signature and both guarding files: if one byte of them differs, it is
    looked at again. Bad signatures are never remembered.
    """
    signed = [(canonical(a.key, review), review) for a in articles for review in a.reviews if review.signature]
    if not signed:
        return {}
    guards, cache = read_guards(settings), settings.root / _CACHE
    remembered = _remembered(cache)
    names = {review: _name(record, review, guards) for record, review in signed}
    unknown = [(record, review) for record, review in signed if names[review] not in remembered]

    def ask(pair: tuple[bytes, Review]) -> str:
        record, review = pair
        return why_invalid(record, review.signature, reviewer=review.reviewer, on=review.on, guards=guards)

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        answers = dict(zip((review for _, review in unknown), pool.map(ask, unknown), strict=True))
    good = {name for review, name in names.items() if not answers.get(review)}
    if good != remembered:
        _remember(cache, good)
    return {review: why for review, why in answers.items() if why}


def _name(record: bytes, review: Review, guards: Guards) -> str:
    parts = (b"1", record, review.signature.encode(), guards.allowed or b"", b"" if guards.revoked is None else b"+")
    digest = hashlib.sha256()
    for part in (*parts, guards.revoked or b""):
        digest.update(b"%d:" % len(part) + part)
    return digest.hexdigest()


def _remembered(cache: Path) -> frozenset[str]:
    """Names of what was found good; nothing when the file is foreign or torn."""
    try:
        names = json.loads(cache.read_bytes())
    except (OSError, ValueError):
        return frozenset()
    return frozenset(name for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()


def _remember(cache: Path, good: Iterable[str]) -> None:
    with suppress(OSError):  # it saves time, nothing else: a folder that cannot be written to must not shut the gate
        cache.parent.mkdir(exist_ok=True)
        aside = cache.with_name(f"{cache.name}.{os.getpid()}")
        aside.write_text(json.dumps(sorted(good)), encoding="utf-8")
        os.replace(aside, cache)


def _ssh_keygen() -> str:
    found = shutil.which("ssh-keygen")
    if found is None:
        raise ToolMissing(
            "ssh-keygen is not on this machine, so signatures can be neither made nor checked; "
            "install OpenSSH 8.9 or newer (Debian: apt-get install openssh-client)"
        )
    return found
