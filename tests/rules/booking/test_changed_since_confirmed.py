"""BKG014: an address keeps no confirmation that was another's. Judged with real git."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import told

FILE = "content/centres.toml"
URL = "https://www.doctolib.fr/radiologie/paris/centre-beta?pid=practice-202"


def test_another_place_under_the_same_confirmation_is_found_before_and_after_the_commit(project: Project) -> None:
    line = project.replace(FILE, URL, URL.replace("202", "203"))
    message = "the address that books scan at Centre Beta is not the one that Ada Example confirmed on 2024-06-03"

    before = told(project, "BKG014")
    project.commit()

    assert before == told(project, "BKG014") == [(message, FILE, line)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(URL, f"{URL}&utm_source=x", id="tracking"),
        pytest.param("confirmed = 2024-06-03    # Centre Beta", "confirmed = 2024-06-20", id="confirmed-anew"),
        pytest.param(
            f'{URL}"\nconfirmed = 2024-06-03 ', f'{URL}3"\nconfirmed = 2024-06-20 ', id="changed-and-confirmed-anew"
        ),
    ],
)
def test_an_address_that_somebody_opened_is_not_found(old: str, new: str, project: Project) -> None:
    project.replace(FILE, old, new)

    assert told(project, "BKG014") == []
