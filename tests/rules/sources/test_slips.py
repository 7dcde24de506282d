"""What a text shows by itself to be wrong, both ways, on the real reader: (rule, line of the body, column)."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.sources.files import Reader
from signoff.sources.texts import TextReader

HEAD = "Title: T\nSlug: t\nSummary: S\nVersion: 1.0\n\n"


def told(body: str, language: str, folder: Path) -> list[tuple[str, int, int]]:
    (folder / "text.md").write_bytes((HEAD + body).encode())
    text = TextReader(Reader(folder)).read("text.md", "k", language)
    assert text is not None
    return [(slip.rule, slip.line - 5, slip.column) for slip in text.slips]


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        pytest.param("en", "## A\n\n#### B", [("SRC003", 3, 1)], id="two-levels-down"),
        pytest.param("en", "# A", [("SRC003", 1, 1)], id="a-second-title"),
        pytest.param("en", "- a\n-\n- b", [("SRC004", 2, 1)], id="lone-hyphen"),
        pytest.param("en", "1. a\n2. \n3. b", [("SRC004", 2, 1)], id="empty-number"),
        pytest.param("en", "Causes:\n- a\n- b", [("SRC005", 2, 1)], id="no-empty-line"),
        pytest.param("en", "1 - a\n\n2 - b", [("SRC005", 1, 1)], id="typed-numbers"),
        pytest.param("en", "a **b c", [("SRC007", 1, 3)], id="open-emphasis"),
        pytest.param("en", "![](a.png)", [("SRC008", 1, 1)], id="no-alt"),
        pytest.param("en", "Last update: November 1, 2024", [("SRC009", 1, 1)], id="date"),
        pytest.param("fr", "Relu par le Dr Exemple", [("SRC009", 1, 1)], id="name"),
        pytest.param("en", "hid\u200bden", [("SRC010", 1, 4)], id="zero-width"),
        pytest.param("en", "p\u0430in", [("SRC010", 1, 2)], id="cyrillic-a"),
        pytest.param("en", "[x](java&#115;cript:alert(1))", [("SRC011", 1, 5)], id="entity"),
        pytest.param("en", "[x][r]\n\n[r]: javascript:alert(2)", [("SRC011", 3, 6)], id="reference"),
        pytest.param("en", "<p onclick='x'>a</p>", [("SRC011", 1, 4)], id="handler"),
        pytest.param("en", "a\n\n<script>x</script>", [("SRC011", 3, 1)], id="script"),
        pytest.param("en", "11st", [("TYP003", 1, 1)], id="eleventh"),
        pytest.param("en", "the the end", [("TYP005", 1, 5)], id="twice"),
        pytest.param("en", "don ’t", [("TYP006", 1, 4)], id="gap"),
        pytest.param("fr", "Pourquoi?", [("TYP002", 1, 9)], id="no-space"),
    ],
)  # fmt: skip
def test_a_slip_is_found_at_its_place(
    language: str, body: str, expected: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    assert told(body, language, tmp_path) == expected


@pytest.mark.parametrize(
    ("language", "body"),
    [
        pytest.param("en", "## A\n\n### B\n\n## C", id="levels"),
        pytest.param("en", "Heading\n-------\n\ntext", id="underlined-heading"),
        pytest.param("en", "From 2 to\n3 - 4 days", id="a-range-at-the-line-end"),
        pytest.param("en", "`**` and \\*\\* and `<script>`", id="code-and-escapes"),
        pytest.param("en", "Pain is controlled by rest.\n\nControlled by rest, it goes.", id="controlled"),
        pytest.param("fr", "Dernière vérification avant l’examen", id="a-check"),
        pytest.param("en", "IFNγ, 5 µg, β-blocker, λmax, 👨\u200d👩\u200d👧", id="greek-and-emoji"),
        pytest.param("en", "Read “Mal de dos : que faire ?” and 10:30, a ratio of 1 : 2 :-)", id="french-in-english"),
        pytest.param("en", "The pain that that causes; New York New York", id="may-stand-twice"),
        pytest.param("fr", "10:30 (?) https://example.org/?a=1 [x](https://example.org/?b) mot&nbsp;?", id="no-punctuation"),
        pytest.param("fr", "Vous vous levez le 1er, la 2e et la 1re fois ; donnez-le le matin.".replace(" ;", "\u202f;"), id="french"),
        pytest.param("fr", "|a|b|\n|:--|--:|\n|x|y|\n\n    code ?\n\n<span lang=\"en\">Why ?</span>", id="no-prose"),
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(language: str, body: str, tmp_path: Path) -> None:
    assert told(body, language, tmp_path) == []
