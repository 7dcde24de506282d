"""REV004, REV005, REV011 and REV012: what a record says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from tests.projects import Project

LEDGER = "content/articles/hip-scan/reviews.toml"
ARTICLE = "content/articles/hip-scan/article.toml"
REVIEWERS = "content/reviewers.toml"


@pytest.mark.parametrize(
    ("more", "count"),
    [
        pytest.param("", 0, id="no-bounds"),
        pytest.param("since = 2024-06-01", 0, id="came-that-day"),
        pytest.param("since = 2024-06-02", 1, id="came-the-day-after"),
        pytest.param("until = 2024-06-01", 0, id="left-at-the-end-of-that-day"),
        pytest.param("until = 2024-06-15", 0, id="left-since-and-the-record-stays"),
        pytest.param("until = 2024-05-31", 1, id="left-the-day-before"),
        pytest.param("since = 2024-06-01\nuntil = 2024-06-01", 0, id="there-for-one-day"),
        pytest.param("since = 2024-07-01\nuntil = 2024-05-01", 2, id="bounds-the-wrong-way-round"),
    ],
)
def test_a_reviewer_was_in_office_on_that_day(more: str, count: int, project: Project) -> None:
    project.write(REVIEWERS, project.read(REVIEWERS) + more + "\n")

    found = [finding for finding in project.findings("REV004") if finding.path == LEDGER]

    assert [(finding.line, finding.also[0].path) for finding in found] == [(3, REVIEWERS)] * count


@pytest.mark.parametrize(
    ("roles", "wanted", "kind", "count"),
    [
        pytest.param('["radiologist"]', '["radiologist"]', "medical", 0, id="has-it"),
        pytest.param(
            '["nurse", "radiologist"]', '["surgeon", "radiologist"]', "medical", 0, id="one-of-them-is-enough"
        ),
        pytest.param('["nurse"]', '["radiologist"]', "medical", 1, id="has-another"),
        pytest.param("[]", '["radiologist"]', "medical", 1, id="has-none"),
        pytest.param("[]", "[]", "medical", 0, id="none-is-asked-for"),
        pytest.param('["translator"]', '["radiologist"]', "medical", 1, id="a-translator-is-no-physician"),
        pytest.param('["translator"]', '["radiologist"]', "wording", 0, id="a-translator-may-word"),
        pytest.param('["translator"]', '["radiologist"]', "withdrawal", 1, id="a-translator-may-not-withdraw"),
    ],
)
def test_a_reviewer_has_the_role_that_the_review_needs(
    roles: str, wanted: str, kind: str, count: int, project: Project
) -> None:
    project.replace(REVIEWERS, 'roles = ["radiologist"]', f"roles = {roles}")
    project.replace(ARTICLE, 'roles = ["radiologist"]', f"roles = {wanted}")
    project.replace(LEDGER, 'kind = "medical"', f'kind = "{kind}"')

    assert len([finding for finding in project.findings("REV004") if finding.path == LEDGER]) == count


@pytest.mark.parametrize(
    ("today", "count"),
    [
        pytest.param(date(2024, 6, 1), 0, id="today"),
        pytest.param(date(2024, 5, 31), 3, id="tomorrow"),
        pytest.param(date(2024, 7, 1), 0, id="long-ago"),
    ],
)
def test_a_record_of_a_day_that_has_not_come_is_found(today: date, count: int, project: Project) -> None:
    assert len(project.findings("REV005", today=today)) == count


ARMOUR = 'signature = """\n-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"""\n'


@pytest.mark.parametrize(
    ("evidence", "more", "message"),
    [
        pytest.param("recorded", "", None, id="recorded"),
        pytest.param("imported", "", None, id="imported"),
        pytest.param("signed", "", "the record says that it is signed, and bears no signature", id="signed-without"),
        pytest.param(
            "recorded", ARMOUR, 'the record bears a signature, and says "recorded"', id="signature-of-a-recorded"
        ),
        pytest.param(
            "signed", ARMOUR, "the signature of this record does not count: there is no allowed_signers", id="bad"
        ),
    ],
)
def test_evidence_and_signature_belong_together(
    evidence: str, more: str, message: str | None, project: Project
) -> None:
    words = project.read(LEDGER).replace('"recorded"      # the French text', f'"{evidence}"') + more
    project.write(LEDGER, words)

    found = project.findings("REV011")

    assert [(finding.line, finding.message.startswith(message or "")) for finding in found] == [(3, True)] * bool(
        message
    )


@pytest.mark.parametrize(
    ("enough", "evidence", "count"),
    [
        pytest.param("imported", "imported", 0, id="imported-is-enough"),
        pytest.param("imported", "recorded", 0, id="more-than-enough"),
        pytest.param("recorded", "imported", 1, id="imported-is-not-enough"),
        pytest.param("recorded", "recorded", 0, id="recorded-is-enough"),
        pytest.param("signed", "recorded", 1, id="recorded-is-not-enough"),
        pytest.param("signed", "imported", 1, id="imported-is-far-from-enough"),
    ],
)
def test_the_policy_says_which_evidence_is_enough(enough: str, evidence: str, count: int, project: Project) -> None:
    project.write("pyproject.toml", project.read("pyproject.toml") + f'evidence = "{enough}"\n')
    project.replace(LEDGER, '"recorded"', f'"{evidence}"')

    found = [finding for finding in project.findings("REV012", publish=True) if finding.path == LEDGER]

    assert [finding.severity for finding in found] == ["error"] * count


def test_a_policy_that_does_not_exist_is_refused(project: Project) -> None:
    project.write("pyproject.toml", project.read("pyproject.toml") + 'evidence = "sealed"\n')

    done = project.run("check")

    assert (done.exit_code, "must be one of imported, recorded, signed" in done.output) == (2, True)
