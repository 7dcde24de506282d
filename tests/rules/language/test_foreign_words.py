"""Where LNG001 and LNG002 stand: at the source when a person typed the words, once, and not beside REV002."""

from __future__ import annotations

from tests.projects import Project

EN = "output/en/knee-scan/index.html"


def test_a_french_paragraph_of_a_text_is_told_at_its_line(project: Project) -> None:
    text = "content/pages/about/en.md"
    line = project.replace(text, "An invented site, for tests.", "Un site inventé, pour les tests.")
    project.build()

    assert [(found.path, found.line) for found in project.findings("LNG")] == [(text, line)]


def test_french_that_was_put_into_an_approved_body_is_for_rev002_alone(project: Project) -> None:
    project.replace(EN, "<p>Eat as usual", "<p>Vous pouvez manger comme d’habitude. Eat as usual")

    assert [found.rule for found in project.findings()] == ["REV002"]


def test_a_french_label_outside_of_the_text_is_told_on_the_page(project: Project) -> None:
    line = project.replace(EN, 'aria-label="About this site"', 'aria-label="À propos de ce site"')

    assert [(found.rule, found.path, found.line) for found in project.findings()] == [("LNG001", EN, line)]


def test_the_same_words_on_many_pages_are_one_finding(project: Project) -> None:
    for path in project.path("output/en").rglob("*.html"):
        words = path.read_text(encoding="utf-8")
        path.write_text(words.replace("Skip to content", "Aller au contenu de la page"), encoding="utf-8")

    found = project.findings("LNG")

    assert [(one.rule, one.problem.pages > 1 if one.problem else 0) for one in found] == [("LNG001", True)]


def test_a_part_may_be_passed_over(project: Project) -> None:
    project.replace(EN, "<footer>", '<footer data-signoff-ignore="LNG001"><p>Aller au contenu de la page</p>')

    assert project.findings("LNG") == []
