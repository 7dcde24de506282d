"""The digest, version 1: frozen for ever. A failing vector here means that every approval ever given is void."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from signoff.review.digest import digest
from signoff.sources.markdown import Renderer, body_of
from signoff.words import fold

FRENCH = """\
L’examen dure dix minutes : c’est court.

## Avant l’examen {#avant}

- votre « ordonnance » ;
- vos images, si vous en avez.

| Dose | Usage |
|---|---|
| 10<sup>3</sup> Bq | Oui |
"""


def of(body: str, *, title: str = "Scanner", summary: str = "Un scanner.", language: str = "fr") -> str:
    return digest(language, title, summary, body_of(Renderer().render(body)))


@pytest.mark.parametrize(
    ("actual", "canonical"),
    [
        pytest.param(
            of("Eat.", title="Scan", summary="A scan.", language="en"),
            '{"body":[["p","Eat."]],"language":"en","summary":"A scan.","title":"Scan","v":1}',
            id="shortest",
        ),
        pytest.param(
            of(FRENCH, title="Scanner  du\u00a0genou", summary="L\u2019examen\u202f?"),
            """{"body":[["p","L'examen dure dix minutes: c'est court."],["h2","Avant l'examen"],"""
            """["ul",["li","votre «ordonnance»;"],["li","vos images, si vous en avez."]],"""
            """["table",["tr",["th","Dose"],["th","Usage"]],["tr",["td","10",["sup","3"],"Bq"],["td","Oui"]]]],"""
            """"language":"fr","summary":"L'examen?","title":"Scanner du genou","v":1}""",
            id="french-with-a-list-and-a-table",
        ),
        pytest.param(
            of('3. un\n4. <del>deux</del> trois\n\n![Un "genou"](a.png)', title="", summary=""),
            """{"body":[["ol:3",["li","un"],["li",["del","deux"],"trois"]],["p",["img","Un \\"genou\\""]]],"""
            """"language":"fr","summary":"","title":"","v":1}""",
            id="numbering-deletion-image-and-quotes",
        ),
    ],
)
def test_the_digest_is_the_sha_256_of_canonical_json(actual: str, canonical: str) -> None:
    expected = "sha256:" + hashlib.sha256(canonical.encode("utf-8")).hexdigest()

    assert actual == expected


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        pytest.param(
            of("Eat.", title="Scan", summary="A scan.", language="en"),
            "sha256:544aa0617700700e23f67af3134006bfd02f7b52938eb2670c2257be222bca2a",
            id="shortest",
        ),
        pytest.param(
            of(FRENCH, title="Scanner  du\u00a0genou", summary="L\u2019examen\u202f?"),
            "sha256:09bc5f3ef1aad8bd344afc80fcee0305649e07b30ec8eb588bd10d31a6f86ac3",
            id="french",
        ),
        pytest.param(
            of('3. un\n4. <del>deux</del> trois\n\n![Un "genou"](a.png)', title="", summary=""),
            "sha256:93d33101a1d460f0e891d28d57a0cbb39d42f5dd0911d89c255d6a0cd581dffb",
            id="numbering",
        ),
        pytest.param(
            of("", title="", summary="", language=""),
            "sha256:d017113b272d3a1395ae3647b09b6e1923c29d43b0dcd7b7e766957cd54e0ec6",
            id="nothing",
        ),
    ],
)
def test_the_digest_never_changes(actual: str, expected: str) -> None:
    assert actual == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("L’examen", "L'examen", id="straight-apostrophe"),
        pytest.param("L’examen", "L\u02bcexamen", id="letter-apostrophe"),
        pytest.param("minutes :", "minutes\u00a0:", id="unbroken-space"),
        pytest.param("minutes :", "minutes\u202f:", id="narrow-space"),
        pytest.param("minutes :", "minutes:", id="no-space-before-a-colon"),
        pytest.param("ordonnance » ;", "ordonnance\u00a0»\u202f;", id="guillemets"),
        pytest.param("« ordonnance »", "«ordonnance»", id="tight-guillemets"),
        pytest.param("dix minutes", "dix\nminutes", id="wrapped-elsewhere"),
        pytest.param("dix minutes", "dix   minutes", id="runs-of-spaces"),
        pytest.param("dix minutes", "**dix** minutes", id="emphasis"),
        pytest.param("dix minutes", "[dix minutes](/fr/duree/)", id="link"),
        pytest.param("{#avant}", "{#preparer}", id="anchor"),
        pytest.param("- votre", "* votre", id="other-bullet"),
        pytest.param(";\n- vos", ";\n\n- vos", id="items-apart"),
        pytest.param("Dose | Usage", "Dose|Usage", id="table-spacing"),
        pytest.param("court.\n", "court.\n\n<!-- seen by nobody -->\n", id="comment"),
    ],
)
def test_typography_and_dress_keep_the_digest(old: str, new: str) -> None:
    assert old in FRENCH

    assert of(FRENCH.replace(old, new)) == of(FRENCH)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("court", "courts", id="letter"),
        pytest.param("court", "Court", id="capital"),
        pytest.param("images,", "images", id="comma"),
        pytest.param("dix", "10", id="digit"),
        pytest.param("dure dix", "ne dure pas dix", id="negation"),
        pytest.param("## Avant", "### Avant", id="heading-level"),
        pytest.param("## Avant", "Avant", id="heading-to-paragraph"),
        pytest.param("- vos images, si vous en avez.\n", "", id="item-taken-away"),
        pytest.param("- votre", "1. votre", id="numbered-for-bulleted"),
        pytest.param(";\n- vos", ";\n    - vos", id="item-made-deeper"),
        pytest.param("| Oui |", "| Non |", id="cell"),
        pytest.param("| 10<sup>3</sup> Bq | Oui |", "| Oui | 10<sup>3</sup> Bq |", id="cells-swapped"),
        pytest.param("10<sup>3</sup>", "103", id="no-longer-raised"),
        pytest.param("10<sup>3</sup>", "10<sub>3</sub>", id="lowered"),
        pytest.param("dix minutes", "<del>dix minutes</del>", id="struck-out"),
        pytest.param("court.\n", "court.\n\n![Non](a.png)\n", id="image-with-words"),
        pytest.param("court.\n", "court.\n\n> court.\n", id="quotation"),
        pytest.param("minutes : c", "minutes.\n\nC", id="paragraph-split"),
        pytest.param("dix minutes", "dixminutes", id="space-inside-words"),
        pytest.param("’examen dure", "’exa\u200bmen dure", id="zero-width-space"),
        pytest.param("examen dure", "ехamen dure", id="look-alike-letters"),
        pytest.param("c’est court.", "c’est court.\n{: hidden }", id="words-that-are-hidden"),
    ],
)
def test_a_change_of_meaning_changes_the_digest(old: str, new: str) -> None:
    assert old in FRENCH

    assert of(FRENCH.replace(old, new)) != of(FRENCH)


def test_another_number_of_a_list_changes_the_digest() -> None:
    assert of("1. un\n2. deux") != of("3. un\n4. deux")


def test_an_item_with_a_number_of_its_own_changes_the_digest() -> None:
    plain = "<ol><li>un</li><li>deux</li></ol>"

    assert of(plain.replace("<li>deux", '<li value="7">deux')) != of(plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("a b", "c", "d"), ("a", "b c", "d"), id="title-into-summary"),
        pytest.param(("a", "b", "c\n\nd"), ("a", "b c", "d"), id="body-into-summary"),
        pytest.param(('a","title":"b', "", "c"), ("b", 'a","title":"', "c"), id="json-inside-a-field"),
        pytest.param(("a", "", "b"), ("", "a", "b"), id="title-for-summary"),
    ],
)
def test_words_do_not_run_from_one_field_into_the_next(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert of(one[2], title=one[0], summary=one[1]) != of(other[2], title=other[0], summary=other[1])


def test_the_language_is_in_the_digest() -> None:
    assert of("Information.", language="fr") != of("Information.", language="en")


WORDS = st.text("abcé19,.-’«»:;!? ", min_size=1, max_size=30)
SPACES = st.sampled_from([" ", "\u00a0", "\u202f", "  ", "\t", " \n ", "\u2009"])


@given(WORDS, SPACES)
def test_no_kind_of_space_and_apostrophe_makes_a_difference(words: str, space: str) -> None:
    dressed = unicodedata.normalize("NFD", words.replace("’", "'").replace(" ", space))

    assert digest("fr", dressed, dressed, (("p", fold(dressed)),)) == digest("fr", words, words, (("p", fold(words)),))


@given(WORDS, st.sampled_from(";:!?»"))
def test_space_before_tall_punctuation_makes_no_difference(words: str, mark: str) -> None:
    assert fold(f"{words}x\u202f{mark}") == fold(f"{words}x{mark}")


@given(WORDS)
def test_folding_twice_is_folding_once(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(st.text("abcé19,.-", min_size=1, max_size=30), st.data())
def test_any_other_letter_digit_or_mark_makes_a_difference(words: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from("abcdeéèABC0129,.-%/()"))
    assume(other != words[at])
    changed = words[:at] + other + words[at + 1 :]

    assert digest("fr", changed, "", ()) != digest("fr", words, "", ())


@given(st.tuples(*[st.text(max_size=8)] * 3), st.tuples(*[st.text(max_size=8)] * 3))
def test_no_two_splits_into_fields_collide(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    folded = [[fold(words) for words in fields] for fields in (one, other)]
    assume(folded[0] != folded[1])

    first, second = (digest("fr", title, summary, (("p", words),)) for title, summary, words in folded)
    assert first != second


def test_a_page_nested_ten_thousand_deep_has_a_digest() -> None:
    deep = body_of("<blockquote>" * 10_000 + "Eat." + "</blockquote>" * 10_000)
    other = body_of("<blockquote>" * 10_000 + "Rest." + "</blockquote>" * 10_000)

    assert digest("en", "", "", deep) != digest("en", "", "", other)
