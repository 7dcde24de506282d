"""REV001: pages that no physician approved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ledgers import approve, withdraw
from tests.projects import Project
from tests.rules.tables import EN, FR, HISTORY_EN, LEDGER, OLD_EN, Told, told

NOBODY = "/en/knee-scan/ is there, but no record approves its text"
NO_TEXT = "this page says that it was controlled, but no approved text belongs here"
WITHDRAWN = "the text of /en/knee-scan/ was withdrawn, but the page still shows some of it"


def nothing(_: Project) -> None:
    """As it was built."""


def record_of_another_version(project: Project) -> None:
    project.write(
        LEDGER, project.read(LEDGER).replace('language = "en"\nversion = "1.0"', 'language = "en"\nversion = "0.9"')
    )


def records_gone(project: Project) -> None:
    ledger = project.read(LEDGER)
    project.write(LEDGER, ledger[: ledger.rindex("[[review]]")])


def line_on_a_legal_page(project: Project) -> None:
    project.replace("output/en/about/index.html", "</main>", "<p>Controlled by Dr Ada Example</p></main>")


def sentence_on_a_legal_page(project: Project) -> None:
    project.replace("output/en/about/index.html", "</main>", "<p>What is controlled by Dr Ada Example?</p></main>")


def hidden_line_on_a_legal_page(project: Project) -> None:
    project.replace("output/en/about/index.html", "</main>", "<p hidden>Controlled by Dr Ada Example</p></main>")


def line_on_the_home_page(project: Project) -> None:
    project.replace("output/en/index.html", "</footer>", "<p>Last update: June 1, 2024</p></footer>")


def page_that_no_build_made(project: Project) -> None:
    project.write("output/en/extra/index.html", project.read(EN))


def version_that_never_was(project: Project) -> None:
    project.write("output/en/knee-scan/v0.9/index.html", project.read(OLD_EN))


def withdrawn_and_built(project: Project) -> None:
    withdraw(project, "en", "1.0")
    project.build()


def withdrawn_and_not_built(project: Project) -> None:
    withdraw(project, "en", "1.0")
    project.path(OLD_EN).unlink()


def withdrawn_version_not_built(project: Project) -> None:
    withdraw(project, "en", "1.0")
    page = project.read(OLD_EN)
    project.build()
    project.write(OLD_EN, page)


def line_left_on_a_notice(project: Project) -> None:
    withdrawn_and_built(project)
    project.replace(EN, "</main>", "<p>Controlled by Dr Ada Example</p></main>")


def held(project: Project) -> None:
    approve(project, "fr", "2.0", ("dix minutes", "douze minutes"))
    project.build()


def slug_that_became_an_alias(project: Project) -> None:
    approve(project, "en", "1.1", ("Slug: knee-scan", "Slug: scan-of-a-knee"), kind="wording")
    project.replace("content/articles/knee-scan/article.toml", '["scan-of-the-knee"]', '["knee-scan"]')
    project.build()


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [
        pytest.param(nothing, [], id="as-it-was-built"),
        pytest.param(record_of_another_version, [(NOBODY, LEDGER, 3)], id="one-cause-for-the-page-and-its-version"),
        pytest.param(records_gone, [(NOBODY, LEDGER, 3)], id="the-record-was-taken-away"),
        pytest.param(line_on_a_legal_page, [(NO_TEXT, "output/en/about/index.html", 1)], id="line-on-a-legal-page"),
        pytest.param(sentence_on_a_legal_page, [], id="a-sentence-is-no-line"),
        pytest.param(hidden_line_on_a_legal_page, [], id="a-hidden-line-states-nothing"),
        pytest.param(
            line_on_the_home_page, [(NO_TEXT, "output/en/index.html", 1)], id="date-in-the-footer-of-the-home"
        ),
        pytest.param(page_that_no_build_made, [(NO_TEXT, "output/en/extra/index.html", 1)], id="copy-elsewhere"),
        pytest.param(
            version_that_never_was,
            [("/en/knee-scan/v0.9/ is there, but no record approves its text", LEDGER, 3)],
            id="version-that-never-was",
        ),
        pytest.param(withdrawn_and_built, [], id="withdrawn"),
        pytest.param(withdrawn_and_not_built, [(WITHDRAWN, LEDGER, 13)], id="withdrawn-but-still-shown"),
        pytest.param(
            withdrawn_version_not_built,
            [(WITHDRAWN.replace("knee-scan/", "knee-scan/v1.0/"), LEDGER, 13)],
            id="withdrawn-but-its-version-still-shown",
        ),
        pytest.param(line_left_on_a_notice, [(WITHDRAWN, LEDGER, 13)], id="line-left-on-a-notice"),
        pytest.param(held, [], id="held"),
        pytest.param(slug_that_became_an_alias, [], id="redirect-at-an-old-slug"),
    ],
)
def test_a_page_needs_a_record(break_it: Callable[[Project], None], expected: list[Told], project: Project) -> None:
    break_it(project)

    assert told(project, "REV001") == expected


def test_every_page_of_a_text_that_was_withdrawn_by_its_source_is_a_notice(project: Project) -> None:
    withdraw(project, "fr", "1.0")
    project.build()

    assert project.findings() == []
    assert ["examination takes" in project.read(page) for page in (EN, OLD_EN, HISTORY_EN)] == [False, False, False]
    assert "L’examen dure" not in project.read(FR)
