from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project
from tests.sites import isolated, page, write

VAGUE = [
    pytest.param("en", "click here", id="click-here"),
    pytest.param("en", "Click here!", id="capital-and-mark"),
    pytest.param("en", "Read more…", id="read-more"),
    pytest.param("en", "here", id="here"),
    pytest.param("en", "https://www.nhs.uk/conditions/mri/", id="bare-address"),
    pytest.param("en", "www.nhs.uk/conditions", id="bare-address-without-scheme"),
    pytest.param("en", "»", id="arrow-only"),
    pytest.param("fr", "En savoir plus", id="en-savoir-plus"),
    pytest.param("fr", "en savoir +", id="en-savoir-plus-sign"),
    pytest.param("fr", "Cliquez ici", id="cliquez-ici"),
    pytest.param("fr", "ici", id="ici"),
    pytest.param("fr", "« Lire la suite »", id="lire-la-suite-in-quotes"),
    pytest.param("fr-CA", "Lire l’article", id="typographic-apostrophe-and-region"),
    pytest.param("fr", "<b>cliquez</b>\n<i>ici</i>", id="over-elements-and-lines"),
]
CLEAR = [
    pytest.param("fr", '<a href="/b.html">En savoir plus sur l’IRM</a>', id="says-about-what"),
    pytest.param("en", '<a href="/b.html">Read more about MRI</a>', id="read-more-about"),
    pytest.param("en", '<a href="/b.html" aria-label="Read more about MRI">Read more</a>', id="label-says-more"),
    pytest.param("en", '<a href="/b.html" title="Preparing for an MRI">here</a>', id="title-says-more"),
    pytest.param("fr", '<a href="https://www.ameli.fr/">ameli.fr</a>', id="name-of-a-site"),
    pytest.param("fr", '<a href="https://www.ameli.fr/">www.ameli.fr</a>', id="name-of-a-site-with-www"),
    pytest.param("en", '<a href="mailto:a@example.org">a@example.org</a>', id="mail-address"),
    pytest.param("en", '<a href="https://doi.org/10.1000/1">https://doi.org/10.1000/1</a>', id="doi"),
    pytest.param("en", '<a href="/b.html">2</a>', id="number-of-a-page"),
    pytest.param("en", '<a href="/b.html">*</a>', id="footnote-mark"),
    pytest.param("en", '<a href="/b.html">ici</a>', id="french-word-in-english-is-a-name"),
    pytest.param("de", '<a href="/b.html">hier</a>', id="other-language"),
    pytest.param("", '<a href="/b.html">here</a>', id="no-language"),
    pytest.param("en", '<a href="/b.html" data-signoff-ignore="LNK008">here</a>', id="told-to-ignore"),
    pytest.param("en", '<a name="here">here</a>', id="no-link"),
]


@pytest.mark.parametrize(("language", "words"), VAGUE)
def test_words_that_say_nothing_are_found(language: str, words: str, tmp_path: Path) -> None:
    body = f'<p><a href="/b.html">{words}</a></p>'
    write(tmp_path, {"index.html": page(body, lang=language), "b.html": page(lang=language)})

    found = isolated(tmp_path, "LNK008")

    assert [(rule, path, line) for rule, path, line, _ in found] == [("LNK008", "index.html", 2)]


@pytest.mark.parametrize(("language", "link"), CLEAR)
def test_words_that_say_something_are_not(language: str, link: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(link, lang=language), "b.html": page()})

    assert isolated(tmp_path, "LNK008") == []


def test_a_word_of_the_theme_is_one_finding(tmp_path: Path) -> None:
    pages = {f"{number}.html": page(f'<a href="/{number}.html">Read more</a>') for number in range(5)}
    write(tmp_path, pages)

    assert isolated(tmp_path, "LNK008") == [("LNK008", "0.html", 2, 'the link says only "Read more" (on 5 pages)')]


def test_words_that_two_people_typed_are_two_findings_where_they_typed_them(project: Project) -> None:
    lines = {}
    for text in ("hip-scan/fr.md", "hip-scan/versions/fr-1.0.md"):
        old = "[scanner du genou]"
        lines[text] = project.replace(f"content/articles/{text}", old, "[cliquez ici]")
    about = project.replace("content/pages/about/fr.md", "[scanner du genou]", "[cliquez ici]")
    project.build()

    assert [(found.path, found.line, found.message) for found in project.findings("LNK008")] == [
        ("content/articles/hip-scan/fr.md", lines["hip-scan/fr.md"], 'the link says only "cliquez ici"'),
        ("content/pages/about/fr.md", about, 'the link says only "cliquez ici"'),
    ]
