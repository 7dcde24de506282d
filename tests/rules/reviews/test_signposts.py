"""Home pages, indexes, and the pages of centres and reviewers: no word and no way out that nobody vouches for."""

from __future__ import annotations

import pytest

from signoff.review import signposts
from tests.projects import Project

CENTRE = "output/en/centres/alpha/index.html"


@pytest.mark.parametrize(
    ("page", "old", "new", "told"),
    [
        pytest.param(
            "output/en/index.html",
            "What a CT scan of the knee shows",
            "What no CT scan of the knee shows",
            'the page says "What no CT scan of the knee shows, and how it is done.',
            id="summary-on-the-home-page",
        ),
        pytest.param(
            CENTRE, "1 rue de l’Exemple<br>", "9 rue de l’Exemple<br>", 'the page says "9 rue de l\'Exemple 75002 Paris"', id="street"
        ),
        pytest.param(
            CENTRE,
            "pid=practice-101",
            "pid=practice-999",
            "the page leads to https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-999",
            id="booking",
        ),
        pytest.param(
            CENTRE, 'href="tel:+33199000011"', 'href="tel:+33199000099"', "the page leads to tel:+33199000099", id="telephone"
        ),
        pytest.param(
            "output/fr/relecteurs/ada-example/index.html",
            "Radiologue",
            "Professeur de radiologie",
            'the page says "Professeur de radiologie"',
            id="role",
        ),
        pytest.param(
            "output/en/guides/index.html",
            "<main",
            "<p>Half price this week.</p><main",
            'the page says "Half price this week."',
            id="outside-of-all-parts",
        ),
    ],
)  # fmt: skip
def test_what_neither_sources_nor_theme_have_is_told(
    page: str, old: str, new: str, told: str, project: Project
) -> None:
    project.replace(page, old, new)

    found = [finding for finding in project.findings("REV002") if finding.page == page.removeprefix("output/")]

    assert [finding.message.startswith(told) for finding in found] == [True], [finding.message for finding in found]


def test_many_guides_and_all_facts_of_a_centre_are_known(project: Project) -> None:
    project.replace(
        "content/centres.toml",
        'telephone = "+33199000011"',
        'telephone = "+33199000011"\nhours = ["Mo-Fr 08:00-18:30"]',
    )
    project.build()

    assert project.findings() == []
    assert "Monday to Friday, 8\u00a0am to 6:30\u00a0pm" in project.read(CENTRE)
    assert '"openingHours": ["Mo-Fr 08:00-18:30"]' in project.read(CENTRE)
    assert "Appointment for: CT scan" in project.read("output/en/knee-scan/index.html")


@pytest.mark.parametrize("services", [pytest.param(True, id="with-services"), pytest.param(False, id="by-kind")])
def test_pages_of_subjects_and_letters_say_nothing_strange(
    services: bool,  # noqa: FBT001
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signposts, "WHOLE", 0)
    monkeypatch.setattr(signposts, "LETTERED", 0)
    if not services:
        project.path("content/services.toml").unlink()
    project.build()

    page = project.read(f"output/en/guides/{'ct-scan' if services else 'examinations'}/c/index.html")
    assert project.findings() == []
    assert f">Letter C – {'CT scan' if services else 'Examinations'}</h1>" in page
    assert '<li aria-current="page">C</li>' in page
