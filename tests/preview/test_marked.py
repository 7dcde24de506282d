"""Changes as HTML: typed as the language types, whatever was compared."""

from __future__ import annotations

import re

import pytest

from signoff.preview.marked import changed, set_off
from signoff.review.changes import compare, runs


@pytest.mark.parametrize(
    ("tongue", "words", "shown"),
    [
        pytest.param("fr", "l'examen: qu'est-ce?", "l’examen\u00a0: qu’est-ce\u202f?", id="apostrophe-colon-question"),
        pytest.param("fr", "Attention! Non; oui.", "Attention\u202f! Non\u202f; oui.", id="high-marks"),
        pytest.param(
            "fr", "il dit «oui», puis «non».", "il dit «\u00a0oui\u00a0», puis «\u00a0non\u00a0».", id="quotes"
        ),
        pytest.param("fr", "à 10:30 (ou plus?)", "à <b>10:30</b> (ou plus\u202f?)", id="time-of-day"),
        pytest.param("fr", "sûr(?) ou ?", "sûr(?) ou ?", id="mark-alone"),
        pytest.param("fr", "Quoi?!", "Quoi\u202f?!", id="two-marks"),
        pytest.param("fr", "voir https://a.example/x?y=1", "voir https://a.example/x?y=<b>1</b>", id="address"),
        pytest.param("en", "the scan: don't you?", "the scan: don’t you?", id="english"),
        pytest.param("en", "a 5' line <b>", "a <b>5</b>&#x27; line &lt;b&gt;", id="feet-and-markup"),
    ],
)
def test_words_are_typed_as_their_language_is(tongue: str, words: str, shown: str) -> None:
    assert re.sub(r'<b class="[a-z]+">', "<b>", set_off(words, tongue)) == shown


def test_an_inserted_mark_has_its_space_outside(  # so that a line under it does not begin in the air
) -> None:
    (change,) = compare(runs("Combien de temps", "", ()), runs("Combien de temps?", "", ()))

    html = re.sub(r'<span class="aloud">[^<]*</span>', "", changed(change, "fr", "fr"))

    assert html == "Combien de temps\u202f<ins>?</ins>"
