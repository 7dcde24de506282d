"""The cache is never trusted and never fatal: whatever lies there, the verdict is that of the files."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from signoff.hallmark import VARIABLE
from signoff.rules import RULES
from signoff.rules.registry import asked_by
from signoff.site import read_site
from signoff.site.cache import Cache, users_file
from signoff.site.folder import stamp_of
from signoff.site.rows import Row, Stored
from tests.site.folders import found, write

LONG_AGO = 1_500_000_000


def read(folder: Path, file: Path | None) -> list[str]:
    """The addresses of the page a.html, by way of the cache."""
    cache = Cache(file, str(folder))
    try:
        return [link.url for link in read_site(folder, "site", cache=cache).pages["a.html"].links]
    finally:
        cache.close()


def stored(file: Path) -> list[tuple[str, int]]:
    """(path, size) of the files that are known by their marks; the size is -1 while the marks may lie."""
    database = sqlite3.connect(file)
    try:
        return sorted(database.execute("SELECT path, size FROM file"))
    finally:
        database.close()


def settle(folder: Path, file: Path) -> None:
    """Read until the marks of a.html may be trusted: the tick in which it was written is over."""
    while stored(file) != [("a.html", (folder / "a.html").stat().st_size)]:
        read(folder, file)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "site", {"a.html": "<a href=one>a</a>"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".signoff" / "cache.sqlite"


def test_what_was_read_is_known_by_its_marks(folder: Path, file: Path) -> None:
    read(folder, file)
    settle(folder, file)

    cache = Cache(file, str(folder))
    known = cache.known()
    cache.close()

    assert known["a.html"].stamp == stamp_of((folder / "a.html").stat())


def test_a_changed_file_is_read_again(folder: Path, file: Path) -> None:
    read(folder, file)
    settle(folder, file)
    write(folder, {"a.html": "<a href=two>a</a><p>"})

    assert read(folder, file) == ["two"]


def test_a_file_changed_within_the_same_tick_is_read_again(folder: Path, file: Path) -> None:
    """Git calls it racy: the second content has the size and time of the first."""
    for url in ("one", "two", "six", "ten"):
        write(folder, {"a.html": f"<a href={url}>a</a>"})

        assert read(folder, file) == [url]


def test_a_time_that_was_set_back_fools_nobody(folder: Path, file: Path) -> None:
    page = folder / "a.html"
    os.utime(page, (LONG_AGO, LONG_AGO))
    read(folder, file)
    settle_from = page.stat()
    write(folder, {"a.html": "<a href=two>a</a>"})
    os.utime(page, ns=(settle_from.st_atime_ns, settle_from.st_mtime_ns))

    assert (page.stat().st_size, page.stat().st_mtime_ns) == (settle_from.st_size, settle_from.st_mtime_ns)
    assert read(folder, file) == ["two"]


def test_a_file_that_was_only_touched_keeps_its_row(folder: Path, file: Path) -> None:
    """As after a checkout in CI: other times, the same content."""
    read(folder, file)
    before = _numbers(file)
    os.utime(folder / "a.html", (LONG_AGO, LONG_AGO))

    assert (read(folder, file), _numbers(file)) == (["one"], before)


def test_a_file_that_went_is_forgotten(folder: Path, file: Path) -> None:
    write(folder, {"b.html": "<a href=two>a</a>"})
    read(folder, file)
    (folder / "b.html").unlink()
    read(folder, file)

    assert [path for path, _ in stored(file)] == ["a.html"]
    assert len(_numbers(file)) == 1


def _numbers(file: Path) -> list[int]:
    database = sqlite3.connect(file)
    try:
        return [number for (number,) in database.execute("SELECT id FROM row")]
    finally:
        database.close()


def _rot(file: Path, statement: str, *values: object) -> None:
    database = sqlite3.connect(file)
    database.execute(statement, values)
    database.commit()
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE row SET links = x'00'", id="links"),
        pytest.param("UPDATE row SET words = CAST(words AS TEXT)", id="text-for-bytes"),
        pytest.param("UPDATE row SET words = replace(words, 'one', 'two')", id="addresses"),
        pytest.param("UPDATE row SET digest = x'00'", id="digest"),
        pytest.param("UPDATE file SET row = 77", id="number"),
        pytest.param("DELETE FROM row", id="row-gone"),
        pytest.param("DROP TABLE row", id="table-gone"),
        pytest.param("DROP TABLE file", id="files-gone"),
        pytest.param("UPDATE about SET code = 'older'", id="other-code"),
        pytest.param("DELETE FROM about", id="no-code"),
        pytest.param("DROP TABLE about", id="no-about"),
        pytest.param("PRAGMA application_id = 1", id="of-another-program"),
    ],
)
def test_rows_that_are_torn_are_not_used(statement: str, folder: Path, file: Path) -> None:
    read(folder, file)
    settle(folder, file)
    _rot(file, statement)

    assert read(folder, file) == ["one"]
    assert read(folder, file) == ["one"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a database at all" * 100, id="foreign"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 5000, id="header-alone"),
    ],
)
def test_a_file_that_is_no_database_is_begun_anew(content: bytes, folder: Path, file: Path) -> None:
    write(file.parent, {file.name: content})

    assert read(folder, file) == ["one"]
    assert [path for path, _ in stored(file)] == ["a.html"]


def test_a_database_cut_short_is_begun_anew(folder: Path, file: Path) -> None:
    write(folder, {f"{number}.html": "<p>" * 500 for number in range(50)})
    read(folder, file)
    file.write_bytes(file.read_bytes()[: 3 * 16384])

    assert read(folder, file) == ["one"]
    assert read(folder, file) == ["one"]


def test_a_place_that_cannot_be_written_is_done_without(folder: Path, file: Path) -> None:
    """As a read-only folder; to root every folder is writable, so a file stands where the folder should be."""
    write(file.parent.parent, {file.parent.name: "a file"})

    assert read(folder, file) == ["one"]


def test_a_folder_in_the_place_of_the_cache_is_done_without(folder: Path, file: Path) -> None:
    file.mkdir(parents=True)

    assert read(folder, file) == ["one"]


def test_a_cache_that_may_only_be_read_serves_what_it_has(folder: Path, file: Path) -> None:
    read(folder, file)
    file.chmod(0o444)
    write(folder, {"a.html": "<a href=two>a</a>"})

    assert read(folder, file) == ["two"]


def test_a_cache_that_another_run_is_writing_is_left(folder: Path, file: Path) -> None:
    read(folder, file)
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    write(folder, {"a.html": "<a href=two>a</a>"})

    assert read(folder, file) == ["two"]
    other.close()


def test_rows_that_another_user_made_are_not_believed(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody commits a cache file: it says of the page's very bytes that they hold no link."""
    with monkeypatch.context() as patch:
        patch.setenv(VARIABLE, "the key of somebody else")
        write(folder, {"a.html": "<p>nothing wrong here</p>"})
        read(folder, file)
    write(folder, {"a.html": "<a href=gone>a</a>"})
    digest = hashlib.sha256((folder / "a.html").read_bytes()).digest()
    _rot(file, "UPDATE row SET digest = ?", digest)
    _rot(file, "UPDATE file SET digest = ?", digest)

    assert read(folder, file) == ["gone"]


def test_rows_that_another_user_put_into_our_file_are_not_believed(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They know all but the key: the digest of the page, and what our file says of itself."""
    with monkeypatch.context() as patch:
        patch.setenv(VARIABLE, "the key of somebody else")
        forged = Stored.of(Row.empty(), hashlib.sha256((folder / "a.html").read_bytes()).digest())
    read(folder, file)
    settle(folder, file)
    change = "UPDATE row SET total = ?, sum = ?, sum_of_links = ?, words = ?, links = ?"
    _rot(file, change, forged.total, *forged.sums, forged.words, forged.links)

    assert read(folder, file) == ["one"]


def test_what_is_kept_is_there_for_the_key_it_was_made_from(file: Path) -> None:
    cache = Cache(file, "")
    cache.keep("content/articles/knee", b"made from this", b"words")
    cache.close()

    cache = Cache(file, "")
    found = [cache.kept("content/articles/knee", key) for key in (b"made from this", b"made from that")]
    cache.close()

    assert found == [b"words", None]


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE kept SET words = x'00'", id="words"),
        pytest.param("UPDATE kept SET words = CAST(words AS TEXT)", id="text-for-bytes"),
        pytest.param("UPDATE kept SET mark = x'00'", id="mark"),
        pytest.param("UPDATE kept SET name = 'knee', key = x'00'", id="under-another-key"),
        pytest.param("UPDATE kept SET name = 'hip'", id="under-another-name"),
        pytest.param("DROP TABLE kept", id="table-gone"),
    ],
)
def test_what_was_kept_and_is_torn_is_not_used(statement: str, file: Path) -> None:
    cache = Cache(file, "")
    cache.keep("knee", b"key", b"words")
    cache.close()
    _rot(file, statement)

    cache = Cache(file, "")
    found = [cache.kept(name, key) for name in ("knee", "hip") for key in (b"key", b"\0")]
    cache.close()

    assert found == [None] * 4


def test_a_run_that_keeps_nothing_reads_no_page_twice(folder: Path) -> None:
    """Nobody can: the files are gone once they were read."""
    pages = {f"{number}.html": f"<title>{number}</title>" for number in range(450)}
    write(folder, pages)
    cache = Cache(None, str(folder))
    site = read_site(folder, "site", cache=cache, asked=asked_by(RULES))
    for name in pages:
        (folder / name).unlink()

    titles = [site.pages[name].title for name in pages]
    cache.close()

    assert titles == [str(number) for number in range(450)]


def test_two_runs_at_once_agree(folder: Path, tmp_path: Path) -> None:
    write(folder, {f"{number}.html": f"<a href=/gone-{number}>a</a>" for number in range(300)})
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "caches")}
    command = [sys.executable, "-m", "signoff", "check", "--isolated", "--format", "json", str(folder)]

    runs = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(2)]
    first, second = (run.communicate()[0] for run in runs)
    third = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False).stdout

    assert b"gone-299" in first
    assert first == second == third


def test_an_isolated_check_writes_nothing_into_the_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))

    found(folder, cached=True)

    assert users_file(folder).parent == tmp_path / "caches" / "signoff"
    assert ([path.name for path in folder.iterdir()], users_file(folder).exists()) == (["a.html"], True)


def test_the_verdict_follows_the_files(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step is judged with a cache full of the step before."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    steps: list[tuple[dict[str, str], list[tuple[str, str]]]] = [
        ({"a.html": "<a href=b.html#x>a</a>"}, [("LNK001", "b.html#x")]),
        ({"b.html": "<p id=y>"}, [("LNK002", "b.html#x")]),
        ({"b.html": "<p id=x>"}, []),
        ({"c.html": "<img src=d.png>"}, [("LNK003", "d.png")]),
        ({"d.png": ""}, []),
        ({"a.html": "<a href=b.html#x>a</a><a href=#z>b</a>"}, [("LNK002", "#z")]),
    ]

    said = []
    for files, _ in steps:
        write(folder, files)
        said.append(
            (found(folder, "LNK001,LNK002,LNK003", cached=True), found(folder, "LNK001,LNK002,LNK003", cached=True))
        )

    assert said == [(expected, expected) for _, expected in steps]
    (folder / "d.png").unlink()
    assert found(folder, "LNK003", cached=True) == [("LNK003", "d.png")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are Unicode")
def test_names_that_are_no_utf_8_are_kept_as_well(tmp_path: Path, file: Path) -> None:
    place = tmp_path / os.fsdecode(b"caf\xe9")
    write(place, {"a.html": "<a href=one>a</a>", os.fsdecode(b"\xe9.html"): "<a href=two>a</a>"})

    def listed() -> list[str]:
        cache = Cache(file, str(place))
        try:
            return sorted(cache.known())
        finally:
            cache.close()

    first = read(place, file)

    assert (first, listed(), read(place, file)) == (["one"], ["a.html", "\udce9.html"], ["one"])
    (place / "\udce9.html").unlink()
    assert (read(place, file), listed()) == (["one"], ["a.html"])
