"""French: every template that can be said has a translation, with the same facts, typed as French."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from signoff.model import Finding, Problem, Severity
from signoff.phrases import Phrase
from signoff.report.tongue import ENGLISH, language_of, tongue_of
from signoff.review.repository import DISTRUSTED, SHALLOW
from tests.projects import Project
from tests.report.templates import templates_of_commands, templates_of_reports, templates_of_rules, templates_of_sources

FRENCH = tongue_of("fr")
BARE = {severity.value: "severity" for severity in Severity} | {
    "needs the sources and the ledger (--isolated)": "signoff/rules/engine.py",
    "nobody has asked other sites yet (signoff check --online)": "signoff/pipeline.py",
    "the theme has no folder locale": "signoff/pipeline.py",
    "nobody noted what was built here (signoff build)": "signoff/pipeline.py",
    **dict.fromkeys(
        (
            SHALLOW,
            DISTRUSTED,
            "the git repository has no commit yet",
            "git is not on this machine",
            "this folder is in no git repository",
        ),
        "signoff/review/repository.py",
    ),
}


def _said() -> dict[str, str]:
    return templates_of_rules() | templates_of_sources() | templates_of_commands() | BARE


FORMS = {
    **{(template,): file for template, file in _said().items()},
    **templates_of_reports(),
    **{(f"{{n}} {what}", f"{{n}} {what}s"): "sums.py" for what in ("page", "link", "article", "rule")},
}
forms = pytest.mark.parametrize("forms", [pytest.param(forms, id=forms[0][:60]) for forms in FORMS])


def test_templates_are_found() -> None:
    """The reader of templates reads nothing when the code changes its ways: then nothing would be tested."""
    assert len(templates_of_rules()) > 60
    assert len(templates_of_reports()) > 30


def test_sources_that_cannot_be_read_are_told_in_the_language_of_the_reader(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    project.write("content/articles/knee-scan/article.toml", "a = 1\n<<<<<<< HEAD\na = 2\n")

    told = project.run("check").stderr

    assert "git a réuni ici deux modifications" in told
    assert "1 chose à corriger avant que le site puisse être construit ou contrôlé" in told


@forms
def test_every_template_is_translated(forms: tuple[str, ...]) -> None:
    assert forms[0] in FRENCH.catalogue, f"{FORMS[forms]}: add it to signoff/report/locale/fr.po"
    assert len(FRENCH.catalogue[forms[0]]) == len(forms)


@forms
def test_a_translation_names_the_same_facts(forms: tuple[str, ...]) -> None:
    assert {_facts(form) for form in FRENCH.catalogue[forms[0]]} == {_facts(form) for form in forms}


@pytest.mark.parametrize(
    "words", [pytest.param(form, id=form[:60]) for found in FRENCH.catalogue.values() for form in found]
)
def test_french_is_typed_as_french(words: str) -> None:
    plain = re.sub(r"`[^`]*`|<[^>]*>|Version: |https?:", "", words)

    assert "'" not in plain
    assert not re.search(r"(?<!\u202f)[;!?]", re.sub(r"![rs]\}", "}", plain))
    assert not re.search(r"(?<!\u00a0):(?!/)", plain)
    assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", plain)


def test_the_catalogue_says_nothing_that_nobody_asks_for() -> None:
    assert set(FRENCH.catalogue) - {forms[0] for forms in FORMS} == set()


def test_a_phrase_among_the_facts_is_translated_too() -> None:
    facts = {"field": "Sumary", "guess": Phrase(': did you mean "{word}"?', {"word": "Summary"})}
    problem = Problem("nobody reads the field {field}{guess}", facts)
    finding = _finding(problem)

    assert ENGLISH.message(finding) == 'nobody reads the field Sumary: did you mean "Summary"?'
    assert (
        FRENCH.message(finding)
        == "personne ne lit le champ Sumary\u00a0: vouliez-vous dire «\u00a0Summary\u00a0»\u202f?"
    )


def test_a_link_of_the_theme_says_on_how_many_pages_it_stands() -> None:
    finding = _finding(Problem("{path} is not built", {"path": "/en/gone/"}, pages=9998), " (on 9,998 pages)")

    assert ENGLISH.message(finding) == "/en/gone/ is not built (on 9,998 pages)"
    assert FRENCH.message(finding) == "/en/gone/ n’est pas construit (sur 9\u202f998 pages)"


def test_a_template_that_nobody_translated_stays_english() -> None:
    assert FRENCH.message(_finding(Problem("{what} is new", {"what": "this"}))) == "this is new"


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        pytest.param(0, "0 errors", "0 erreur", id="zero-is-singular-in-french"),
        pytest.param(1, "1 error", "1 erreur", id="one"),
        pytest.param(2, "2 errors", "2 erreurs", id="two"),
        pytest.param(12345, "12,345 errors", "12\u202f345 erreurs", id="thousands"),
    ],
)
def test_counts_follow_the_plural_of_the_language(count: int, english: str, french: str) -> None:
    assert ENGLISH.count(count, "{n} error", "{n} errors") == english
    assert FRENCH.count(count, "{n} error", "{n} errors") == french


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        pytest.param({}, "en", id="nothing-set"),
        pytest.param({"LANG": "fr_FR.UTF-8"}, "fr", id="lang"),
        pytest.param({"LANG": "fr"}, "fr", id="bare"),
        pytest.param({"LANG": "fr_CA@euro"}, "fr", id="canada"),
        pytest.param({"LANG": "fr-FR"}, "fr", id="hyphen"),
        pytest.param({"LANG": "fr@euro"}, "fr", id="no-country"),
        pytest.param({"LANG": "frp_IT"}, "en", id="arpitan-is-not-french"),
        pytest.param({"LANG": "C.UTF-8"}, "en", id="c"),
        pytest.param({"LANG": "de_DE.UTF-8"}, "en", id="german"),
        pytest.param({"LC_MESSAGES": "fr_FR", "LANG": "en_GB"}, "fr", id="messages-before-lang"),
        pytest.param({"LC_ALL": "C", "LC_MESSAGES": "fr_FR", "LANG": "fr_FR"}, "en", id="all-before-messages"),
        pytest.param({"LC_ALL": "", "LANG": "fr_FR"}, "fr", id="empty-is-not-set"),
    ],
)
def test_the_locale_of_messages_decides(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def _facts(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def _finding(problem: Problem, more: str = "") -> Finding:
    message = problem.words + more
    return Finding("X", "x", Severity.ERROR, message, "a.md", 1, None, None, None, (), problem.advice, "", problem)
