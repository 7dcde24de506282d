"""The gate signs what it looked at: .signoff/release.json. Nothing is shipped but what this file describes, byte for byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from signoff import __version__
from signoff.errors import NotShipped
from signoff.model import Report, Severity
from signoff.review import editions
from signoff.review.signatures import sign
from signoff.settings import Settings
from signoff.ship.manifest import Manifest, manifest_of, release_id
from signoff.ship.release import RECORD, Release, read_release
from signoff.sources import load_sources


def seal(settings: Settings, manifest: Manifest, report: Report, today: date) -> Release:
    """Write down that the gate is open for exactly these files. Raises NotShipped when it is not."""
    if not report.is_open:
        raise NotShipped("the gate is shut: there is nothing to sign")
    if any(file.path == RECORD for file in manifest):
        raise NotShipped(f"the output holds a {RECORD} of its own: that name belongs to the release; rename the file")
    _refuse_unmarked_specimens(settings, manifest)
    release = Release(
        id=release_id(manifest),
        site=settings.address,
        gate=_verdict(report, today, specimen=settings.specimen),
        pages=tuple(_pages(settings)),
        files=manifest,
        redirects=_redirects(settings.root / settings.output / "_redirects", settings.base),
    )
    if settings.release_key:
        key = Path(settings.release_key).expanduser()
        release = replace(release, signature=sign(release.sealed, settings.root / key))
    write_whole(settings.root / ".signoff" / RECORD, release.to_json())
    return release


def sealed_output(settings: Settings) -> Release:
    """What the gate signed last, provided that the output is still that. Raises NotShipped when it is not."""
    file = settings.root / ".signoff" / RECORD
    if not file.is_file():
        raise NotShipped("the gate has signed nothing: run `signoff publish`, which builds and checks first")
    release = read_release(file.read_bytes(), f".signoff/{RECORD}")
    if manifest_of(settings.root / settings.output) != release.files:
        raise NotShipped(f"{settings.output}/ is not what the gate signed: nothing was published; publish again")
    return release


def write_whole(file: Path, raw: bytes) -> None:
    """Write a file so that nobody ever reads half of it, whatever stops this process."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
        os.chmod(name, 0o644)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _verdict(report: Report, today: date, *, specimen: bool) -> Mapping[str, Any]:
    return {
        "open": report.is_open,
        "on": today.isoformat(),
        "specimen": specimen,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "notes": report.count(Severity.NOTE),
        "waived": len(report.waived),
        "checked": dict(report.checked),
        "skipped": dict(report.skipped),
        "signoff": __version__,
    }


def _pages(settings: Settings) -> list[dict[str, Any]]:
    """Which version stands where, and who approved it: from the ledgers, as the gate reads them."""
    sources = load_sources(settings)
    rows = []
    for edition in editions(sources, stale=settings.stale):
        review = edition.review
        rows.append(
            {
                "url": edition.url,
                "article": edition.article.key,
                "kind": "page" if edition.article.is_page else "article",
                "language": edition.language,
                "standing": edition.standing.value,
                "version": str(review.version) if review else None,
                "reviewer": sources.reviewers[review.reviewer].full_name if review else None,
                "on": review.on.isoformat() if review else None,
                "evidence": review.evidence if review else None,
                "text": review.text if review else None,
            }
        )
    return rows


def _redirects(file: Path, base: str) -> dict[str, str]:
    """Old address -> new one, without the path under which the site is served."""
    if not file.is_file():
        return {}
    lines = (line.split() for line in file.read_text(encoding="utf-8").splitlines())
    pairs = (words[:2] for words in lines if len(words) > 1 and words[0].startswith("/"))
    return {unquote(old).removeprefix(base): unquote(new).removeprefix(base) for old, new in pairs}


def _refuse_unmarked_specimens(settings: Settings, manifest: Manifest) -> None:
    """A sample may be published with warnings because every page says what it is: so every page has to."""
    if not settings.specimen:
        return
    folder = settings.root / settings.output
    for file in manifest:
        if file.path.endswith(".html") and b'content="noindex"' not in (folder / file.path).read_bytes():
            raise NotShipped(f"{file.path} of a specimen site lacks its noindex: mend the theme; nothing was published")
