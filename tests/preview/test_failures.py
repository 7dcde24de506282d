"""What a text that cannot be read says above its last good page, in the language of whoever reads it."""

from __future__ import annotations

import pytest

from signoff.errors import SourcesUnreadable
from signoff.preview.failures import failure_of
from signoff.settings import load_settings
from signoff.sources import load_sources
from tests.projects import Project

TEXT = "content/articles/knee-scan/en.md"
FACTS = "content/articles/knee-scan/article.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "french"),
    [
        pytest.param(
            *(TEXT, "Title:", "Title", f"{TEXT}:1"),
            "cette ligne n’est pas un champ de la forme `Key: value`",
            id="no-field",
        ),
        pytest.param(
            *(FACTS, "months = 36", 'months = "36"', f"{FACTS}:3"),
            "months doit être un nombre entier, et non '36'",
            id="value-of-another-kind",
        ),
    ],
)
def test_what_is_wrong_is_said_in_french_too(
    file: str, old: str, new: str, place: str, french: str, project: Project
) -> None:
    project.replace(file, old, new)

    with pytest.raises(SourcesUnreadable) as raised:
        load_sources(load_settings(project.root))
    told = failure_of(raised.value, project.root)[0]

    assert (told["place"], told["message"]["fr"]) == (place, french)
