"""What was clean is not judged again; what may not be clean any more is, whoever says otherwise."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from signoff.build.messages import theme_messages
from signoff.hallmark import VARIABLE
from signoff.model import Edition, Finding, Page
from signoff.pipeline import Check, check
from signoff.program import program
from signoff.review import editions
from signoff.rules import RULES
from signoff.rules.clean import Clean
from signoff.rules.context import Context
from signoff.rules.reviews import text_changed
from signoff.rules.world import World
from signoff.settings import load_settings
from signoff.site import read_site
from signoff.site.addresses import Addresses
from signoff.site.cache import Cache, project_file
from signoff.sources import Kept, load_sources
from tests.projects import TODAY, Project

KNEE = "content/articles/knee-scan"


def found(project: Project, *, cached: bool = True) -> list[Finding]:
    """What all rules find, with what earlier runs left or without."""
    settings = load_settings(project.root)
    wanted = Check(project.root / settings.output, settings.output, RULES, TODAY, cached=cached)
    return list(check(settings, wanted).findings)


@pytest.fixture
def page(project: Project) -> str:
    """The English page of the knee, below the project."""
    settings = load_settings(project.root)
    shown = editions(load_sources(settings))
    (url,) = (each.url for each in shown if (each.article.folder, each.language) == (KNEE, "en"))
    return f"output{url}index.html"


def changed(project: Project, name: str, old: str, new: str) -> None:
    words = project.read(name)
    assert old in words
    project.write(name, words.replace(old, new, 1))


PO = "theme/locale/en/LC_MESSAGES/messages.po"
CHANGES = {
    "a-word-of-a-page": lambda p, page: changed(p, page, "</p>", " indeed</p>"),
    "a-link-of-a-page": lambda p, page: changed(p, page, "<main", '<a href="https://www.example.net/">x</a><main'),
    "structured-data": lambda p, page: changed(p, page, '"lastReviewed": "', '"lastReviewed": "1'),
    "a-page-gone": lambda p, page: p.path(page).unlink(),
    "a-page-more": lambda p, page: p.write("output/en/new/index.html", p.read(page)),
    "another-page-in-its-place": lambda p, page: p.write(page, p.read("output/en/index.html")),
    "a-working-text": lambda p, _: changed(p, f"{KNEE}/en.md", "\n\n", "\n\nXXX minutes, not 9.\n\n"),
    "a-frozen-text": lambda p, _: changed(p, f"{KNEE}/versions/en-1.0.md", "\n\n", "\n\nOne more.\n\n"),
    "a-record": lambda p, _: changed(p, f"{KNEE}/reviews.toml", "on = 2024-06-01", "on = 2024-06-02"),
    "facts-of-an-article": lambda p, _: changed(p, f"{KNEE}/article.toml", "months = 36", "months = 1"),
    "the-title-of-another": lambda p, _: changed(p, "content/pages/about/en.md", "Title: ", "Title: Not "),
    "another-article-gone": lambda p, _: [each.unlink() for each in p.path("content/pages/about").iterdir()],
    "the-name-of-a-centre": lambda p, _: changed(p, "content/centres.toml", '"Centre Alpha"', '"Centre Omega"'),
    "an-address-of-a-centre": lambda p, _: changed(p, "content/centres.toml", "practice-101", "practice-999"),
    "the-name-of-a-reviewer": lambda p, _: changed(p, "content/reviewers.toml", 'name = "', 'name = "X'),
    "the-name-of-a-service": lambda p, _: changed(p, "content/services.toml", '"', '"X'),
    "a-term-of-the-glossary": lambda p, page: (p.write("content/glossary.toml", GLOSSARY), p.path(page).unlink()),
    "a-message-of-the-theme": lambda p, _: changed(p, PO, 'msgstr "Book an appointment"', 'msgstr "Make one"'),
    "a-setting": lambda p, _: changed(
        p, "pyproject.toml", "[tool.signoff]", '[tool.signoff]\nbooking_hosts = ["a.example"]'
    ),
}
GLOSSARY = """
[knee]
fr = { term = "genou", definition = "L’articulation." }
en = { term = "knee", definition = "The joint." }
"""


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in CHANGES.items()])
def test_with_what_was_clean_a_check_finds_what_it_finds_without(
    change: Callable[[Project, str], object], project: Project, page: str
) -> None:
    before = found(project)
    change(project, page)
    after = found(project, cached=False)

    assert after != before
    assert found(project) == after
    assert found(project) == after


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE kept SET words = words || x'00'", id="words"),
        pytest.param("UPDATE kept SET mark = x'00'", id="mark"),
        pytest.param("UPDATE kept SET key = x'00'", id="of-another-program"),
        pytest.param("DELETE FROM kept", id="rows-gone"),
        pytest.param("DROP TABLE kept", id="table-gone"),
    ],
)
def test_torn_rows_change_nothing(statement: str, project: Project, page: str) -> None:
    changed(project, page, "</p>", " indeed</p>")
    expected = found(project)
    database = sqlite3.connect(project_file(project.root))
    with database:
        database.execute(statement)
    database.close()

    assert found(project) == expected


def forge(project: Project, page: str, *, key: str | None) -> None:
    """Write into the cache that REV002 found this page clean as it is now, with the key of somebody else, or with our own."""
    settings = load_settings(project.root)
    sources = load_sources(settings)
    shown = editions(sources, stale=settings.stale)
    world = World.around(settings, sources, shown, theme_messages(settings))
    (edition,) = (each for each in shown if f"output{each.url}index.html" == page)
    judge = f"{text_changed.__name__}._of_approved_page"
    given = hashlib.sha256(world.digest + repr((judge, ())).encode()).digest()
    path, digest = page.removeprefix("output/"), hashlib.sha256(project.path(page).read_bytes()).hexdigest()
    site = str((project.root / settings.output).resolve())

    theirs = Cache(project.root / "theirs.sqlite", "")
    mark = Clean(theirs, site).mark((edition, path), lambda _: digest, given)
    with pytest.MonkeyPatch.context() as patch:
        if key:
            patch.setenv(VARIABLE, key)
        assert mark is not None
        theirs.keep(f"clean {judge} {site}", program().encode(), mark)
    theirs.close()
    database = sqlite3.connect(project_file(project.root))
    with database:
        database.execute("ATTACH ? AS theirs", (str(project.root / "theirs.sqlite"),))
        database.execute("INSERT OR REPLACE INTO main.kept SELECT * FROM theirs.kept")
    database.close()


@pytest.mark.parametrize(
    ("key", "rules"),
    [pytest.param("the key of somebody else", {"REV002"}, id="theirs"), pytest.param(None, set(), id="ours")],
)
def test_nobody_else_can_say_of_a_page_that_it_is_clean(
    key: str | None, rules: set[str], project: Project, page: str
) -> None:
    """The row is right in all but the key, which the second case shows: what our own program wrote is believed."""
    found(project)
    changed(project, page, "</p>", " indeed</p>")
    forge(project, page, key=key)

    assert {finding.rule for finding in found(project)} == rules
    assert {finding.rule for finding in found(project, cached=False)} == {"REV002"}


def test_a_forged_article_opens_no_gate(project: Project, page: str) -> None:
    """Somebody writes another word on the page, into the ledger's digest and into the article that was read."""
    found(project)
    changed(project, page, "</p>", " indeed</p>")
    expected = found(project)
    settings = load_settings(project.root)
    cache = Cache(project_file(project.root), "")
    article = next(each for each in load_sources(settings, Kept(cache)).articles if each.folder == KNEE)
    cache.close()
    database = sqlite3.connect(project_file(project.root))
    with database:
        database.execute(
            "UPDATE kept SET words = replace(words, ?, ?)", (article.reviews[0].text, "sha256:" + "0" * 64)
        )
    database.close()

    assert found(project) == expected


def test_a_look_at_a_part_leaves_what_is_remembered_of_the_whole(project: Project) -> None:
    """As the preview takes one of the page that was just saved."""
    found(project)
    before = kept(project)
    settings = load_settings(project.root)
    sources = load_sources(settings)
    part = replace(sources, articles=sources.articles[:1], pages=())
    check(settings, Check(project.root / "output", "output", RULES, TODAY, part=True), sources=part)

    assert kept(project) == before


def kept(project: Project) -> list[tuple[str, bytes]]:
    database = sqlite3.connect(project_file(project.root))
    try:
        return sorted(database.execute("SELECT name, words FROM kept WHERE name LIKE 'clean %'"))
    finally:
        database.close()


# --- what is asked, and when -----------------------------------------------------------------------------

ASKED: list[str] = []


def _silent(edition: Edition, page: Page, _world: World, *_given: object) -> None:
    ASKED.append(f"{edition.language} {page.path}")


def _outspoken(edition: Edition, page: Page, _world: World) -> str:
    ASKED.append(f"{edition.language} {page.path}")
    return "something"


def asked(project: Project, ask: Callable[..., str | None], *given: object) -> list[str]:
    """Of what `ask` is asked now."""
    ASKED.clear()
    settings = load_settings(project.root)
    cache = Cache(project_file(project.root), "")
    try:
        sources = load_sources(settings, Kept(cache))
        site = read_site(project.root / "output", "output", cache=cache)
        shown = editions(sources)
        context = Context(
            settings, site, TODAY, Addresses(settings.address), sources, shown, clean=Clean(cache, "site")
        )
        assert list(context.told(ask, context.reviewed, *given)) == [
            (thing, "something") for thing in context.reviewed if ask is _outspoken
        ]
    finally:
        cache.close()
    return list(ASKED)


def test_of_what_was_clean_nobody_is_asked_again(project: Project) -> None:
    first = asked(project, _silent)

    assert (bool(first), asked(project, _silent)) == (True, [])


def test_of_what_was_found_one_is_asked_each_time(project: Project) -> None:
    first = asked(project, _outspoken)

    assert (bool(first), asked(project, _outspoken)) == (True, first)


def test_of_an_edited_page_one_is_asked_again(project: Project, page: str) -> None:
    asked(project, _silent)
    changed(project, page, "</p>", " indeed</p>")

    assert asked(project, _silent) == [f"en {page.removeprefix('output/')}"]


def test_of_an_edited_article_one_is_asked_again(project: Project) -> None:
    first = asked(project, _silent)
    changed(project, f"{KNEE}/fr.md", "\n\n", "\n\nUne phrase.\n\n")

    again = asked(project, _silent)
    assert again == [each for each in first if "knee" in each or "genou" in each]


def test_what_is_given_counts(project: Project) -> None:
    first = asked(project, _silent, "one")

    assert asked(project, _silent, "other") == first


# --- the world -------------------------------------------------------------------------------------------


@pytest.fixture
def world(project: Project) -> World:
    settings = load_settings(project.root)
    sources = load_sources(settings)
    return World.around(settings, sources, editions(sources), {})


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(lambda edition: list(edition.text.blocks), id="blocks"),
        pytest.param(lambda edition: list(edition.text.body), id="body"),
        pytest.param(lambda edition: list(edition.text.links), id="links"),
        pytest.param(lambda edition: list(edition.text.slips), id="slips"),
        pytest.param(lambda edition: list(edition.article.reviews), id="records"),
    ],
)
def test_whoever_judges_one_article_cannot_look_into_another(look: Callable[[Edition], object], world: World) -> None:
    with pytest.raises(LookupError):
        look(world.editions[0])


def test_the_world_is_the_same_whatever_a_text_says(project: Project, world: World) -> None:
    changed(project, f"{KNEE}/en.md", "\n\n", "\n\nOne more sentence.\n\n")
    settings = load_settings(project.root)
    sources = load_sources(settings)

    assert World.around(settings, sources, editions(sources), {}).digest == world.digest


def test_the_world_is_the_same_on_another_machine(project: Project, world: World, tmp_path: Path) -> None:
    settings = load_settings(project.root)
    sources = load_sources(settings)

    elsewhere = World.around(replace(settings, root=tmp_path), sources, editions(sources), {})
    assert elsewhere.digest == world.digest
