"""Which text is shown, and how it stands to its source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from signoff.model import Edition, Standing
from signoff.review import editions, frozen_editions
from signoff.settings import load_settings
from signoff.sources import load_sources
from tests.ledgers import KNEE, approve, withdraw
from tests.projects import Project, make_project

LONGER = ("L’examen dure dix minutes.", "L’examen dure douze minutes.")
LONGER_EN = ("takes ten minutes", "takes twelve minutes")
SOFTER = ("Mangez comme d’habitude", "Mangez normalement")


@pytest.fixture
def knee(tmp_path: object) -> Project:
    return make_project(tmp_path / "project")  # type: ignore[operator]


def shown(project: Project, *, preview: bool = False) -> dict[str, Edition]:
    settings = load_settings(project.root)
    found = editions(load_sources(settings), stale=settings.stale, preview=preview)
    return {edition.language: edition for edition in found if edition.article.key == "knee-scan"}


def source_gets_major(project: Project) -> None:
    approve(project, "fr", "2.0", LONGER)


def source_gets_minor(project: Project) -> None:
    approve(project, "fr", "1.1", SOFTER, kind="wording")


def both_get_major(project: Project) -> None:
    source_gets_major(project)
    approve(project, "en", "2.0", LONGER_EN, kind="translation", of="2.0")


def translation_of_other_words(project: Project) -> None:
    source_gets_major(project)
    approve(project, "en", "2.0", LONGER_EN, kind="translation", of="1.0")


def translation_of_minor(project: Project) -> None:
    source_gets_minor(project)
    approve(project, "en", "1.1", LONGER_EN, kind="translation", of="1.1")


def wording_of_held_translation(project: Project) -> None:
    source_gets_major(project)
    approve(project, "en", "1.1", ("Eat as usual", "Eat normally"), kind="wording")


def translation_reviewed_for_itself(project: Project) -> None:
    source_gets_major(project)
    approve(project, "en", "2.0", LONGER_EN)


def source_is_withdrawn(project: Project) -> None:
    withdraw(project, "fr", "1.0")


def translation_is_withdrawn(project: Project) -> None:
    withdraw(project, "en", "1.0")


def newer_source_is_withdrawn(project: Project) -> None:
    both_get_major(project)
    withdraw(project, "fr", "2.0")


def withdrawn_and_approved_again(project: Project) -> None:
    withdraw(project, "fr", "1.0")
    approve(project, "fr", "1.0", on=date(2024, 6, 25))


IN_STEP, HELD, WITHDRAWN = Standing


@pytest.mark.parametrize(
    ("arrange", "french", "english"),
    [
        pytest.param(lambda _: None, ("1.0", IN_STEP), ("1.0", IN_STEP), id="as-it-is"),
        pytest.param(source_gets_major, ("2.0", IN_STEP), ("1.0", HELD), id="newer-major-of-the-source"),
        pytest.param(source_gets_minor, ("1.1", IN_STEP), ("1.0", IN_STEP), id="a-minor-makes-nothing-stale"),
        pytest.param(both_get_major, ("2.0", IN_STEP), ("2.0", IN_STEP), id="both-have-the-major"),
        pytest.param(translation_of_other_words, ("2.0", IN_STEP), ("2.0", HELD), id="major-equal-but-of-older-words"),
        pytest.param(translation_of_minor, ("1.1", IN_STEP), ("1.1", IN_STEP), id="checked-against-a-minor"),
        pytest.param(wording_of_held_translation, ("2.0", IN_STEP), ("1.1", HELD), id="a-wording-does-not-catch-up"),
        pytest.param(translation_reviewed_for_itself, ("2.0", IN_STEP), ("2.0", IN_STEP), id="medical-needs-no-of"),
        pytest.param(source_is_withdrawn, ("1.0", WITHDRAWN), ("1.0", WITHDRAWN), id="no-translation-of-the-withdrawn"),
        pytest.param(translation_is_withdrawn, ("1.0", IN_STEP), ("1.0", WITHDRAWN), id="translation-withdrawn"),
        pytest.param(newer_source_is_withdrawn, ("2.0", WITHDRAWN), ("2.0", WITHDRAWN), id="older-does-not-come-back"),
        pytest.param(withdrawn_and_approved_again, ("1.0", IN_STEP), ("1.0", IN_STEP), id="approved-again"),
    ],
)
def test_an_edition_stands_to_its_source_as_the_ledger_says(
    arrange: Callable[[Project], None], french: tuple[str, Standing], english: tuple[str, Standing], knee: Project
) -> None:
    arrange(knee)

    found = shown(knee)

    assert [(str(found[each].text.version), found[each].standing) for each in ("fr", "en")] == [french, english]


@pytest.mark.parametrize(
    ("site", "article", "expected"),
    [
        pytest.param("", "", HELD, id="held-by-default"),
        pytest.param("hold", "", HELD, id="site-holds"),
        pytest.param("withdraw", "", WITHDRAWN, id="site-withdraws"),
        pytest.param("withdraw", "hold", HELD, id="article-holds"),
        pytest.param("hold", "withdraw", WITHDRAWN, id="article-withdraws"),
    ],
)
def test_the_policy_of_the_article_goes_before_that_of_the_site(
    site: str, article: str, expected: Standing, knee: Project
) -> None:
    source_gets_major(knee)
    if site:
        knee.write("pyproject.toml", knee.read("pyproject.toml") + f'stale = "{site}"\n')
    if article:
        knee.write(f"{KNEE}/article.toml", f'stale = "{article}"\n' + knee.read(f"{KNEE}/article.toml"))

    found = shown(knee)

    assert found["en"].standing is expected


def test_a_held_text_names_the_record_of_the_source_that_it_matches(knee: Project) -> None:
    source_gets_major(knee)

    held = shown(knee)["en"]

    assert held.last
    assert (held.last.language, str(held.last.version), held.last.on) == ("fr", "1.0", date(2024, 6, 1))
    assert held.review
    assert held.review.language == "en"


def test_a_held_text_of_unknown_words_matches_no_version(knee: Project) -> None:
    source_gets_major(knee)
    ledger = knee.read(f"{KNEE}/reviews.toml")
    of = ledger.index("of = ")
    knee.write(f"{KNEE}/reviews.toml", ledger[:of] + ledger[of:].replace("sha256:cca1", "sha256:dda1", 1))

    held = shown(knee)["en"]

    assert (held.standing, held.last) == (HELD, None)


def test_a_held_text_reviewed_for_itself_matches_the_same_major(knee: Project) -> None:
    approve(knee, "en", "1.0")
    source_gets_major(knee)

    held = shown(knee)["en"]

    assert held.last
    assert (held.standing, held.last.language, str(held.last.version)) == (HELD, "fr", "1.0")


def test_nobody_vouches_for_a_withdrawn_text(knee: Project) -> None:
    translation_is_withdrawn(knee)

    withdrawn = shown(knee)["en"]

    assert (withdrawn.review, withdrawn.updated, withdrawn.url) == (None, None, "/en/knee-scan/")


@pytest.mark.parametrize(
    ("arrange", "expected"),
    [
        pytest.param(lambda project: approve(project, "fr", "1.1", SOFTER, kind="wording"), 1, id="wording"),
        pytest.param(lambda project: approve(project, "fr", "1.0"), 1, id="second-review-of-the-same-words"),
        pytest.param(source_gets_major, 15, id="major"),
    ],
)
def test_last_update_is_the_first_approval_of_what_the_page_says(
    arrange: Callable[[Project], None], expected: int, knee: Project
) -> None:
    arrange(knee)

    assert shown(knee)["fr"].updated == date(2024, 6, expected)


def test_every_approved_version_has_a_frozen_page_below_the_current_one(knee: Project) -> None:
    both_get_major(knee)
    withdraw(knee, "fr", "1.0")

    frozen = frozen_editions(tuple(shown(knee).values()))

    assert [(edition.url, edition.current, edition.standing) for edition in frozen] == [
        ("/fr/scanner-du-genou/v1.0/", "/fr/scanner-du-genou/", WITHDRAWN),
        ("/fr/scanner-du-genou/v2.0/", "/fr/scanner-du-genou/", IN_STEP),
        ("/en/knee-scan/v1.0/", "/en/knee-scan/", WITHDRAWN),
        ("/en/knee-scan/v2.0/", "/en/knee-scan/", IN_STEP),
    ]


def test_a_preview_shows_the_working_text_of_a_withdrawn_one(knee: Project) -> None:
    translation_is_withdrawn(knee)

    found = shown(knee, preview=True)["en"]

    assert (found.is_working, found.review, found.standing) == (True, None, IN_STEP)


def test_an_unknown_policy_is_refused_where_it_is_written(knee: Project) -> None:
    knee.write(f"{KNEE}/article.toml", 'stale = "keep"\n' + knee.read(f"{KNEE}/article.toml"))

    with pytest.raises(Exception, match="problem") as caught:
        load_sources(load_settings(knee.root))

    assert [(str(each.span), each.words) for each in caught.value.problems] == [  # type: ignore[attr-defined]
        (f"{KNEE}/article.toml:1", "stale must be one of hold, withdraw, not 'keep'")
    ]
