"""REV015: who stands behind a key. Judged with real git."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import told

FILE = "content/reviewers.toml"


@pytest.mark.parametrize(
    ("old", "new", "called"),
    [
        pytest.param('name = "Ada Example"', 'name = "Eve Example"', "Dr Eve Example (specimen)", id="another-name"),
        pytest.param('title = "Dr"', 'title = "Prof."', "Prof. Ada Example (specimen)", id="another-title"),
        pytest.param("specimen = true", "specimen = false", "Dr Ada Example", id="a-specimen-becomes-real"),
    ],
)
def test_another_person_behind_a_key_is_found_before_and_after_the_commit(
    old: str, new: str, called: str, project: Project
) -> None:
    at = project.git("rev-parse", "HEAD").strip()[:9]
    project.replace(FILE, old, new)
    message = (
        f"the reviewer ada-example, 'Dr Ada Example (specimen)' at {at}, is '{called}' now: "
        "their records would vouch in another name"
    )

    before = told(project, "REV015")
    project.commit()

    assert before == told(project, "REV015") == [(message, FILE, 1)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("[ada-example]", "# Ours.\n[ada-example]", id="a-comment"),
        pytest.param('roles = ["radiologist"]', 'roles = ["radiologist", "translator"]', id="another-role"),
        pytest.param("[ada-example]", '[bob]\nname = "Bob"\nroles = []\n\n[ada-example]', id="a-new-person"),
    ],
)
def test_what_leaves_the_name_alone_is_not_found(old: str, new: str, project: Project) -> None:
    project.replace(FILE, old, new)

    assert told(project, "REV015") == []


def test_a_person_without_a_record_may_be_called_anew(project: Project) -> None:
    project.write(FILE, project.read(FILE) + '\n[bob]\nname = "Bob"\nroles = []\nspecimen = true\n')
    project.commit()
    project.replace(FILE, '"Bob"', '"Robert"')

    assert told(project, "REV015") == []
