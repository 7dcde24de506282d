"""Files -> rows, each by what kind of file it is; many at once by a pool of processes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from signoff.language.lexicon import lexicon
from signoff.pool import in_processes
from signoff.site.addresses import Addresses
from signoff.site.asked import KEPT, LINKS, NOTES, Asked
from signoff.site.chunks import Chunk, chunk_of, chunks_of, key_of, of_page, whole_of
from signoff.site.facts import read_facts
from signoff.site.folder import Stamp, stamp_of
from signoff.site.listings import may_list, read_listing
from signoff.site.manifests import is_manifest, read_manifest
from signoff.site.redirects import read_redirects
from signoff.site.rows import Row, Stored
from signoff.site.styles import read_style

PAGES = (".html", ".htm", ".xhtml")
REDIRECTS = "_redirects"
# A pool takes 20 ms to start and a page half a millisecond to read.
_WORTH_A_POOL = 150


class Wanted(NamedTuple):
    """A file to read. `known` is the digest of the content whose row we have: then it need not be parsed again.

    `facts` are the slow ones that are wanted of a page.
    """

    path: str
    known: bytes
    facts: tuple[str, ...]


class Read(NamedTuple):
    """What came of it. `row` is None when the content is known; `error` says why the file could not be read."""

    path: str
    stamp: Stamp
    digest: bytes
    row: Stored | None
    facts: tuple[str, ...]
    error: str = ""


def is_page(path: str) -> bool:
    """Whether a file is a page, by its name."""
    return path.lower().endswith(PAGES)


def is_read(path: str) -> bool:
    """Whether the content of a file matters; of all others it is enough that they are there."""
    lower = path.lower()
    return lower.endswith((*PAGES, ".css")) or may_list(lower) or path == REDIRECTS or is_manifest(path)


class Batch(NamedTuple):
    """What came of some files. When all were pages to be parsed, their `chunk` is there, with its `key` (see chunks.py)."""

    reads: list[Read]
    key: bytes = b""
    chunk: Chunk | None = None


def read_files(folder: Path, wanted: Sequence[Wanted], address: str, asked: Asked) -> Iterator[Batch]:
    """All wanted files in batches, the pages first. A file that vanished is left out. `address` is the site's own, for chunks."""
    known = {want.path: want for want in wanted}
    others = [[want] for want in wanted if not is_page(want.path)]
    batches = [[known[path] for path in paths] for paths in chunks_of(filter(is_page, known))] + others
    if len(wanted) < _WORTH_A_POOL:
        return map(partial(_read_batch, str(folder), "", asked), batches)
    if "foreign" in asked.facts:
        _ = lexicon().weights, lexicon().voices  # 20 MB that the processes then share
    return in_processes(partial(_read_batch, str(folder), address, asked), batches, worth=2)


def _read_batch(folder: str, address: str, asked: Asked, batch: list[Wanted]) -> Batch:
    read = [found for found in (_read(folder, wanted, asked) for wanted in batch) if found is not None]
    reads = [found for found, _ in read]
    rows = [(found.path, row) for found, row in read if row and is_page(found.path) and not found.error]
    if not address or len(rows) < len(reads):
        return Batch(reads)
    addresses = _addresses(address)
    key = key_of([(found.path, found.row.said) for found in reads if found.row], whole_of(addresses, asked))
    return Batch(reads, key, chunk_of([of_page(path, row) for path, row in rows], addresses))


# A process of the pool keeps what it resolved: most pages lead to the same places.
_addresses = cache(Addresses)


def read_file(folder: str, wanted: Wanted, asked: Asked) -> Read | None:
    """One file; None when it is no longer there. The marks are taken before the content: what is written later shows."""
    found = _read(folder, wanted, asked)
    return found[0] if found else None


def _read(folder: str, wanted: Wanted, asked: Asked) -> tuple[Read, Row | None] | None:
    """One file, with its row while that is still at hand."""
    path, facts = wanted.path, wanted.facts
    try:
        with open(f"{folder}/{path}", "rb", buffering=0) as stream:
            stamp = stamp_of(os.fstat(stream.fileno()))
            raw = stream.readall()
    except FileNotFoundError:
        return None
    except OSError as error:
        nothing = Stored.of(Row.empty(), b"")
        return Read(path, Stamp(-1, 0, 0, 0), b"", nothing, facts, error.strerror or str(error)), None
    digest = hashlib.sha256(raw).digest()
    if digest == wanted.known:
        return Read(path, stamp, digest, None, facts), None
    row = row_of(wanted, raw, asked)
    return Read(path, stamp, digest, Stored.of(row, digest), facts), row


def row_of(wanted: Wanted, raw: bytes, asked: Asked) -> Row:
    """The row of a file's content; all but pages say what they have to say in its head, as JSON."""
    path = wanted.path
    if not is_page(path):
        return Row.empty()._replace(head=json.dumps(_said(path, raw), ensure_ascii=False))
    facts = read_facts(raw, wanted.facts, asked.glances)
    notes = asked.notes(facts.page(path, len(raw)), wanted.facts) if NOTES in wanted.facts else {}
    looked_at = any(LINKS in asked.questions[name].reads for name in notes)  # and will be again, by that rule
    return facts.row(notes, keep=KEPT in wanted.facts or looked_at)


def _said(path: str, raw: bytes) -> object:
    if path == REDIRECTS:
        return read_redirects(raw)
    if path.lower().endswith(".css"):
        return read_style(raw)
    if is_manifest(path):
        return read_manifest(raw)
    return read_listing(path, raw).written()
