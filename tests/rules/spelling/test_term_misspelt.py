"""Slips in medical terms, and words that only look like one."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import told, told_after

EN, FR = "content/articles/knee-scan/en.md", "content/articles/knee-scan/fr.md"
GLOSSARY = "content/glossary.toml"


@pytest.mark.parametrize(
    ("words", "typed", "meant"),
    [
        pytest.param("a corticosteriod", "corticosteriod", "corticosteroid", id="two-letters-exchanged"),
        pytest.param("the inflamation", "inflamation", "inflammation", id="a-letter-too-few"),
        pytest.param("the treatement", "treatement", "treatment", id="a-letter-too-many"),
        pytest.param("arthrasis or arthrites, or a verbetra", "arthrites", "arthritis", id="another-letter-in-the-ending-is-none"),
        pytest.param("with *anesthesai* or anasthesia", "anasthesia", "anesthesia", id="behind-emphasis"),
        pytest.param("Inflamation may last", "Inflamation", "inflammation", id="at-the-beginning"),
    ],
)  # fmt: skip
def test_a_slip_in_an_english_term_is_found(words: str, typed: str, meant: str, project: Project) -> None:
    found = told_after(project, "SPL001", EN, "The examination takes ten minutes.", f"{words}.")

    if meant == "arthritis":
        assert found == []
    else:
        assert found == [(f"{typed!r} looks like {meant!r} misspelt", EN, 20)]


@pytest.mark.parametrize(
    ("words", "typed", "meant"),
    [
        pytest.param("une vertebre", "vertebre", "vertèbre", id="an-accent-too-few"),
        pytest.param("l’anésthésie", "anésthésie", "anesthésie", id="an-accent-too-many"),
        pytest.param("une hémoragie", "hémoragie", "hémorragie", id="one-of-two-letters"),
        pytest.param("le chirugien", "chirugien", "chirurgien", id="a-letter-lost"),
        pytest.param("une disco-radiogaphie", "radiogaphie", "radiographie", id="part-of-a-compound"),
    ],
)
def test_a_slip_in_a_french_term_is_found(words: str, typed: str, meant: str, project: Project) -> None:
    found = told_after(project, "SPL001", FR, "L’examen dure dix minutes.", f"C’est {words}.")

    assert found == [(f"{typed!r} looks like {meant!r} misspelt", FR, 20)]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param(EN, "peroperative, perioperative, preoperative, postoperative", id="prefixes"),
        pytest.param(EN, "arteritis, arthritis; podiatric, pediatric; tonicity, toxicity", id="terms-beside-terms"),
        pytest.param(EN, "anaesthesia, anesthesia; haematoma, hematoma; oesophagus, esophagus", id="british-and-american"),
        pytest.param(EN, "arthrograms, foraminal, foramina, meniscal, meniscectomies", id="other-forms-of-a-term"),
        pytest.param(EN, "ilium and ileum, peroneal and perineal, humerus and humorous", id="anatomy"),
        pytest.param(EN, "dabigatran, apixaban, clopidogrel, triamcinolone, ropivacaine, metformin", id="medicines"),
        pytest.param(EN, "Dr Spurgeon, Mr Starmer and the Cartilege family", id="names"),
        pytest.param(EN, "see example.org/inflamation and https://example.org/inflamation", id="addresses"),
        pytest.param(EN, "une inflammation, l’arthrose, le rachis cervical", id="words-of-the-other-language"),
        pytest.param(FR, "ostéosynthèse, spondylolisthésis, discographie, névralgie, cruralgie", id="french-terms"),
        pytest.param(FR, "oxytocine et ocytocine, clef et clé, œdème", id="two-spellings"),
        pytest.param(FR, "infiltrerait, injectâmes, soulagerions, radiographié", id="conjugated"),
        pytest.param(FR, "le facet joint, un scan, un check-up, un follow-up", id="english-in-french"),
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(file: str, words: str, project: Project) -> None:
    old = "ten minutes" if file == EN else "dix minutes"

    assert told_after(project, "SPL001", file, old, words) == []


def test_a_word_of_the_glossary_is_right_and_slips_of_it_are_found(project: Project) -> None:
    project.write(
        GLOSSARY,
        '[x.fr]\nterm = "chondrocalcinosite"\ndefinition = "Un mot."\n\n[x.en]\nterm = "inflamation"\ndefinition = "A word."\n',
    )
    assert told_after(project, "SPL001", EN, "ten minutes", "inflamation") == []

    assert told_after(project, "SPL001", FR, "dix minutes", "chondrocalcinsite") == [
        ("'chondrocalcinsite' looks like 'chondrocalcinosite' misspelt", FR, 20)
    ]


def test_a_word_at_many_places_of_a_text_is_told_once(project: Project) -> None:
    project.replace(EN, "Title: CT scan of the knee", "Title: CT scan and inflamation")

    assert told_after(project, "SPL001", EN, "ten minutes", "inflamation, inflamation") == [
        ("'inflamation' looks like 'inflammation' misspelt", EN, 1)
    ]
    assert [found.also[0].line for found in project.findings("SPL001")] == [20]
    assert told(project, "SPL002") == []
