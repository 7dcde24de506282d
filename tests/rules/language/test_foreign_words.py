"""Where LNG001 and LNG002 stand: at the source when a person typed the words, once, and not beside REV002."""

from __future__ import annotations

import pytest

from tests.projects import Project

EN = "output/en/knee-scan/index.html"
ABOUT = "output/en/about/index.html"


def test_a_french_paragraph_of_a_text_is_told_at_its_line(project: Project) -> None:
    text = "content/pages/about/en.md"
    line = project.replace(text, "An invented site, for tests.", "Un site inventé, pour les tests.")
    project.build()

    assert [(found.path, found.line) for found in project.findings("LNG")] == [(text, line)]


def test_french_that_was_put_into_an_approved_body_is_for_rev002_alone(project: Project) -> None:
    project.replace(EN, "<p>Eat as usual", "<p>Vous pouvez manger comme d’habitude. Eat as usual")

    assert [found.rule for found in project.findings()] == ["REV002"]


def test_a_french_label_outside_of_the_text_is_told_on_the_page(project: Project) -> None:
    line = project.replace(ABOUT, 'aria-label="About this site"', 'aria-label="À propos de ce site"')

    assert [(found.rule, found.path, found.line) for found in project.findings("LNG")] == [("LNG001", ABOUT, line)]


def test_the_same_words_on_many_pages_are_one_finding(project: Project) -> None:
    for path in project.path("output/en").rglob("*.html"):
        words = path.read_text(encoding="utf-8")
        path.write_text(words.replace("Skip to content", "Aller au contenu de la page"), encoding="utf-8")

    found = project.findings("LNG")

    assert [(one.rule, one.problem.pages > 1 if one.problem else 0) for one in found] == [("LNG001", True)]


def test_a_part_may_be_passed_over(project: Project) -> None:
    project.replace(EN, "<footer>", '<footer data-signoff-ignore="LNG001"><p>Aller au contenu de la page</p>')

    assert project.findings("LNG") == []


FR = "content/articles/knee-scan/fr.md"
TITLE = "CT scan of the knee"


@pytest.mark.parametrize(
    ("title", "words", "found"),
    [
        pytest.param("Spine injection: the guide", "la spine injection est courte", "spine injection", id="title"),
        pytest.param("Lumbar spine injection", "Une Spine Injection est courte", "Spine Injection", id="part-of-a-title"),
        pytest.param(TITLE, "le herniated disc se voit", "herniated disc", id="glossary"),
        pytest.param(TITLE, "la « spine injection » est courte", "", id="quoted"),
        pytest.param("Spine injection", 'la <span lang="en">spine injection</span>', "", id="marked"),
        pytest.param("Spine injection", "une injection dans le rachis", "", id="french"),
        pytest.param("Tennis elbow: the guide", "le tennis elbow fait mal", "", id="at-home-in-both"),
        pytest.param("Scanner of the knee", "le scanner montre tout", "", id="one-word"),
    ],
)  # fmt: skip
def test_a_keyword_that_the_sources_know_is_found(title: str, words: str, found: str, project: Project) -> None:
    project.write(
        "content/glossary.toml",
        '[x.fr]\nterm = "hernie discale"\ndefinition = "Un mot."\n\n[x.en]\nterm = "herniated disc"\ndefinition = "A word."\n',
    )
    project.write(
        "content/articles/knee-scan/en.md", project.read("content/articles/knee-scan/en.md").replace(TITLE, title)
    )
    line = project.replace(FR, "L’examen dure dix minutes.", f"{words.capitalize() if not found else words}.")

    told = [(each.message.rpartition(": ")[2], each.path, each.line) for each in project.findings("LNG002")]

    assert told == ([(f'"{found}"', FR, line)] if found else [])
