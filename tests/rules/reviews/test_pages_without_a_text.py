"""Words on pages that nobody approves, but that patients read beside those that somebody does."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import told

SEARCH, ERROR, CHOICE = "output/en/search/index.html", "output/404.html", "output/index.html"
ABOUT, TEXT = "output/en/about/index.html", "content/pages/about/en.md"


@pytest.mark.parametrize(
    ("page", "old", "new", "shown"),
    [
        pytest.param(SEARCH, "</h1>", "</h1><p>Call 15 for a miracle.</p>", "Call 15 for a miracle.", id="search"),
        pytest.param(SEARCH, "All guides</h2>", "All our miracles</h2>", "All our miracles", id="heading"),
        pytest.param(SEARCH, "</main>", "<script>x()</script></main>", "<script> x()", id="script-in-the-page"),
        pytest.param(ERROR, "</h1>", "</h1><p>Dr Ada Example says so.</p>", "Dr Ada Example says so.", id="error-page"),
        pytest.param(CHOICE, "Information for patients", "Information for nobody", "English Information for nobody", id="choice"),
    ],
)  # fmt: skip
def test_words_that_neither_theme_nor_sources_have_are_found(
    page: str, old: str, new: str, shown: str, project: Project
) -> None:
    project.replace(page, old, new)

    assert [(message, path) for message, path, _ in told(project, "REV002")] == [
        (f'the page says "{shown}", which neither the sources nor the theme have', page)
    ]


@pytest.mark.parametrize(
    ("old", "new", "shown", "typed"),
    [
        pytest.param("An invented site", "A true site", "A true site", "An invented site", id="another-word"),
        pytest.param("</main>", "<p>All is approved.</p></main>", "All is approved.", "", id="beside-the-text"),
    ],
)
def test_a_legal_page_says_what_its_text_says(old: str, new: str, shown: str, typed: str, project: Project) -> None:
    project.write(ABOUT, project.read(ABOUT).replace(old, new))

    found = told(project, "REV002")

    assert [path for _, path, _ in found] == [TEXT]
    assert shown in found[0][0]
    assert (typed or "nothing") in found[0][0]
