from __future__ import annotations

import re

from tests.projects import Project


def test_a_legal_page_that_nobody_wrote_is_found_in_each_language(project: Project) -> None:
    project.replace("pyproject.toml", 'legal_pages = ["about"]', 'legal_pages = ["about", "privacy"]')

    assert [(found.path, found.message) for found in project.findings("PAG008")] == [
        ("content/pages/privacy/en.md", "there is no legal page 'privacy' in 'en'"),
        ("content/pages/privacy/fr.md", "there is no legal page 'privacy' in 'fr'"),
    ]


def test_a_foot_without_the_link_on_most_pages_is_one_finding(project: Project) -> None:
    french = sorted(path.relative_to(project.root).as_posix() for path in project.path("output/fr").rglob("index.html"))
    for name in ("output/en/index.html", "output/en/knee-scan/index.html", *french):
        words = project.read(name)
        project.write(
            name, words.replace('href="/en/about/"', 'href="/en/"').replace('href="/fr/a-propos/"', 'href="/fr/"')
        )

    told = [found.message for found in project.findings("PAG008")]
    assert told == [
        "/en/ does not link to: About this site",
        "/en/knee-scan/ does not link to: About this site",
        told[-1],
    ]
    assert re.fullmatch(r"/fr/\S* does not link to: À propos du site \(on \d+ pages\)", told[-1])


def test_a_page_of_both_languages_may_link_to_either(project: Project) -> None:
    words = project.read("output/index.html")
    project.write("output/index.html", words.replace('href="/fr/a-propos/"', 'href="/fr/"'))

    assert project.findings("PAG008") == []


def test_a_relative_or_whole_address_is_a_link_too(project: Project) -> None:
    project.replace("output/en/knee-scan/index.html", 'href="/en/about/"', 'href="../about/"')
    project.replace("output/en/index.html", 'href="/en/about/"', 'href="https://www.example.org/en/about/"')

    assert project.findings("PAG008") == []
