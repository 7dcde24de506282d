"""TRN002 and TRN003: a translation, and the source that it was made from."""

from __future__ import annotations

from signoff.model import Severity
from tests.ledgers import approve
from tests.projects import Project
from tests.rules.tables import LEDGER, told

EN = "content/articles/knee-scan/en.md"
SOURCE = "content/articles/knee-scan/versions/fr-2.0.md"


def move_on(project: Project) -> None:
    """Of the French text, one block is changed, one is new, one is gone; the English stays as it is."""
    approve(
        project,
        "fr",
        "2.0",
        ("L’examen dure dix minutes.", "L’examen dure quinze minutes.\n\nVous restez immobile pendant ce temps."),
        ("- votre ordonnance\u202f;\n", ""),
    )


def test_a_translation_behind_its_source_is_found_with_what_is_to_be_done(project: Project) -> None:
    move_on(project)

    [finding] = project.findings("TRN003")

    assert (finding.path, finding.line, finding.severity) == (EN, 4, Severity.WARNING)
    assert finding.message == (
        "the French text is version 2.0 since 2024-06-15, this translation follows version 1.0; "
        "to change: line 20; missing: at line 20; extra: line 15"
    )
    places = [(span.path, span.line) for span in finding.also]
    assert (EN, 15) in places
    assert (EN, 20) in places
    assert {line for path, line in places if path.startswith(SOURCE.rpartition("/")[0])} == {19, 21}


def test_it_shuts_the_gate_when_publishing(project: Project) -> None:
    move_on(project)

    assert [finding.severity for finding in project.findings("TRN003", publish=True)] == [Severity.ERROR]


def test_a_minor_version_of_the_source_leaves_it_in_step(project: Project) -> None:
    approve(project, "fr", "1.1", ("coupes fines", "tranches fines"), kind="wording")

    assert told(project, "TRN003") == []


def test_a_translation_that_caught_up_is_in_step(project: Project) -> None:
    move_on(project)
    approve(project, "en", "2.0", ("ten minutes", "15 minutes"), kind="translation", of="2.0")

    assert told(project, "TRN003") == []


def test_the_article_that_withdraws_stale_translations_is_told_too(project: Project) -> None:
    move_on(project)
    file = "content/articles/knee-scan/article.toml"
    project.write(file, project.read(file) + 'stale = "withdraw"\n')

    assert len(told(project, "TRN003")) == 1


def test_a_record_of_a_version_that_nobody_approved_is_orphaned_not_stale(project: Project) -> None:
    project.write(LEDGER, project.read(LEDGER).replace('of = { version = "1.0"', 'of = { version = "0.9"'))

    assert [(path, line) for _, path, line in told(project, "TRN002")] == [(LEDGER, 13)]
    assert told(project, "TRN003") == []


def test_a_source_that_is_missing_without_excuse_is_told_once(project: Project) -> None:
    """TRN001 says that it is not there."""
    project.path("content/articles/knee-scan/fr.md").unlink()

    assert told(project, "TRN002") == []
    assert len(told(project, "TRN001")) == 1
