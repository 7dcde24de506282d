"""The facts of the sources are taken out of what a page says as whole words, and what is left must be the theme's."""

from __future__ import annotations

import pytest

from signoff.rules.reviews.furniture import unknown

MESSAGES = ("Reviewed by %(name)s", "and")


@pytest.mark.parametrize(
    ("said", "values", "strange"),
    [
        pytest.param("Reviewed by Ada", ["Ada"], [], id="a-value"),
        pytest.param("Reviewed by Adam", ["Ada"], ["Reviewed by Adam"], id="the-beginning-of-a-word"),
        pytest.param("Reviewed by Granada", ["ada"], ["Reviewed by Granada"], id="the-end-of-a-word"),
        pytest.param("Reviewed by Adam and Ada", ["Ada"], ["Reviewed by Adam and Ada"], id="once-whole-once-not"),
        pytest.param("Reviewed by Ada and Ada", ["Ada"], [], id="twice"),
        pytest.param("Reviewed by Ada_1", ["Ada"], ["Reviewed by Ada_1"], id="a-low-line-is-a-letter"),
        pytest.param("Reviewed by Adaé", ["Ada"], ["Reviewed by Adaé"], id="so-is-an-accented-one"),
        pytest.param("Ada", ["Ada"], [], id="nothing-else"),
        pytest.param("Ada Lovelace", ["Ada", "Ada Lovelace"], [], id="the-longer-first"),
        pytest.param("Ada", [""], ["Ada"], id="an-empty-value-is-none"),
    ],
)
def test_values_are_whole_words(said: str, values: list[str], strange: list[str]) -> None:
    assert list(unknown([said], values, MESSAGES)) == strange
