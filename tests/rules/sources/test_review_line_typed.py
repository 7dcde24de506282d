"""Lines of review that were typed: wherever they stand in the sources, and sentences that are none."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import told, told_after

EN, FR = "content/articles/knee-scan/en.md", "content/articles/knee-scan/fr.md"
ABOUT = "content/pages/about/en.md"
PLACE = {
    EN: "The examination takes ten minutes.",
    FR: "L’examen dure dix minutes.",
    ABOUT: "An invented site, for tests.",
}


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param(EN, "Controlled by Dr Ada Example", id="by-itself"),
        pytest.param(EN, "It takes ten minutes. Controlled by Dr Ada Example.", id="behind-a-sentence"),
        pytest.param(EN, "Centre Alpha – reviewed by Dr Example", id="between-marks"),
        pytest.param(EN, "It is short (checked by Prof. A. Example).", id="in-brackets"),
        pytest.param(EN, "This page was medically reviewed by Dr Example.", id="in-a-sentence"),
        pytest.param(EN, "Dr Example has approved this text.", id="who-approved"),
        pytest.param(EN, "**Medical review:** Dr Ada Example", id="label"),
        pytest.param(EN, "- Reviewed by Ada Example", id="without-a-title"),
        pytest.param(EN, "CONTROLLED BY Dr Example", id="capitals"),
        pytest.param(EN, "Last update: November 1, 2024", id="date"),
        pytest.param(FR, "Contrôlé par le Dr Ada Exemple", id="controle-par"),
        pytest.param(FR, "Ce texte a été relu par le Pr Exemple.", id="relu-par"),
        pytest.param(FR, "Le Dr Exemple a validé cette fiche.", id="a-valide"),
        pytest.param(FR, "Relecture médicale\u00a0: Dr Exemple", id="relecture"),
        pytest.param(ABOUT, "Controlled by Dr Ada Example", id="legal-page"),
        pytest.param(ABOUT, "All content is approved by Dr Ada Example.", id="sentence-of-a-legal-page"),
    ],
)  # fmt: skip
def test_a_typed_line_of_review_is_found(file: str, words: str, project: Project) -> None:
    line = project.read(file)[: project.read(file).index(PLACE[file])].count("\n") + 1

    found = told_after(project, "SRC009", file, PLACE[file], words)

    assert [(path, at) for _, path, at in found] == [(file, line)]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(EN, "Summary: What", "Summary: Controlled by Dr Ada Example. What", id="summary"),
        pytest.param(EN, "Title: CT scan of the knee", "Title: CT scan of the knee – reviewed by Dr Example", id="title"),
        pytest.param("content/centres.toml", "Scanner, Paris 2e", "Scanner – contrôlé par le Dr Exemple", id="centre"),
    ],
)  # fmt: skip
def test_a_line_outside_of_a_body_is_found_too(file: str, old: str, new: str, project: Project) -> None:
    assert [path for _, path, _ in told_after(project, "SRC009", file, old, new)] == [file]


def test_a_line_in_the_glossary_is_found(project: Project) -> None:
    words = "".join(
        f'[x.{language}]\nterm = "mot"\ndefinition = "Un mot, {by} Dr Exemple. {by.capitalize()} Dr Exemple."\n'
        for language, by in (("fr", "relu par le"), ("en", "checked by"))
    )
    project.write("content/glossary.toml", words)

    assert [path for _, path, _ in told(project, "SRC009")] == ["content/glossary.toml"] * 2


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param(EN, "Pain is controlled by rest. Controlled by rest, it goes.", id="another-sense"),
        pytest.param(EN, "Your prescription is checked by the doctor.", id="the-doctor"),
        pytest.param(EN, "Have your results explained by Dr Example.", id="another-verb"),
        pytest.param(EN, "Checked by nobody, the text is a draft.", id="nobody"),
        pytest.param(EN, "A page says that a physician reviewed it.", id="no-name"),
        pytest.param(EN, "The method, validated by Dr Example in 1999, is safe.", id="a-method"),
        pytest.param(EN, "The last update of the guideline was in 2018.", id="of-something-else"),
        pytest.param(FR, "Votre ordonnance est vérifiée par le médecin.", id="le-medecin"),
        pytest.param(FR, "La douleur est contrôlée par le repos.", id="le-repos"),
        pytest.param(ABOUT, "Last update of this notice: November 1, 2024", id="the-date-of-a-legal-page"),
        pytest.param(ABOUT, "The other articles are controlled by “Dr Camille Specimen”.", id="quoted"),
        pytest.param(ABOUT, "It bears a date and a name, that of Dr Ada Example.", id="spoken-of"),
    ],
)  # fmt: skip
def test_a_sentence_that_vouches_for_nothing_is_left_alone(file: str, words: str, project: Project) -> None:
    assert told_after(project, "SRC009", file, PLACE[file], words) == []
