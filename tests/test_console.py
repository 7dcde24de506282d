"""Files written whole, and lines quoted from files that may not be there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from signoff.console import quoter, write_whole


def test_a_file_is_written_whole_with_its_folders(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.txt"

    write_whole(file, "é\n")

    assert (file.read_bytes(), [path.name for path in file.parent.iterdir()]) == ("é\n".encode(), ["b.txt"])
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "b.txt"
    file.write_text("a much longer text than the new one")

    write_whole(file, "new")

    assert file.read_text() == "new"


def test_what_cannot_be_written_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "b.txt"
    file.write_text("old")

    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "\ud800")

    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"b.txt": "old"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(1, "one", id="first-without-its-byte-order-mark"),
        pytest.param(2, "\ttwo", id="second"),
        pytest.param(3, "caf\ufffd", id="not-utf-8"),
        pytest.param(4, None, id="beyond-the-end"),
        pytest.param(0, None, id="before-the-beginning"),
    ],
)
def test_a_line_is_quoted(line: int, expected: str | None, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"\xef\xbb\xbfone\r\n\ttwo\r\ncaf\xe9\r\n")

    actual = quoter(tmp_path)("x.md", line)

    assert actual == expected


def test_lines_are_counted_as_the_sources_count_them(tmp_path: Path) -> None:
    """A form feed or a line separator inside a paragraph ends no line in an editor."""
    (tmp_path / "x.md").write_text("one\x0c\u2028\x85still one\ntwo\n", encoding="utf-8")

    actual = quoter(tmp_path)("x.md", 2)

    assert actual == "two"


@pytest.mark.parametrize("path", ["gone.md", "folder"])
def test_what_cannot_be_read_is_not_quoted(path: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    actual = quoter(tmp_path)(path, 1)

    assert actual is None


@pytest.mark.parametrize(
    ("raw", "second"),
    [
        pytest.param(b"one\ntwo\nthree", "two", id="lf"),
        pytest.param(b"one\r\ntwo\r\nthree", "two", id="crlf"),
        pytest.param(b"\xef\xbb\xbfone\ntwo", "two", id="byte-order-mark"),
        pytest.param("o\u2028n\x0c\x1de\ntwo".encode(), "two", id="only-line-ends-end-lines"),
        pytest.param(b"\xe9\ntw\xe9", "tw\ufffd", id="not-utf-8"),
        pytest.param(b"one", None, id="no-such-line"),
    ],
)
def test_lines_are_counted_as_findings_count_them(tmp_path: Path, raw: bytes, second: str | None) -> None:
    (tmp_path / "a.md").write_bytes(raw)

    assert quoter(tmp_path)("a.md", 2) == second


def test_a_file_that_is_not_there_is_not_quoted(tmp_path: Path) -> None:
    assert quoter(tmp_path)("a.md", 1) is None


def test_a_report_that_cannot_be_written_leaves_the_last_one(tmp_path: Path) -> None:
    """The lone surrogate cannot be encoded: it fails in the middle, as a full disk would."""
    file = tmp_path / "report.json"
    write_whole(file, "the last one")

    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "x" * 100_000 + "\ud800")

    assert file.read_text(encoding="utf-8") == "the last one"
    assert os.listdir(tmp_path) == ["report.json"]


@pytest.mark.skipif(os.name == "nt", reason="no such devices there")
def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """Run by root, a report on /dev/null took the device away from the whole machine."""
    place = tmp_path / "nowhere"
    place.symlink_to("/dev/null")

    write_whole(place, "gone")

    assert place.is_symlink()
    assert place.is_char_device()


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        pytest.param("a.html", '<meta charset="iso-8859-1">\n<p>été'.encode("latin-1"), id="latin-1"),
        pytest.param("a.html", "\ufeff<p>\n<p>été".encode("utf-16-le"), id="utf-16"),
        pytest.param("a.html", "\ufeff<p>\n<p>été\n".encode(), id="byte-order-mark"),
        pytest.param("a.md", "Title: x\r\n<p>été\r\n".encode(), id="line-ends-of-windows"),
    ],
)
def test_a_line_is_quoted_in_the_encoding_of_its_file(name: str, raw: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)

    assert quoter(tmp_path)(name, 2) == "<p>été"
