"""Articles that are glued to the noun behind them, and words that begin like one."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import told_after

EN, FR = "content/articles/knee-scan/en.md", "content/articles/knee-scan/fr.md"


@pytest.mark.parametrize(
    ("file", "words", "typed", "apart"),
    [
        pytest.param(EN, "of thespine", "thespine", "the spine", id="the"),
        pytest.param(EN, "Thepatient rests", "Thepatient", "the patient", id="at-the-beginning"),
        pytest.param(EN, "ask yourdoctor", "yourdoctor", "your doctor", id="your"),
        pytest.param(EN, "most ofthe time", "ofthe", "of the", id="two-small-words"),
        pytest.param(EN, "of [thespine](/fr/)", "thespine", "the spine", id="in-a-link"),
        pytest.param(FR, "sur lapatient", "lapatient", "la patient", id="la"),
        pytest.param(FR, "pendant uneinfiltration", "uneinfiltration", "une infiltration", id="une"),
        pytest.param(FR, "avant lexamen", "lexamen", "l’examen", id="apostrophe-lost"),
        pytest.param(FR, "par les rayons dela machine", "dela", "de la", id="de-la"),
        pytest.param(FR, "contre lesdouleurs", "lesdouleurs", "les douleurs", id="les"),
    ],
)  # fmt: skip
def test_an_article_glued_to_its_noun_is_found(file: str, words: str, typed: str, apart: str, project: Project) -> None:
    old = "The examination takes ten minutes." if file == EN else "L’examen dure dix minutes."

    assert told_after(project, "SPL002", file, old, f"{words}.") == [
        (f"{typed!r} is two words typed as one: {apart!r}", file, 20)
    ]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param(EN, "therapist, thermal, theatre, themselves, thenar, theophylline, theranostics", id="the"),
        pytest.param(EN, "yourself, thistle, thereafter, thesaurus, theorem", id="one-word"),
        pytest.param(EN, "Dr Thebault and Mrs Thewlis, in Lapatient Street", id="names"),
        pytest.param(FR, "demande, démontre, dessous, lever, laver, lecture, lésion, unique, durable", id="one-word"),
        pytest.param(FR, "lamelle, lacération, latéral, lenteur, lestage, déambulateur, désensibilisation", id="medicine"),
        pytest.param(FR, "desloratadine, lévothyroxine, lamotrigine, duloxétine, lansoprazole", id="medicines"),
        pytest.param(FR, "chez Mme Lapatient et M. Duchemin, à Lespinasse", id="names"),
        pytest.param(FR, "un mot. Lapatient et Duchirurgien ont écrit", id="names-that-begin"),
        pytest.param(FR, "une deshydratation", id="an-accent-that-is-missing"),
        pytest.param(FR, "the spine, a leaflet, the ladder", id="english"),
    ],
)  # fmt: skip
def test_what_is_one_word_is_left_alone(file: str, words: str, project: Project) -> None:
    old = "ten minutes" if file == EN else "dix minutes"

    assert told_after(project, "SPL002", file, old, words) == []
