"""What was read of files, kept from one run to the next in one sqlite file.

Nothing in it is trusted. A row is used when the file's marks are the same (folder.Stamp) and the row's own checksum fits, which only this
user's program can make (signoff/hallmark.py): a file that others may write cannot have a page pass. All rows go when the code that made them,
the parser or the user is another. A file that is no database of ours, or is torn, is put aside
and begun anew; one that another run is writing, or that cannot be written, is read and left. The worst that can happen is that
pages are read again.

A database always takes the new rows: if it cannot be the file, it is a private one that sqlite deletes by itself. So a run keeps
what it needs seldom (the links of pages without a finding) out of its memory, with a cache or without.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from signoff.hallmark import hallmark
from signoff.program import program
from signoff.site.folder import Stamp
from signoff.site.html import PARSER
from signoff.site.readers import Read
from signoff.site.rows import Row, Stored, checksum

_SCHEMA = """
CREATE TABLE about (code TEXT);
CREATE TABLE file (site TEXT, path TEXT, size INTEGER, modified INTEGER, changed INTEGER, inode INTEGER, digest BLOB,
                   said BLOB, row INTEGER, total INTEGER, facts TEXT, PRIMARY KEY (site, path)) WITHOUT ROWID;
CREATE TABLE row (id INTEGER PRIMARY KEY, digest BLOB, total INTEGER, sum INTEGER, sum_of_links INTEGER, words BLOB,
                  links BLOB);
CREATE TABLE answer (key BLOB PRIMARY KEY, sum INTEGER, words TEXT) WITHOUT ROWID;
CREATE TABLE kept (name TEXT PRIMARY KEY, key BLOB, mark BLOB, words BLOB);
"""
_PUT = "INSERT OR REPLACE INTO file VALUES (?,?,?,?,?,?,?,?,?,?,?)"
_LIGHT = """
SELECT row.id, row.digest, row.total, sum, sum_of_links, words FROM file JOIN row ON row.id = file.row WHERE site = ?
"""
_PRIVATE = "SELECT id, digest, total, sum, sum_of_links, words FROM row"
_WHOLE = "SELECT digest, total, sum, sum_of_links, words, links FROM row WHERE id = ?"
_OURS = 0x51671  # in the header of the file: whose database this is
_BRIEFLY = 0.2  # seconds to wait when another run is writing, before this one goes on without
_PATIENCE = 2.0  # seconds to wait for another run that is just storing what it read
_COARSE = 2_000_000_000  # nanoseconds: the steps of the coarsest clock of a file system (FAT)


class Known(NamedTuple):
    """A file whose row is there. `digest` is that of its bytes, `said` that of its row without the links (rows.Stored).

    `row` is the row's number, `total` how many links it has, `facts` the slow ones that were read.
    """

    stamp: Stamp
    digest: bytes
    said: bytes
    row: int
    total: int
    facts: tuple[str, ...]


class Cache:
    """The rows of one site. `file` is None for a run that keeps nothing."""

    def __init__(self, file: Path | None, site: str) -> None:
        hallmark()  # makes a key where there is none: before there are processes, which have to have the same
        self.site = site.encode("utf-8", "backslashreplace").decode()  # the name of a folder may be no UTF-8
        self._file = _opened(file) if file else None
        self._private: sqlite3.Connection | None = None
        self._started = _time_of(file) if file and self._file else 0
        self._writes = False
        self._refused = False
        self._answers: int | None = None

    def known(self) -> dict[str, Known]:
        """Every file of the site that was read before, by its path."""
        query = "SELECT path, size, modified, changed, inode, digest, said, row, total, facts FROM file WHERE site = ?"
        return {
            (path if isinstance(path, str) else os.fsdecode(path)): Known(
                Stamp(size, modified, changed, inode), digest, said, row, total, _facts(facts)
            )
            for path, size, modified, changed, inode, digest, said, row, total, facts in self._ask(query, self.site)
        }

    def light(self, files: Mapping[str, Known]) -> dict[str, Row]:
        """The rows of these files without their links; those that are torn are left out."""
        found = {number: rest for number, *rest in self._ask(_LIGHT, self.site)} if files else {}
        if self._private:
            found |= {-number: rest for number, *rest in self._private.execute(_PRIVATE)}
        rows = ((path, _light(known, *found[known.row])) for path, known in files.items() if known.row in found)
        return {path: row for path, row in rows if row is not None}

    def row(self, known: Known) -> Row | None:
        """A whole row; None when it is torn."""
        for digest, total, own, of_links, words, links in self._ask(_WHOLE, known.row):
            if links == b"" or (isinstance(links, bytes) and checksum(known.digest, links) == of_links):
                light = _light(known, digest, total, own, of_links, words)
                return light._replace(links=links.decode("utf-8", "surrogatepass")) if light else None
        return None

    def store(self, reads: Iterable[Read], before: Mapping[str, Known]) -> dict[str, Known]:
        """Keep what was read, in the place of what was known before; returns what is known now."""
        stored: dict[str, Known] = {}
        put: list[tuple[object, ...]] = []
        for read in reads:
            old = before.get(read.path)
            if read.row is None and old:
                said, number, total = old.said, old.row, old.total
            elif read.row is not None:
                self._forget_row(old)
                said, number, total = read.row.said, self._insert(read.digest, read.row), read.row.total
            else:
                continue
            stored[read.path] = Known(read.stamp, read.digest, said, number, total, read.facts)
            if number > 0:
                stamp = read.stamp if self._is_settled(read.stamp) else Stamp(-1, 0, 0, 0)
                facts = " ".join(read.facts)
                put.append((self.site, _stored(read.path), *stamp, read.digest, said, number, total, facts))
        self._do_all(_PUT, put)
        return stored

    def forget(self, files: Mapping[str, Known]) -> None:
        """Files that are no longer there."""
        for path, known in files.items():
            self._do("DELETE FROM file WHERE site = ? AND path = ?", self.site, _stored(path))
            self._forget_row(known)

    @property
    def lasts(self) -> bool:
        """Whether what is kept may be there for a later run."""
        return self._file is not None

    def answer(self, key: bytes) -> str | None:
        """What was remembered under a key that holds all that it was made from."""
        for own, words in self._ask("SELECT sum, words FROM answer WHERE key = ?", key):
            return words if _sum(key, words) == own else None
        return None

    def remember(self, key: bytes, words: str, *, most: int = 5000) -> None:
        """Keep an answer; only the newest few are of use, and which they are nobody knows, so all go when they are many."""
        if self._answers is None:
            self._answers = sum(count for (count,) in self._ask("SELECT count(*) FROM answer"))
        if self._answers >= most:
            self._do("DELETE FROM answer")
            self._answers = 0
        self._answers += 1
        self._do("INSERT OR REPLACE INTO answer VALUES (?,?,?)", key, _sum(key, words), words)

    def kept(self, name: str, key: bytes) -> bytes | None:
        """What was kept under a name, if it was made from all that the key stands for, and by us."""
        for found, mark, words in self._ask("SELECT key, mark, words FROM kept WHERE name = ?", name):
            is_ours = found == key and isinstance(words, bytes) and mark == hallmark(name.encode(), key, words)
            return words if is_ours else None
        return None

    def keep(self, name: str, key: bytes, words: bytes) -> None:
        """Keep what was made from all that the key stands for, in the place of what was kept under the name."""
        mark = hallmark(name.encode(), key, words)
        self._do("INSERT OR REPLACE INTO kept VALUES (?,?,?,?)", name, key, mark, words)

    def close(self) -> None:
        """Make the new rows last. What cannot be stored now is read again by the next run."""
        if self._file and self._writes:
            try:
                self._file.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1000)}")
                self._file.execute("COMMIT")
            except sqlite3.Error:
                pass
        self._writes = False
        for database in (self._file, self._private):
            if database:
                database.close()
        self._file = self._private = None

    def _insert(self, digest: bytes, row: Stored) -> int:
        """Store a row; its number, below 0 in the private database."""
        values = (digest, row.total, *row.sums, row.words, row.links)
        query = "INSERT INTO row VALUES (NULL,?,?,?,?,?,?)"
        number = self._do(query, *values)
        if number is None:
            self._private = self._private or _created(sqlite3.connect("", isolation_level=None))
            number = -(self._private.execute(query, values).lastrowid or 0)
        return number

    def _forget_row(self, known: Known | None) -> None:
        if known and known.row > 0:
            self._do("DELETE FROM row WHERE id = ?", known.row)

    def _is_settled(self, stamp: Stamp) -> bool:
        """Whether a later change must show in the marks: not when the file changed within the tick in which we began."""
        newest = max(stamp.modified, stamp.changed)
        if stamp.modified % 1_000_000_000 == 0:
            return newest // _COARSE < self._started // _COARSE
        return newest < self._started

    def _do(self, query: str, *values: object) -> int | None:
        """Write into the file; None when that cannot be done, now and for the rest of the run."""
        try:
            return self._file.execute(query, values).lastrowid if self._file and self._may_write(self._file) else None
        except sqlite3.Error:
            self._refused = True
            return None

    def _do_all(self, query: str, rows: Sequence[tuple[object, ...]]) -> None:
        """The same with each of some rows."""
        try:
            if rows and self._file and self._may_write(self._file):
                self._file.executemany(query, rows)
        except sqlite3.Error:
            self._refused = True

    def _may_write(self, file: sqlite3.Connection) -> bool:
        """Whether this run writes, which it tries but once. Raises sqlite3.Error when it cannot."""
        if not self._writes and not self._refused:
            file.execute("BEGIN IMMEDIATE")
            self._writes = True
        return self._writes

    def _ask(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        number = values[0] if values else 0
        if isinstance(number, int) and number < 0:
            return iter(self._private.execute(query, (-number,)).fetchall() if self._private else [])
        try:
            return iter(self._file.execute(query, values).fetchall() if self._file else [])
        except sqlite3.Error:
            return iter([])


def _stored(name: str) -> str | bytes:
    """The name of a file as the database takes it: bytes for one that is no UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name


def project_file(root: Path) -> Path:
    """Where a project keeps its rows: beside itself, where CI finds and saves them."""
    return root / ".signoff" / "cache.sqlite"


def users_file(folder: Path) -> Path:
    """Where the rows of a folder that belongs to no project are kept: among the user's caches, a file for each folder."""
    top = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "signoff"
    return top / f"{hashlib.sha256(str(folder.resolve()).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.sqlite"


def _opened(file: Path) -> sqlite3.Connection | None:
    """The database in a file, begun anew when it is foreign, torn, or of other code; None when it cannot be used."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(file, timeout=_BRIEFLY, isolation_level=None)
        except (OSError, sqlite3.Error):
            return None
        try:
            if _is_ours(database) or _begun(database):
                return database
        except sqlite3.OperationalError:  # locked, or not to be written: not ours to take away
            database.close()
            return None
        except sqlite3.DatabaseError:
            pass
        database.close()
        try:
            file.unlink()
        except OSError:
            return None
    return None


def _is_ours(database: sqlite3.Connection) -> bool:
    (owner,) = database.execute("PRAGMA application_id").fetchone()
    if owner != _OURS:
        return False
    database.execute("PRAGMA synchronous = OFF")
    return database.execute("SELECT code FROM about").fetchall() == [(_made_by(),)]


def _begun(database: sqlite3.Connection) -> bool:
    """Whether a database that was empty, or ours with rows of other code, is now ready."""
    database.execute("PRAGMA page_size = 16384")  # three pages' rows fit into one: no chains of overflow
    database.execute("PRAGMA synchronous = OFF")  # torn by a power cut, it is begun anew
    database.execute("BEGIN IMMEDIATE")
    (owner,) = database.execute("PRAGMA application_id").fetchone()
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    if owner not in (0, _OURS) or (owner == 0 and tables):
        database.execute("ROLLBACK")
        return False
    for name in tables:
        database.execute(f"DROP TABLE {name}")  # a name of our own schema
    _created(database)
    database.execute(f"PRAGMA application_id = {_OURS}")
    database.execute("INSERT INTO about VALUES (?)", (_made_by(),))
    database.execute("COMMIT")
    return True


def _created(database: sqlite3.Connection) -> sqlite3.Connection:
    for statement in _SCHEMA.split(";"):
        database.execute(statement)
    return database


@cache
def _code() -> str:
    """What rows depend on besides the file: the parser, and the program (rules say which pages they may speak of)."""
    return hashlib.sha256(f"{PARSER} {sys.version} {program()}".encode()).hexdigest()


def _made_by() -> str:
    """The code, and, by a mark of their key, the user."""
    return f"{_code()} {hallmark(b'the rows of').hex()}"


@cache
def _facts(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _light(known: Known, digest: object, total: int, own: int, of_links: int, words: object) -> Row | None:
    """The row of a file without its links, from what was stored; None when that is torn, or another's."""
    if digest != known.digest or not isinstance(words, bytes):
        return None
    if checksum(known.digest, hashlib.sha256(words).digest()) != own:
        return None
    return Stored(words, b"", total, (own, of_links)).row()


def _sum(key: bytes, words: str) -> int:
    return checksum(key, words.encode("utf-8", "surrogatepass"))


def _time_of(file: Path) -> int:
    """What the file system says the time is, in nanoseconds: the clock by which files are stamped."""
    try:
        with tempfile.TemporaryFile(dir=file.parent) as probe:
            probe.write(b".")
            probe.flush()
            return os.fstat(probe.fileno()).st_mtime_ns
    except OSError:
        return 0
