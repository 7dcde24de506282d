"""TRN008: one title, two pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project
from tests.rules.tables import EN, told
from tests.sites import isolated, page, write

KNEE = "content/articles/knee-scan/fr.md"
HIP = "content/articles/hip-scan/fr.md"


def test_two_texts_with_one_title_are_found_where_it_is_typed(project: Project) -> None:
    project.replace(HIP, "Title: Scanner de la hanche", "Title: SCANNER  du genou")

    [finding] = project.findings("TRN008")

    assert [(finding.path, finding.line), *((span.path, span.line) for span in finding.also)] == [(KNEE, 1), (HIP, 1)]


def test_a_page_that_stayed_at_an_old_address_is_found(project: Project) -> None:
    project.write("output/en/scan-of-a-knee/index.html", project.read(EN).replace('rel="canonical"', 'rel="author"'))

    assert [message for message, _, _ in told(project, "TRN008")] == [
        'two pages bear the title "CT scan of the knee – Example": /en/knee-scan/ and /en/scan-of-a-knee/'
    ]


CANONICAL = '<link rel="canonical" href="https://www.example.org{}">'


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({"lang": "en"}, {"lang": "en"}, 1, id="one-title"),
        pytest.param({"lang": "en"}, {"lang": "en-GB"}, 1, id="one-language"),
        pytest.param({"lang": "en"}, {"lang": "fr"}, 0, id="two-languages"),
        pytest.param({}, {"title": "Another"}, 0, id="two-titles"),
        pytest.param({"title": "Knee  scan"}, {"title": "knee scan"}, 1, id="spaces-and-capitals"),
        pytest.param({"title": ""}, {"title": ""}, 0, id="no-title-which-PAG001-tells"),
        pytest.param({}, {"head": '<meta name="robots" content="noindex">'}, 0, id="kept-out-of-search-engines"),
        pytest.param(
            {"head": CANONICAL.format("/a.html")}, {"head": CANONICAL.format("/a.html")}, 0, id="the-copy-says-so"
        ),
        pytest.param({}, {"head": '<meta http-equiv="refresh" content="0; url=/a.html">'}, 0, id="sends-on"),
    ],
)
def test_pages_of_a_folder(first: dict[str, str], second: dict[str, str], expected: int, tmp_path: Path) -> None:
    write(tmp_path, {"a.html": page(**first), "b.html": page(**second), "c.html": page(title="A third")})  # type: ignore[arg-type]

    assert len(isolated(tmp_path, "TRN008")) == expected


def test_the_further_pages_of_a_list_bear_one_title(tmp_path: Path) -> None:
    write(tmp_path, {"news/index.html": page(), "news/page/2/index.html": page(), "news/index3.html": page()})

    assert isolated(tmp_path, "TRN008") == []
