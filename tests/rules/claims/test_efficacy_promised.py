"""Promises of efficacy, and true sentences made of the same words."""

from __future__ import annotations

import pytest

from signoff.model import Severity
from tests.projects import Project
from tests.rules.tables import told_after

EN, FR = "content/articles/knee-scan/en.md", "content/articles/knee-scan/fr.md"
PLACE = {EN: "The examination takes ten minutes.", FR: "L’examen dure dix minutes."}


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param(EN, "The injection relieves the pain for good.", id="for-good"),
        pytest.param(EN, "It permanently removes your pain.", id="permanently"),
        pytest.param(EN, "Relief is guaranteed.", id="guaranteed"),
        pytest.param(EN, "The treatment is 100 % effective.", id="hundred-percent"),
        pytest.param(EN, "It cures sciatica once and for all.", id="cures"),
        pytest.param(FR, "L’infiltration permet de soulager définitivement la douleur.", id="soulager-definitivement"),
        pytest.param(FR, "Elle guérit pour de bon.", id="guerit"),
        pytest.param(FR, "Le geste supprime totalement la douleur.", id="totalement"),
        pytest.param(FR, "Son efficacité est garantie.", id="garantie"),
        pytest.param(FR, "C’est un traitement miracle.", id="miracle"),
        pytest.param(FR, "Elle fait disparaître la hernie pour toujours.", id="disparaitre"),
    ],
)  # fmt: skip
def test_a_promise_is_a_warning(file: str, words: str, project: Project) -> None:
    project.replace(file, PLACE[file], words)

    found = project.findings("CLM001")

    assert [(each.severity, each.path, each.line) for each in found] == [(Severity.WARNING, file, 20)]


@pytest.mark.parametrize(
    ("file", "denied", "promised"),
    [
        pytest.param(EN, "The relief is for a time.", "The injection relieves the pain for good.", id="for-a-time"),
        pytest.param(EN, "An injection does not cure sciatica.", "The injection cures sciatica.", id="cures"),
        pytest.param(EN, "An injection cannot make a hernia disappear.", "It makes the hernia disappear.", id="disappear"),
        pytest.param(FR, "L’infiltration ne guérit pas la vertèbre.", "Une infiltration guérit la sciatique.", id="guerit"),
        pytest.param(FR, "L’effet dure quelques semaines.", "Elle soulage définitivement.", id="quelques-semaines"),
        pytest.param(FR, "Elle ne fait pas disparaître la hernie.", "L’infiltration fait disparaître la hernie.", id="disparaitre"),
    ],
)  # fmt: skip
def test_a_promise_that_the_text_denies_is_an_error(file: str, denied: str, promised: str, project: Project) -> None:
    project.replace(file, PLACE[file], f"{denied}\n\n{promised}")

    found = project.findings("CLM001")

    assert [(each.severity, each.line, [span.line for span in each.also]) for each in found] == [
        (Severity.ERROR, 22, [20])
    ]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param(EN, "An injection does not relieve the pain for good.", id="denied"),
        pytest.param(EN, "Nobody can guarantee relief.", id="nobody"),
        pytest.param(EN, "Does it relieve the pain for good?", id="a-question"),
        pytest.param(EN, "You may read “it cures sciatica for good”.", id="quoted"),
        pytest.param(EN, "It may completely relieve the pain.", id="may"),
        pytest.param(EN, "Antibiotics cure most infections of the disc. The injection eases pain for a few weeks.", id="cures-something"),
        pytest.param(EN, "Stop smoking for good. The kidneys eliminate the contrast agent completely.", id="other-things"),
        pytest.param(EN, "The injection does not cure osteoarthritis. Rest heals a sprain.", id="another-subject"),
        pytest.param(EN, "Do no sport for a few days. Remove all metal completely.", id="for-a-few-days"),
        pytest.param(EN, "A permanent pacemaker relieves the heart. The examination is always possible.", id="permanent"),
        pytest.param(FR, "L’infiltration ne soulage pas définitivement la douleur.", id="nie"),
        pytest.param(FR, "Aucun traitement n’est toujours efficace.", id="aucun"),
        pytest.param(FR, "Est-ce que cela guérit pour de bon\u202f?", id="question"),
        pytest.param(FR, "Elle vise à soulager, sans promettre de guérir définitivement.", id="sans"),
        pytest.param(FR, "Les reins éliminent le produit. L’entorse guérit en trois semaines.", id="autre-sujet"),
        pytest.param(FR, "Il est faux que l’infiltration guérit définitivement.", id="faux"),
        pytest.param(FR, "La qualité des images est garantie par des contrôles.", id="qualite"),
    ],
)  # fmt: skip
def test_what_promises_nothing_is_left_alone(file: str, words: str, project: Project) -> None:
    assert told_after(project, "CLM001", file, PLACE[file], words) == []
