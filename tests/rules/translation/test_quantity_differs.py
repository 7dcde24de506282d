"""TRN004: the two texts of one article count the same."""

from __future__ import annotations

import pytest

from tests.ledgers import approve
from tests.projects import Project
from tests.rules.tables import told, told_after

EN = "content/articles/knee-scan/en.md"
FR = "content/articles/knee-scan/fr.md"


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        pytest.param(
            "ten minutes",
            "twenty minutes",
            'the French text says "dix minutes", the English text says "twenty minutes"',
            20,
            id="another-number",
        ),
        pytest.param(
            "ten minutes",
            "ten hours",
            'the French text says "dix minutes", the English text says "ten hours"',
            20,
            id="another-unit",
        ),
        pytest.param(
            "ten minutes",
            "some minutes",
            'the French text says "dix minutes", the English text does not',
            20,
            id="gone",
        ),
        pytest.param(
            "your prescription;",
            "your 2 prescriptions;",
            'the English text says "2", the French text does not',
            15,
            id="added-to-a-list-item",
        ),
        pytest.param(
            "| A warm feeling |",
            "| A feeling at 40 °C |",
            'the English text says "40 °C", the French text does not',
            24,
            id="added-to-a-cell",
        ),
        pytest.param(
            "Summary: What a CT",
            "Summary: What a 3-tesla CT",
            'the English text says "3-tesla", the French text does not',
            3,
            id="summary",
        ),
    ],
)
def test_what_is_counted_otherwise_is_found_at_its_line(
    old: str, new: str, message: str, line: int, raised: Project
) -> None:
    assert told_after(raised, "TRN004", EN, old, new) == [(message, EN, line)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("ten minutes", "10 minutes", id="in-digits"),
        pytest.param("ten minutes", "10 min", id="short"),
        pytest.param("ten minutes", "a sixth of an hour, that is 10 minutes", id="an-optional-word-more"),
        pytest.param("one", "one", id="nothing"),
    ],
)
def test_what_counts_the_same_is_not(old: str, new: str, raised: Project) -> None:
    if old != new:
        raised.replace(EN, old, new)

    assert told(raised, "TRN004") == []


def test_the_counterpart_is_named(raised: Project) -> None:
    raised.replace(EN, "ten minutes", "twenty minutes")

    [finding] = raised.findings("TRN004")

    assert [(span.path, span.line) for span in finding.also] == [(FR, 20)]


def test_two_numbers_that_changed_places_are_found(raised: Project) -> None:
    """Each list item is held against its own: the sum of a section does not hide them."""
    for file, one, two in (
        (FR, "votre ordonnance\u202f;", "vos images précédentes"),
        (EN, "your prescription;", "your earlier images"),
    ):
        raised.replace(file, one, f"2 {one}")
        raised.replace(file, two, f"5 {two}")
    assert told(raised, "TRN004") == []

    raised.replace(EN, "2 your", "5 your")
    raised.replace(EN, "5 your earlier", "2 your earlier")

    assert [(path, line) for _, path, line in told(raised, "TRN004")] == [(EN, 15), (EN, 16)]


def test_sections_built_otherwise_are_held_against_each_other_as_a_whole(raised: Project) -> None:
    raised.replace(EN, "The examination takes ten minutes.", "Here is how it goes.\n\nIt takes ten minutes.")
    assert told(raised, "TRN004") == []

    raised.replace(EN, "ten minutes", "nine minutes")

    assert [(path, line) for _, path, line in told(raised, "TRN004")] == [(EN, 22)]


def test_a_translation_one_major_version_behind_claims_nothing(raised: Project) -> None:
    raised.replace(FR, "Version: 1.1", "Version: 2.0")
    raised.replace(FR, "dix minutes", "quinze minutes")

    assert told(raised, "TRN004") == []


def test_a_shown_text_is_looked_at_although_the_working_one_was_mended(raised: Project) -> None:
    approve(raised, "fr", "2.0")
    approve(raised, "en", "2.0", ("ten minutes", "twelve minutes"), kind="translation", of="2.0")
    raised.replace(EN, "twelve minutes", "ten minutes")
    raised.replace(EN, "Version: 2.0", "Version: 2.1")

    found = told(raised, "TRN004")

    assert [(path, line) for _, path, line in found] == [("content/articles/knee-scan/versions/en-2.0.md", 20)]


def test_words_that_changed_under_their_version_are_told_by_another_rule(raised: Project) -> None:
    raised.replace(EN, "Version: 1.1", "Version: 1.0")
    raised.replace(EN, "ten minutes", "twenty minutes")

    assert told(raised, "TRN004") == []
    assert len(told(raised, "VER001")) == 1


def test_a_number_that_differs_on_purpose_is_waived_by_its_fingerprint(raised: Project) -> None:
    raised.replace(EN, "ten minutes", "ten minutes, in room 4")
    [finding] = raised.findings("TRN004")
    waiver = (
        f'\n[[waiver]]\nrule = "TRN004"\npath = "{EN}"\nfingerprint = "{finding.fingerprint}"\n'
        'reason = "the English desk is in room 4"\nowner = "webmaster"\nuntil = 2025-06-30\n'
    )
    raised.write("content/waivers.toml", raised.read("content/waivers.toml") + waiver)
    assert told(raised, "TRN004") == []

    raised.replace(EN, "room 4", "room 5")

    assert len(told(raised, "TRN004")) == 1
