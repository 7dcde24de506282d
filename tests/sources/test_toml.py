"""TOML: where it is broken, and the line of every key."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.sources.files import Reader
from signoff.sources.toml import Document, read_toml


def read(folder: Path, words: str) -> tuple[Document | None, list[str]]:
    (folder / "x.toml").write_text(words, encoding="utf-8")
    reader = Reader(folder)
    document = read_toml(reader, "x.toml")
    return document, [f"{problem.span}: {problem.words}" for problem in reader.problems]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            'a = "1"\nb = “two”\n', "x.toml:2:5: the file is not valid TOML: invalid value", id="curly-quotes"
        ),
        pytest.param(
            "a = 1\na = 2\n", "x.toml:2:6: the file is not valid TOML: cannot overwrite a value", id="key-twice"
        ),
        pytest.param(
            "[a]\nb = 1\n[a]\n", "x.toml:3:3: the file is not valid TOML: cannot declare ('a',) twice", id="table-twice"
        ),
        pytest.param(
            "title : one\n",
            "x.toml:1:7: the file is not valid TOML: expected '=' after a key in a key/value pair",
            id="colon-for-equals",
        ),
        pytest.param(
            "a = [1,\n",
            "x.toml:2: the file is not valid TOML: invalid value (at end of document)",
            id="list-never-closed",
        ),
        pytest.param(
            "a = 1\n<<<<<<< HEAD\nb = 2\n=======\nb = 3\n>>>>>>> other\n",
            "x.toml:2: git joined two changes here and left both for somebody to choose",
            id="two-approvals-that-git-could-not-join",
        ),
    ],
)
def test_broken_toml_is_said_with_line_and_column(words: str, expected: str, tmp_path: Path) -> None:
    actual = read(tmp_path, words)

    assert actual == (None, [expected])


def test_a_thousand_brackets_are_a_complaint_and_not_a_crash(tmp_path: Path) -> None:
    document, problems = read(tmp_path, "a = " + "[" * 5000)

    assert document is None
    assert len(problems) == 1


LEDGER = """\
# the ledger

[[review]]
language = "fr"   # French
of = { version = "1.0", text = "x" }

[[ review ]]
language = "en"
note = '''
[[review]]
language = "de"
'''
version = "1.0"

[[review]]
"quoted key" = 1
version = "2.0"
"""


@pytest.mark.parametrize(
    ("words", "keys", "line"),
    [
        pytest.param(LEDGER, ("review", 0), 3, id="first-table-of-a-list"),
        pytest.param(LEDGER, ("review", 1), 7, id="second-table-of-a-list-with-spaces-in-the-brackets"),
        pytest.param(LEDGER, ("review", 2), 15, id="a-table-inside-a-string-does-not-count"),
        pytest.param(LEDGER, ("review", 0, "language"), 4, id="key-of-the-first"),
        pytest.param(LEDGER, ("review", 1, "language"), 8, id="key-of-the-second"),
        pytest.param(LEDGER, ("review", 1, "version"), 13, id="key-after-a-long-string"),
        pytest.param(LEDGER, ("review", 0, "of", "text"), 5, id="key-of-an-inline-table"),
        pytest.param(LEDGER, ("review", 2, "quoted key"), 16, id="quoted-key"),
        pytest.param(LEDGER, ("review", 2, "language"), 15, id="missing-key-is-at-its-table"),
        pytest.param(LEDGER, ("nothing",), 1, id="missing-table-is-at-the-top"),
        pytest.param("a.b.c = 1\n\n[d.e]\nf = 2\n", ("a", "b", "c"), 1, id="dotted-key"),
        pytest.param("a.b.c = 1\n\n[d.e]\nf = 2\n", ("d", "e", "f"), 4, id="dotted-table"),
        pytest.param('["a.b"]\n"c.d" = 1\n', ("a.b", "c.d"), 2, id="dots-inside-quotes"),
        pytest.param("a = [\n  { b = 1 },\n  { b = 2 },\n]\nc = 1\n", ("c",), 5, id="after-a-list-of-inline-tables"),
        pytest.param("a = [\n  { b = 1 },\n  { b = 2 },\n]\n", ("a", 1, "b"), 1, id="within-a-list-of-inline-tables"),
        pytest.param('a = """one"""\nb = 1\n', ("b",), 2, id="after-a-long-string-on-one-line"),
        pytest.param('a = """\nb = 1\n"""\nb = 2\n', ("b",), 4, id="an-equals-sign-inside-a-string"),
        pytest.param("a = '''\n\"\"\"\n'''\nb = 2\n", ("b",), 4, id="other-quotes-inside-a-string"),
        pytest.param('# write """ around it\nb = 2\n', ("b",), 2, id="quotes-inside-a-comment"),
        pytest.param("a = \"it's '''so'\"\nb = 2\n", ("b",), 2, id="quotes-inside-a-short-string"),
        pytest.param("# [a]\nb = 2\n[a]\n", ("a",), 3, id="table-in-a-comment"),
        pytest.param("[[r]]\n[r.of]\nv = 1\n[[r]]\n[r.of]\nv = 2\n", ("r", 1, "of", "v"), 6, id="table-below-a-list"),
    ],
)
def test_each_key_has_a_line(words: str, keys: tuple[str | int, ...], line: int, tmp_path: Path) -> None:
    document, _ = read(tmp_path, words)

    assert document
    assert str(document.span(*keys)) == f"x.toml:{line}"
