"""A new article is honest, complete, and published by nobody before it is signed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.projects import Project

TITLES = ("--title-fr", "Scanner de la main", "--title-en", "CT scan of the hand")


def test_a_new_article_passes_the_gate_and_is_not_published(project: Project) -> None:
    done = project.run("new", "hand-scan", *TITLES, "--service", "scan", "--centres", "alpha, beta")
    project.build()
    report = project.check()

    assert (done.exit_code, report.findings, report.checked["articles"]) == (0, (), 3)
    assert not project.path("output/fr/scanner-de-la-main").exists()


def test_a_new_article_is_typed_as_its_language_wants_it(project: Project) -> None:
    """Who types a title at a prompt has no key for the spaces of French, and is told nothing about them."""
    titles = ("--title-fr", "Scanner : la main ?", "--title-en", "CT scan: the hand")

    project.run("new", "hand-scan", *titles)

    french = project.read("content/articles/hand-scan/fr.md")
    assert french.startswith("Title: Scanner\u00a0: la main\u202f?\nSlug: scanner-la-main\n")
    assert "> ### Appelez tout de suite le 15 (Samu) ou le 112 si {.emergency}\n>\n> - Ce passage" in french
    assert [found.rule for found in project.findings() if "hand-scan" in found.path] == []


def test_a_new_article_is_seen_in_preview_without_a_finding_at_its_sources(project: Project) -> None:
    project.run("new", "hand-scan", *TITLES, "--service", "scan", "--centres", "alpha")
    project.build(preview=True)

    report = project.check(preview=True)

    assert [finding for finding in report.findings if "hand-scan" in finding.path] == []
    assert "Ce passage n’est pas encore écrit." in project.read(".signoff/preview/fr/scanner-de-la-main/index.html")


def test_a_new_article_cannot_be_signed_before_it_is_written(project: Project) -> None:
    project.run("new", "hand-scan", *TITLES)

    done = project.run("sign", "hand-scan", "fr", "--as", "ada-example", "--yes", "--today", "2024-07-01")

    assert (done.exit_code, done.output.count("was left to be replaced")) == (1, 9)  # summary, opening, seven headings


def test_passages_nobody_wrote_shut_the_gate_if_somebody_signs_by_hand(project: Project) -> None:
    frozen = "content/articles/knee-scan/versions/en-1.0.md"
    for name in (frozen, "content/articles/knee-scan/en.md"):
        project.replace(name, "Eat as usual before the examination.", "This passage has not been written yet.")

    assert project.findings("SRC006", today=date(2024, 7, 1)) != []


def test_the_booking_and_the_roles_are_written_as_asked(project: Project) -> None:
    project.run("new", "hand-scan", *TITLES, "--about", "MedicalTest", "--service", "scan", "--centres", "beta")

    facts = [
        line for line in project.read("content/articles/hand-scan/article.toml").splitlines() if line[:1] not in "#"
    ]
    assert facts == [
        'about = "MedicalTest"',
        'source_language = "fr"',
        'review = { months = 36, roles = ["radiologist"] }',
        'booking = { service = "scan", centres = ["beta"] }',
        "sources = []",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("knee-scan", *TITLES), "there is an article 'knee-scan' already", id="key-taken"),
        pytest.param(("Hand scan", *TITLES), "try 'hand-scan'", id="key-with-space"),
        pytest.param(("../x", *TITLES), "cannot be an article's key", id="key-elsewhere"),
        pytest.param(
            ("hand-scan", "--title-fr", "Main", "--title-en", "Knee scan"), "/en/knee-scan/ is taken", id="slug"
        ),
        pytest.param(
            ("hand-scan", "--title-fr", "Main", "--title-en", "About"), "/en/about/ is taken", id="slug-of-page"
        ),
        pytest.param(
            ("hand-scan", "--title-fr", "Main", "--title-en", "Scan of the knee"), "is taken", id="slug-before-renaming"
        ),
        pytest.param(
            ("hand-scan", "--title-fr", "Main", "--title-en", "!"), "holds no letter", id="title-without-letter"
        ),
        pytest.param(("hand-scan", "--title-fr", "Main"), "--title-en", id="title-missing"),
        pytest.param(("hand-scan", *TITLES, "--service", "scan"), "belong together", id="service-without-centres"),
        pytest.param(("hand-scan", *TITLES, "--service", "scan", "--centres", "alfa"), '"alpha"?', id="unknown-centre"),
        pytest.param(
            ("hand-scan", *TITLES, "--service", "x", "--centres", "alpha"), "there: scan", id="unknown-service"
        ),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], said: str, project: Project
) -> None:
    before = sorted(project.path("content").rglob("*"))

    done = project.run("new", *arguments)

    assert (done.exit_code, said in done.output) == (2, True), done.output
    assert sorted(project.path("content").rglob("*")) == before
