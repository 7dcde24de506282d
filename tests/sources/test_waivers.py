from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signoff.model import Span, Waiver
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.waivers import read_waivers

WHOLE = """\
[[waiver]]
rule = "lnk001"
path = "content/*/en.md"
url = "/en/old/"
fingerprint = "0123456789abcdef"
reason = "the page comes in June"
owner = "j.silvera"
until = 2025-06-30

[[waiver]]
rule = "SRC002"
path = "content/a.md"
"""


def _read(root: Path, words: str | None) -> tuple[tuple[Waiver, ...], list[str]]:
    if words is not None:
        (root / "content").mkdir()
        (root / "content" / "waivers.toml").write_text(words, encoding="utf-8")
    reader = Reader(root)
    return read_waivers(reader, Settings(root)), [f"{problem.span}: {problem.words}" for problem in reader.problems]


def test_waivers_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    """What is not there is left to the rules about waivers: a project with one bad waiver can still be checked."""
    first = Waiver(
        rule="LNK001",
        path="content/*/en.md",
        url="/en/old/",
        fingerprint="0123456789abcdef",
        reason="the page comes in June",
        owner="j.silvera",
        until=date(2025, 6, 30),
        span=Span("content/waivers.toml", 1),
    )
    second = Waiver("SRC002", "content/a.md", "", "", "", "", None, Span("content/waivers.toml", 10))

    assert _read(tmp_path, WHOLE) == ((first, second), [])


@pytest.mark.parametrize("words", [pytest.param(None, id="no-file"), pytest.param("# none\n", id="empty-file")])
def test_no_file_is_no_waiver(tmp_path: Path, words: str | None) -> None:
    assert _read(tmp_path, words) == ((), [])


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        pytest.param("[[waiver]\n", ["content/waivers.toml:1:9: the file is not valid TOML:"], id="no-toml"),
        pytest.param('[waiver]\nrule = "X"\n', ["content/waivers.toml:1: waiver must be"], id="one-table"),
        pytest.param('[[waver]]\nrule = "X"\n', ["content/waivers.toml:1: waivers.toml has no 'waver'"], id="misspelt"),
        pytest.param('[[waiver]]\npath = "a"\n', ["content/waivers.toml:1: [[waiver]] needs rule"], id="rule"),
        pytest.param('[[waiver]]\nrule = "X"\n', ["content/waivers.toml:1: [[waiver]] needs path"], id="path"),
        pytest.param(
            '[[waiver]]\nrule = "X"\npath = "a"\nuntil = "soon"\n',
            ["content/waivers.toml:4: until must be a date"],
            id="a-day-in-quotes",
        ),
        pytest.param(
            '[[waiver]]\nrule = "X"\npath = "a"\nreson = "r"\n',
            ["content/waivers.toml:4: [[waiver]] has no 'reson': did you mean \"reason\"?"],
            id="a-key-nobody-reads",
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, words: str, problems: list[str]) -> None:
    _, said = _read(tmp_path, words)

    assert [told[: len(wanted)] for told, wanted in zip(said, problems, strict=True)] == problems
