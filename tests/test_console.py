from __future__ import annotations

import os
from pathlib import Path

import pytest

from signoff.console import quoter, write_whole


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
