"""TRN007: what pages say of their other languages, in a folder of HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project
from tests.rules.tables import EN, FR, told
from tests.sites import isolated, page, write

SITE = "https://www.example.org"
ALL = [("fr", "/fr/"), ("en", "/en/"), ("x-default", "/fr/")]


def head(own: str, *links: tuple[str, str]) -> str:
    found = "".join(f'<link rel="alternate" hreflang="{tag}" href="{SITE}{url}">' for tag, url in links)
    return f'<link rel="canonical" href="{SITE}{own}">{found}'


def said(folder: Path, **heads: str) -> list[tuple[str, str]]:
    """The pages at fault and what is wrong; by language the head of each page."""
    files = {f"{lang}/index.html": page(head=words, lang=lang, title=f"Page {lang}") for lang, words in heads.items()}
    write(folder, files)
    return [(path, message) for _, path, _, message in isolated(folder, "TRN007")]


def test_two_pages_that_name_each_other_are_right(tmp_path: Path) -> None:
    assert said(tmp_path, fr=head("/fr/", *ALL), en=head("/en/", *ALL)) == []


def test_a_site_without_such_links_is_right(tmp_path: Path) -> None:
    assert said(tmp_path, fr=head("/fr/"), en=head("/en/")) == []


@pytest.mark.parametrize(
    ("english", "path", "message"),
    [
        pytest.param([], "fr", "names https://www.example.org/en/ as its 'en' page, which does not name it back", id="not-mutual"),
        pytest.param([ALL[0], ALL[2]], "en", "names other languages, but not itself (hreflang='en')", id="not-itself"),
        pytest.param(ALL[:2], "en", "names its other languages, but no x-default", id="no-default"),
        pytest.param([ALL[0], ("de", "/en/"), ALL[2]], "en", "names itself for hreflang='de', but is in 'en'", id="itself-wrong"),
        pytest.param([*ALL, ("de", "/fr/")], "en", "names https://www.example.org/fr/ for hreflang='de', but that page is in 'fr'", id="wrong-language"),
        pytest.param([*ALL, ("english", "/en/")], "en", "names a page for hreflang='english', which is no language", id="no-language"),
        pytest.param([*ALL, ("en_GB", "/en/")], "en", "names a page for hreflang='en_GB', which is no language", id="underscore"),
        pytest.param([*ALL, ("fr", "/en/")], "en", "names two pages for hreflang='fr': https://www.example.org/fr/ and https://www.example.org/en/", id="twice"),
    ],
)  # fmt: skip
def test_a_broken_list_is_found(english: list[tuple[str, str]], path: str, message: str, tmp_path: Path) -> None:
    found = said(tmp_path, fr=head("/fr/", *ALL), en=head("/en/", *english))

    assert found == [(f"{path}/index.html", f"/{path}/ {message}")]


@pytest.mark.parametrize(
    "tags",
    [
        pytest.param([("fr-FR", "/fr/"), ("en-GB", "/en/"), ("x-default", "/fr/")], id="countries"),
        pytest.param([("FR", "/fr/"), ("EN", "/en/"), ("X-Default", "/fr/")], id="capitals"),
        pytest.param([("fr", "/fr/"), ("en", "/en/"), ("en-GB", "/en/"), ("x-default", "/")], id="two-tags-one-page"),
        pytest.param([("fr", "/fr/index.html"), ("en", "/en"), ("x-default", "/fr/")], id="other-forms-of-the-address"),
    ],
)
def test_what_means_the_same_is_right(tags: list[tuple[str, str]], tmp_path: Path) -> None:
    assert said(tmp_path, fr=head("/fr/", *tags), en=head("/en/", *tags)) == []


def test_pages_of_another_site_are_not_judged(tmp_path: Path) -> None:
    links = [("fr", "/fr/"), ("x-default", "/fr/")]
    other = '<link rel="alternate" hreflang="de" href="https://www.example.de/">'

    assert said(tmp_path, fr=head("/fr/", *links) + other) == []


def test_relative_addresses_are_followed(tmp_path: Path) -> None:
    links = '<link rel="alternate" hreflang="fr" href="../fr/"><link rel="alternate" hreflang="x-default" href="/fr/">'

    found = said(tmp_path, fr=links, en=links)

    assert found == [
        ("en/index.html", "/en/ names ../fr/ as its 'fr' page, which does not name it back"),
        ("en/index.html", "/en/ names other languages, but not itself (hreflang='en')"),
    ]


def test_a_defect_of_most_pages_is_one_finding(tmp_path: Path) -> None:
    links = [("en", f"/en/{number}/") for number in range(6)]
    write(
        tmp_path,
        {
            f"en/{number}/index.html": page(head=head(url, (tag, url)), title=f"Page {number}")
            for number, (tag, url) in enumerate(links)
        },
    )

    assert len(isolated(tmp_path, "TRN007")) == 1


def test_an_article_of_two_languages_needs_such_links(project: Project) -> None:
    words = project.read(EN)
    start, end = words.index('<link rel="alternate" hreflang'), words.rindex('<link rel="alternate" hreflang')
    project.write(EN, words[:start] + words[words.index(">", end) + 1 :])

    found = told(project, "TRN007")

    assert ("/en/knee-scan/ does not name the page in its other language", EN) in [place[:2] for place in found]
    assert {path for _, path, _ in found} == {EN, FR}
