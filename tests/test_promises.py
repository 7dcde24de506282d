"""What the product promises on its first page: break one thing, and the gate says which, once, at the source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from signoff.model import Finding
from tests.projects import Project

EN = "output/en/knee-scan/index.html"
FR = "output/fr/scanner-du-genou/index.html"
ALPHA = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"
BETA = "https://www.doctolib.fr/radiologie/paris/centre-beta?pid=practice-202"


def delete_linked_page(project: Project) -> tuple[str, str, int]:
    project.path(FR).unlink()
    return "LNK001", "content/pages/about/fr.md", 6


def change_word_of_frozen_text(project: Project) -> tuple[str, str, int]:
    frozen = "content/articles/knee-scan/versions/fr-1.0.md"
    line = project.replace(frozen, "L’examen dure dix minutes.", "L’examen dure onze minutes.")
    return "VER004", frozen, line


def change_word_of_frozen_text_and_build(project: Project) -> tuple[str, str, int]:
    expected = change_word_of_frozen_text(project)
    project.build()
    return expected


def change_link_of_frozen_text(project: Project) -> tuple[str, str, int]:
    frozen = "content/articles/hip-scan/versions/fr-1.0.md"
    line = project.replace(frozen, "/fr.md#risques", "/fr.md#avant")
    return "VER004", frozen, line


def change_slug_of_frozen_text(project: Project) -> tuple[str, str, int]:
    frozen = "content/articles/hip-scan/versions/fr-1.0.md"
    line = project.replace(frozen, "Change: Première publication.", "Change: Seconde publication.")
    return "VER004", frozen, line


def change_word_of_working_text(project: Project) -> tuple[str, str, int]:
    working = "content/articles/knee-scan/en.md"
    return "VER001", working, project.replace(working, "ten minutes", "twelve minutes")


def change_word_of_working_text_and_build(project: Project) -> tuple[str, str, int]:
    expected = change_word_of_working_text(project)
    project.build()
    return expected


def put_word_into_body(project: Project) -> tuple[str, str, int]:
    project.replace(EN, "<p>Eat as usual", "<p>Do not eat as usual")
    return "REV002", "content/articles/knee-scan/en.md", 11


def put_word_into_heading(project: Project) -> tuple[str, str, int]:
    project.replace(EN, '<h1 data-signoff="title">CT scan', '<h1 data-signoff="title">Painless CT scan')
    return "REV002", "content/articles/knee-scan/en.md", 1


def put_word_into_title_element(project: Project) -> tuple[str, str, int]:
    project.replace(EN, "<title>CT scan", "<title>Painless CT scan")
    return "REV002", "content/articles/knee-scan/en.md", 1


def put_word_into_list_of_contents(project: Project) -> tuple[str, str, int]:
    project.replace(EN, '<a href="#risks">Risks</a>', '<a href="#risks">No risks</a>')
    return "REV002", "content/articles/knee-scan/en.md", 27


def put_paragraph_beside_the_text(project: Project) -> tuple[str, str, int]:
    project.replace(EN, "</main>", "<p>Ask for our special offer.</p></main>")
    return "REV002", "content/articles/knee-scan/en.md", 1


def put_script_into_body(project: Project) -> tuple[str, str, int]:
    project.replace(EN, "</main>", '<script>document.write("cured")</script></main>')
    return "REV002", "content/articles/knee-scan/en.md", 1


def put_second_main(project: Project) -> tuple[str, str, int]:
    project.replace(EN, "</main>", "</main><main><p>cured</p></main>")
    return "REV002", "content/articles/knee-scan/en.md", 1


def hide_an_approved_paragraph(project: Project) -> tuple[str, str, int]:
    project.replace(EN, "<p>Eat as usual", "<p hidden>Eat as usual")
    return "REV002", "content/articles/knee-scan/en.md", 11


def put_link_into_body(project: Project) -> tuple[str, str, int]:
    project.replace(EN, "<p>Eat as usual", '<p><a href="https://www.example.com/">Eat</a> as usual')
    return "REV002", "content/articles/knee-scan/en.md", 1


def put_words_into_the_booking_block(project: Project) -> tuple[str, str, int]:
    project.replace(EN, ">Centre Alpha</a></h3>", ">Centre Alpha, the best of Paris</a></h3>")
    return "REV002", "content/articles/knee-scan/en.md", 1


def swap_centres(project: Project) -> tuple[str, str, int]:
    page = project.read(EN)
    project.write(EN, page.replace(ALPHA, "@").replace(BETA, ALPHA).replace("@", BETA))
    return "BKG005", "content/articles/knee-scan/article.toml", 4


def type_wrong_date(project: Project) -> tuple[str, str, int]:
    project.replace(EN, ">June 1, 2024<", ">June 30, 2024<")
    return "REV007", "content/articles/knee-scan/reviews.toml", 13


def type_wrong_date_twice(project: Project) -> tuple[str, str, int]:
    project.replace(EN, 'datetime="2024-06-01">June 1, 2024<', 'datetime="2024-06-30">June 30, 2024<')
    return "REV007", "content/articles/knee-scan/reviews.toml", 13


def type_wrong_reviewer(project: Project) -> tuple[str, str, int]:
    project.replace(FR, "Contrôlé par le Dr Ada Example", "Contrôlé par le Dr Bob Example")
    return "REV007", "content/articles/knee-scan/reviews.toml", 3


def point_built_link_at_look_alike(project: Project) -> tuple[str, str, int]:
    project.replace(EN, ALPHA, ALPHA.replace("doctolib.fr", "doctolib.fr.example.com"))
    return "BKG001", "content/articles/knee-scan/article.toml", 4


def point_centre_at_look_alike(project: Project) -> tuple[str, str, int]:
    centres = "content/centres.toml"
    line = project.replace(centres, ALPHA, ALPHA.replace("doctolib.fr", "doctolib.fr.example.com"))
    project.build()
    return "BKG001", centres, line


def point_centre_at_look_alike_without_building(project: Project) -> tuple[str, str, int]:
    centres = "content/centres.toml"
    return "BKG001", centres, project.replace(centres, ALPHA, ALPHA.replace("doctolib.fr", "doctolib.fr.example.com"))


def point_working_link_at_look_alike(project: Project) -> tuple[str, str, int]:
    working = "content/articles/knee-scan/en.md"
    link = "[ten minutes](https://www.doctolib.fr.example.com/x)"
    return "BKG001", working, project.replace(working, "ten minutes", link)


def delete_half_an_article(project: Project) -> tuple[str, str, int]:
    project.path("content/pages/about/en.md").unlink()
    project.build()
    return "TRN001", "content/pages/about/fr.md", 1


BREAKS: list[Callable[[Project], tuple[str, str, int]]] = [
    delete_linked_page,
    change_word_of_frozen_text,
    change_word_of_frozen_text_and_build,
    change_link_of_frozen_text,
    change_slug_of_frozen_text,
    change_word_of_working_text,
    change_word_of_working_text_and_build,
    put_word_into_body,
    put_word_into_heading,
    put_word_into_title_element,
    put_word_into_list_of_contents,
    put_paragraph_beside_the_text,
    put_script_into_body,
    put_second_main,
    hide_an_approved_paragraph,
    put_link_into_body,
    put_words_into_the_booking_block,
    swap_centres,
    type_wrong_date,
    type_wrong_date_twice,
    type_wrong_reviewer,
    point_built_link_at_look_alike,
    point_centre_at_look_alike,
    point_centre_at_look_alike_without_building,
    point_working_link_at_look_alike,
    delete_half_an_article,
]


def test_the_example_as_it_is_opens_the_gate_without_a_word(built: Project) -> None:
    report = built.check()

    assert (report.is_open, report.findings, report.skipped) == (True, (), {})


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda break_it: break_it.__name__.replace("_", "-"))
def test_one_broken_thing_is_one_finding_at_its_source(
    break_it: Callable[[Project], tuple[str, str, int]], project: Project
) -> None:
    expected = break_it(project)

    report = project.check()

    assert [_place(finding) for finding in report.findings] == [expected]
    assert not report.is_open


def _place(finding: Finding) -> tuple[str, str, int]:
    return finding.rule, finding.path, finding.line
