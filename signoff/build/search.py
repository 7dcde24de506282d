"""Search without a server: Pagefind makes an index of the published words, which the reader's own browser looks through.

What is searched are documents of our own, one for each text that is shown: its title, summary and body, no word of the theme.
So kept versions, histories and notices are not found, whatever a theme marks or forgets to mark.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from signoff.build.made import Made
from signoff.errors import BuildFailed
from signoff.model import Edition

FOLDER = "pagefind"  # of the site; signoff/headers.py knows which of its files never change

_SECONDS = 600  # 10,000 pages take 30
# Of what Pagefind writes, what a page of ours loads: not its three user interfaces (400 KB).
_KEPT = re.compile(
    r"pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.[a-z]{2}\.pagefind"
    r"|(?:fragment|index|filter)/[^/]+"
)


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found: a page by its root-relative address, with the words that lead to it. `body` is HTML."""

    url: str
    language: str
    title: str
    summary: str
    body: str

    @property
    def html(self) -> str:
        """What Pagefind reads. The summary is shown with the result, and found by its words as those of the body are."""
        summary = f'<p data-pagefind-meta="summary">{escape(self.summary)}</p>' if self.summary else ""
        return (
            f'<!doctype html><html lang="{self.language}"><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f"<body><main data-pagefind-body><h1>{escape(self.title)}</h1>{summary}{self.body}</main></body></html>"
        )


def documents_of(editions: Iterable[Edition]) -> list[Document]:
    """One for each article that can be read; legal pages are linked to from everywhere, and would only be in the way."""
    return [
        Document(edition.url, edition.language, edition.text.title, edition.text.summary, edition.text.html)
        for edition in editions
        if not (edition.article.is_page or edition.is_withdrawn)
    ]


def pagefind() -> str:
    """The path of Pagefind's program; "" where it is not installed, which is then said."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - asyncio takes 30 ms that a preview need not wait for
    except ImportError:
        found = None
    else:
        found = get_executable()
    if found is None or not found.is_file():
        logging.getLogger("signoff.build").warning(
            "search is left out of the site: Pagefind is not on this machine (pip install pagefind-bin)"
        )
        return ""
    return str(found)


def index(documents: Iterable[Document], program: str, made: Made) -> Mapping[str, Path]:
    """The files of the index by their path in the site. Raises BuildFailed when Pagefind does not end well."""
    wanted = sorted(documents, key=lambda document: document.url)
    parts = [part for document in wanted for part in (document.url, document.html)]
    folder = made.folder_of(
        ["search 1", _run([program, "--version"]), *parts], lambda place: _make(place, wanted, program)
    )
    return {f"{FOLDER}/{name}": folder / name for name in sorted(_names(folder))}


def _make(folder: Path, documents: Iterable[Document], program: str) -> None:
    """Pagefind runs in a folder of its own: it would read settings from the current one."""
    with TemporaryDirectory(dir=folder) as scratch:
        site, bundle = Path(scratch, "site"), Path(scratch, "bundle")
        for document in documents:
            file = site / document.url.strip("/") / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(document.html, encoding="utf-8")
        _run([program, "--silent", "--site", str(site), "--output-path", str(bundle)], scratch)
        for name in filter(_KEPT.fullmatch, _names(bundle)):
            (folder / name).parent.mkdir(exist_ok=True)
            (bundle / name).replace(folder / name)
    entry = folder / "pagefind-entry.json"
    try:
        listed = json.loads(entry.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # on a full disk Pagefind leaves it empty, and ends well
        raise BuildFailed("the search index cannot be read: is the disk full? Make room, then build again") from error
    entry.write_text(json.dumps(listed, sort_keys=True), encoding="utf-8")  # they stand in another order each time


def _run(command: list[str], place: str | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            command, cwd=place, env=environment, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildFailed(f"the search index cannot be made: {error}") from error
    said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
    if done.returncode:
        raise BuildFailed(f"the search index cannot be made: Pagefind ended with {done.returncode}: {said}")
    return said


def _names(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
