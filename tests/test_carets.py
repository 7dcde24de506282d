"""The column of what a finding is about, where only its line is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.carets import with_carets
from signoff.model import Finding, Problem, Severity, Span

TEXT = """\
Title: Knee scan
Slug: knee-scan
Version: 1.0

The first lines
of l’examen take *10 to 20* minutes.
Then (10 minutes) rest.

XXX
"""
TOML = """\
about = "MedicalProcedure"
[booking]
  centres = ["alpha"]   # the only one
"scan" = { url = "https://example.org/a" }
"""


def place(
    tmp_path: Path, name: str, line: int, facts: dict[str, str], *, url: str | None = None
) -> tuple[int, int | None]:
    """Line and column of a finding at a line."""
    (tmp_path / "en.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "article.toml").write_text(TOML, encoding="utf-8")
    problem = Problem("told", facts, span=Span(name, line))
    told = Finding("SRC006", "x", Severity.ERROR, "told", name, line, None, url, None, (), "", "0", problem)

    (found,) = with_carets([told], tmp_path)

    return found.line, found.column


@pytest.mark.parametrize(
    ("name", "line", "facts", "expected"),
    [
        pytest.param("en.md", 2, {"slug": "other"}, (2, 7), id="value-of-a-field"),
        pytest.param("en.md", 2, {"name": "Slug"}, (2, 1), id="name-of-a-field"),
        pytest.param("en.md", 1, {"title": "Knee scan"}, (1, 8), id="value-of-the-first-field"),
        pytest.param("en.md", 1, {"name": "summary"}, (1, None), id="the-file-as-a-whole"),
        pytest.param("en.md", 5, {"words": "l'examen"}, (6, 4), id="word-with-the-other-apostrophe"),
        pytest.param("en.md", 5, {"words": "10 to 20 minutes"}, (6, 19), id="words-with-emphasis-between"),
        pytest.param("en.md", 5, {"words": "… of l’examen take …"}, (6, 1), id="words-cut-out"),
        pytest.param("en.md", 5, {"words": "lines of l’examen"}, (5, 11), id="words-over-two-lines"),
        pytest.param("en.md", 5, {"here": "10 minutes", "there": "10"}, (7, 7), id="the-longest-fact-first"),
        pytest.param("en.md", 5, {"words": "inut"}, (5, None), id="not-within-a-word"),
        pytest.param("en.md", 5, {"words": "XXX"}, (5, None), id="not-in-another-paragraph"),
        pytest.param("article.toml", 3, {}, (3, 13), id="value-of-toml"),
        pytest.param("article.toml", 3, {"centre": "alpha"}, (3, 15), id="word-of-toml"),
        pytest.param("article.toml", 4, {"key": "gone"}, (4, 10), id="value-of-a-quoted-key"),
        pytest.param("article.toml", 2, {"key": "gone"}, (2, None), id="header-of-a-table"),
        pytest.param("article.toml", 99, {}, (99, None), id="behind-the-end"),
        pytest.param("gone.md", 3, {}, (3, None), id="file-that-is-not-there"),
        pytest.param("site/index.html", 3, {"words": "XXX"}, (3, None), id="page"),
    ],
)
def test_a_finding_stands_at_its_word_or_value(
    name: str, line: int, facts: dict[str, str], expected: tuple[int, int | None], tmp_path: Path
) -> None:
    assert place(tmp_path, name, line, facts) == expected


def test_an_address_is_found(tmp_path: Path) -> None:
    assert place(tmp_path, "article.toml", 4, {}, url="https://example.org/a") == (4, 19)


def test_a_column_that_is_known_is_kept(tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text(TEXT, encoding="utf-8")
    told = Finding("SRC006", "x", Severity.ERROR, "told", "en.md", 2, 3, None, None, (), "", "0")

    assert list(with_carets([told], tmp_path)) == [told]


def test_an_address_of_a_sitemap_stands_where_it_ends(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(
        "<loc>https://a.org/b/</loc>\n<loc>https://a.org/?b&amp;c</loc><loc>https://a.org/</loc>"
    )
    urls = ("https://a.org/", "https://a.org/?b&c", "https://a.org/gone")
    told = [
        Finding("PAG005", "x", Severity.ERROR, "told", "sitemap.xml", 1, None, url, None, (), "", "0") for url in urls
    ]

    assert [(found.line, found.column) for found in with_carets(told, tmp_path)] == [(2, 39), (2, 6), (1, None)]
