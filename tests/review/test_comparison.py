"""What differs between two texts, with its lines, whatever Markdown they are made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signoff.model import Text
from signoff.review.changes import State
from signoff.review.comparison import differences
from signoff.sources.files import Reader
from signoff.sources.texts import TextReader

HEAD = "Title: T\nSlug: t\nSummary: S\nVersion: 1.0\n\n"
PIECES = [
    "word", "two words", " ", "\n", "\n\n", "## head {#a}\n\n", "- item\n", "1. one\n", "> ## Call 15 if {.emergency}\n>\n> - pain\n", "![](a.png)",
    "![alt](a.png)", "[link](https://example.org/)", "H~2~O^3^", "<sup>2</sup>", "<del>gone</del>", "| a | b |\n|---|---|\n| c |  |\n", "`code`", "<br>",
    "<img src='x' alt=' '>", "<div>raw</div>\n", "&nbsp;", "—", "<!-- no -->", "\n\n    code\n\n", "<p hidden>unseen</p>",
]  # fmt: skip


def text(body: str, folder: Path, name: str = "en.md") -> Text:
    (folder / name).write_text(HEAD + body, encoding="utf-8")
    found = TextReader(Reader(folder)).read(name, "k", "en")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("a b c\n\nd e f", "a x c\n\nd e f", [(6, State.CHANGED, "p")], id="word"),
        pytest.param("a b c\n\nd e f", "d e f", [(6, State.DELETED, "p")], id="paragraph-gone"),
        pytest.param("a b c", "a b c\n\n- d", [(8, State.INSERTED, "li")], id="item-come"),
        pytest.param("[a](https://x.example/)", "[a](https://y.example/)", [(6, State.DELETED, "link"), (6, State.INSERTED, "link")], id="address"),
        pytest.param("> ## Call 15 {.emergency}\n>\n> now", "> ## Call 15 {.urgent}\n>\n> now", [(6, State.CHANGED, "card")], id="kind-of-card"),
        pytest.param("a b c", "a b c", [], id="nothing"),
    ],
)  # fmt: skip
def test_what_differs_stands_at_its_line(
    before: str, after: str, expected: list[tuple[int, State, str]], tmp_path: Path
) -> None:
    found = differences(text(before, tmp_path, "old.md"), text(after, tmp_path))

    assert [(line, change.state, change.kind) for line, change in found] == expected


def test_all_of_a_first_text_is_new(tmp_path: Path) -> None:
    found = differences(None, text("a\n\nb", tmp_path))

    assert [(line, change.words) for line, change in found] == [(1, "T"), (3, "S"), (6, "a"), (8, "b")]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)
def test_any_two_texts_can_be_compared(tmp_path: Path, before: str, after: str) -> None:
    old, new = text(before, tmp_path, "old.md"), text(after, tmp_path)

    found = differences(old, new)

    assert not differences(new, new)
    assert all(1 <= line <= (HEAD + after).count("\n") + 1 for line, _ in found)
