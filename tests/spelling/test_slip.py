"""What is one slip from a term, and what is a word of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.spelling.slip import one_slip
from signoff.spelling.terms import Terms
from signoff.spelling.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("word", "term", "expected"),
    [
        pytest.param("arthrsis", "arthrosis", True, id="too-few"),
        pytest.param("arthrrosis", "arthrosis", True, id="too-many"),
        pytest.param("arthrasis", "arthrosis", True, id="another"),
        pytest.param("arhtrosis", "arthrosis", True, id="exchanged"),
        pytest.param("vertebre", "vertèbre", True, id="without-its-accent"),
        pytest.param("arthrosis", "arthrosis", False, id="the-term"),
        pytest.param("urthrosis", "arthrosis", False, id="first-letter"),
        pytest.param("arthroses", "arthrosis", False, id="ending"),
        pytest.param("vertebrae", "vertebra", False, id="longer-ending"),
        pytest.param("arhtrosjs", "arthrosis", False, id="two-slips"),
        pytest.param("adduction", "abduction", True, id="a-word-of-its-own-is-for-the-vocabulary-to-know"),
    ],
)
def test_one_slip(word: str, term: str, expected: bool) -> None:  # noqa: FBT001
    assert one_slip(word, term) is expected


@given(st.data())
def test_a_slip_in_the_middle_of_any_term_is_found(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(["fr", "en"]))
    term = data.draw(st.sampled_from(sorted(vocabulary().terms[language])))
    at = data.draw(st.integers(1, len(term) - 4))
    kind = data.draw(st.sampled_from(["few", "many", "another", "exchanged"]))
    middle = {"few": "", "many": f"q{term[at]}", "another": "q", "exchanged": term[at + 1] + term[at]}[kind]
    word = term[:at] + middle + term[at + (2 if kind == "exchanged" else 1) :]

    found = Terms(vocabulary().terms[language]).meant_by(word)

    assert word == term or (found is not None and one_slip(word, found))
