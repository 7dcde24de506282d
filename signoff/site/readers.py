"""Files -> rows, each by what kind of file it is; many at once by a pool of processes."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from signoff.site.facts import read_row
from signoff.site.folder import Stamp, stamp_of
from signoff.site.listings import is_feed, is_listing, read_feed, read_sitemap
from signoff.site.redirects import read_redirects
from signoff.site.rows import Row
from signoff.site.styles import addresses_of

PAGES = (".html", ".htm", ".xhtml")
REDIRECTS = "_redirects"
# A pool takes 20 ms to start and a page half a millisecond to read.
_WORTH_A_POOL = 150
_BATCH = 40


class Wanted(NamedTuple):
    """A file to read. `known` is the digest of the content whose row we have: then it need not be parsed again."""

    path: str
    known: bytes


class Read(NamedTuple):
    """What came of it. `row` is None when the content is known; `error` says why the file could not be read."""

    path: str
    stamp: Stamp
    digest: bytes
    row: Row | None
    error: str = ""


def is_page(path: str) -> bool:
    """Whether a file is a page, by its name."""
    return path.lower().endswith(PAGES)


def is_read(path: str) -> bool:
    """Whether the content of a file matters; of all others it is enough that they are there."""
    lower = path.lower()
    return lower.endswith((*PAGES, ".css")) or is_listing(lower) or path == REDIRECTS


def read_files(folder: Path, wanted: Sequence[Wanted]) -> Iterator[list[Read]]:
    """All wanted files in batches, in no order. A file that vanished is left out."""
    batches = [list(wanted[start : start + _BATCH]) for start in range(0, len(wanted), _BATCH)]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(wanted) < _WORTH_A_POOL or cores < 2:
        for batch in batches:
            yield _read_batch(str(folder), batch)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415 - 20 ms, and only a cold run needs it
    from multiprocessing import get_context  # noqa: PLC0415

    # A forked process starts at once; elsewhere than on Linux system libraries do not bear it.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(min(cores, len(batches)), mp_context=context) as pool:
        jobs = {pool.submit(_read_batch, str(folder), batch) for batch in batches}
        for job in as_completed(jobs):
            jobs.discard(job)
            yield job.result()


def _read_batch(folder: str, batch: list[Wanted]) -> list[Read]:
    found = (read_file(folder, wanted) for wanted in batch)
    return [read for read in found if read is not None]


def read_file(folder: str, wanted: Wanted) -> Read | None:
    """One file; None when it is no longer there. The marks are taken before the content: what is written later shows."""
    try:
        with open(f"{folder}/{wanted.path}", "rb") as stream:
            stamp = stamp_of(os.fstat(stream.fileno()))
            raw = stream.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        return Read(wanted.path, Stamp(-1, 0, 0, 0), b"", Row.empty(), error.strerror or str(error))
    digest = hashlib.sha256(raw).digest()
    if digest == wanted.known:
        return Read(wanted.path, stamp, digest, None)
    return Read(wanted.path, stamp, digest, row_of(wanted.path, raw))


def row_of(path: str, raw: bytes) -> Row:
    """The row of a file's content; all but pages say what they have to say in its head, as JSON."""
    if is_page(path):
        return read_row(raw)
    return Row.empty()._replace(head=json.dumps(_reader_of(path)(raw), ensure_ascii=False))


def _reader_of(path: str) -> Callable[[bytes], object]:
    if path == REDIRECTS:
        return read_redirects
    if path.lower().endswith(".css"):
        return _read_style
    return read_feed if is_feed(path) else read_sitemap


def _read_style(raw: bytes) -> object:
    return addresses_of(raw.decode("utf-8-sig", "replace"))
