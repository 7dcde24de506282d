"""The quick way to the voices of words says what the slow one does."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from signoff.language.lexicon import plain
from signoff.language.voices import voices, voices_of

_LETTERS = "abcdeéèêàçùïœæABCÉŒØßşµªº²½_0123456789'’ʼ\u00ad\u0301\u00a0\u202f «»“”–—-.,;:!?()\n\t€"
_PIECES = st.sampled_from("l’ d' qu’ jusqu’ don’t can't the you les vous aujourd’hui n’est t’ examen scan".split())


@settings(deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(_LETTERS, max_size=6), st.text(max_size=3)), max_size=12).map("".join))
@example("don’t5")
@example("l’IRM l'examen L’ÉCHOGRAPHIE")
@example("aujourd\u00ad’hui")
def test_both_ways_agree(words: str) -> None:
    assert voices(words) == voices_of(plain(words).lower())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("Vous ne devez pas", "ffFf", id="french"),
        pytest.param("You don’t have to", "eEee", id="english"),
        pytest.param("L’IRM", "f-", id="elision-is-a-word"),
        pytest.param("12 mg → 3\u202fkg", "--", id="letters-of-no-code-page"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_each_word_has_a_voice(words: str, said: str) -> None:
    assert voices(words) == said
