"""A subject with very many guides has a page for each letter, and each of them names the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.model import Page, Sources
from signoff.review.signposts import Signpost
from signoff.rules.reviews.furniture import strange_on_signpost
from signoff.rules.world import World
from signoff.settings import Settings

LETTER = Signpost("letter", "mri/a", "en", "/en/guides/mri/a/", "a")


def page(*said: str) -> Page:
    """The page of a letter, with these words in its list of letters."""
    words = {"contents": tuple(("li", each) for each in said)}
    return Page("en/guides/mri/a/index.html", LETTER.url, "en", "A", "A", (), frozenset(), words, (), ())


@pytest.mark.parametrize(
    ("said", "strange"),
    [
        pytest.param(("A", "B", "0-9"), None, id="the-letters-of-the-subject"),
        pytest.param(("A", "C"), "C", id="another-letter"),
        pytest.param(("A", "B is best"), "B is best", id="more-than-a-letter"),
    ],
)
def test_a_letter_names_those_beside_it_and_no_other_words(said: tuple[str, ...], strange: str | None) -> None:
    world = World.around(Settings(Path()), Sources((), (), {}, {}), (), {"en": ("By letter",)})

    assert strange_on_signpost(LETTER, page(*said), world, ["a", "b", "0-9"]) == strange
