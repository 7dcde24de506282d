"""What an earlier run read is what this one would read; and what somebody else left is not read at all."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from signoff.errors import SourcesUnreadable
from signoff.hallmark import VARIABLE
from signoff.model import Article, Sources
from signoff.settings import load_settings
from signoff.site.cache import Cache, project_file
from signoff.sources import Kept, load_sources
from signoff.sources.kept import digest_of_files, files_of, key_of, read, written
from tests.projects import Project
from tests.sources.reading import ARTICLE, CENTRES, FRENCH, LEDGER


def loaded(project: Project) -> Sources:
    """The sources, by way of what earlier runs left."""
    cache = Cache(project_file(project.root), "")
    try:
        return load_sources(load_settings(project.root), Kept(cache))
    finally:
        cache.close()


def wrong(project: Project) -> list[str]:
    """What is wrong with the sources, by way of what earlier runs left: `place: words`."""
    with pytest.raises(SourcesUnreadable) as raised:
        loaded(project)
    return [f"{problem.span}: {problem.words}" for problem in raised.value.problems]


def keys_of(project: Project) -> dict[str, bytes]:
    """What is kept, and the key that it was made from."""
    database = sqlite3.connect(project_file(project.root))
    try:
        return dict(database.execute("SELECT name, key FROM kept"))
    finally:
        database.close()


def test_an_article_comes_back_as_it_was(project: Project) -> None:
    for article in load_sources(load_settings(project.root)).articles:
        assert read(written(article)) == article


def test_the_second_run_has_what_the_first_read(project: Project) -> None:
    first = loaded(project)

    assert (loaded(project), first) == (first, load_sources(load_settings(project.root)))
    kept = {name for name in keys_of(project) if name.startswith("content/")}  # beside what checks have left
    assert kept == {each.folder for each in (*first.articles, *first.pages)}


def changed(project: Project, name: str, old: str, new: str) -> None:
    project.write(name, project.read(name).replace(old, new, 1))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda p: changed(p, FRENCH, "\n\n", "\n\nUne phrase de plus.\n\n"), id="words"),
        pytest.param(lambda p: changed(p, FRENCH, "Title: ", "Title: Autre "), id="title"),
        pytest.param(lambda p: changed(p, f"{ARTICLE}/article.toml", "months = 36", "months = 24"), id="facts"),
        pytest.param(lambda p: p.path(FRENCH).unlink(), id="file-gone"),
        pytest.param(lambda p: p.path(LEDGER).unlink(), id="ledger-gone"),
        pytest.param(lambda p: next(p.path(f"{ARTICLE}/versions").iterdir()).unlink(), id="version-gone"),
        pytest.param(
            lambda p: p.path(FRENCH).write_bytes(p.path(FRENCH).read_bytes().replace(b"\n", b"\r\n")), id="crlf"
        ),
        pytest.param(lambda p: changed(p, LEDGER, "[[review]]", "# a note\n[[review]]"), id="lines-moved"),
    ],
)
def test_what_was_changed_is_read_again(change: Callable[[Project], object], project: Project) -> None:
    loaded(project)
    change(project)

    assert loaded(project) == load_sources(load_settings(project.root))


def test_one_edit_costs_one_article(project: Project) -> None:
    loaded(project)
    before = keys_of(project)
    changed(project, FRENCH, "\n\n", "\n\nUne phrase de plus.\n\n")
    loaded(project)

    after = keys_of(project)
    assert [name for name in after if after[name] != before[name]] == [ARTICLE]


def test_what_is_said_elsewhere_counts(project: Project) -> None:
    """A centre that an article names is taken out of centres.toml: the article's own files are as they were."""
    loaded(project)
    named = next(article.centres[0] for article in loaded(project).articles if article.centres)
    project.write(CENTRES, project.read(CENTRES).replace(f"[{named}", "[another"))

    assert any(named in words for words in wrong(project))


def test_an_article_with_a_mistake_is_told_of_every_time(project: Project) -> None:
    loaded(project)
    project.write(FRENCH, "no field at all\n")

    assert wrong(project) == wrong(project)


def forge(project: Project, change: Callable[[Article], Article]) -> None:
    """Put another article in the place of the one that was kept, under its own key, as somebody can who has not ours."""
    cache = Cache(project_file(project.root), "")
    key = keys_of(project)[ARTICLE]
    kept = cache.kept(ARTICLE, key)
    assert kept is not None
    cache.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "the key of somebody else")
        theirs = project.root / "theirs.sqlite"
        other = Cache(theirs, "")
        other.keep(ARTICLE, key, written(change(read(kept))))
        other.close()
    database = sqlite3.connect(project_file(project.root))
    with database:
        database.execute("ATTACH ? AS theirs", (str(theirs),))
        database.execute("INSERT OR REPLACE INTO main.kept SELECT * FROM theirs.kept")
    database.close()


def test_a_forged_article_is_not_read(project: Project) -> None:
    loaded(project)
    forge(project, lambda article: replace(article, months=120, reviews=()))

    assert loaded(project) == load_sources(load_settings(project.root))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"a": b"bc"}, {"ab": b"c"}, id="name-and-content"),
        pytest.param({"a": b"b", "c": b"d"}, {"a": b"bcd"}, id="two-files"),
        pytest.param({"a": b""}, {"a": None}, id="empty-and-unread"),
        pytest.param({"a": b"", "b": None}, {"a": b""}, id="one-more-name"),
    ],
)
def test_other_files_have_another_digest(first: dict[str, bytes | None], second: dict[str, bytes | None]) -> None:
    assert digest_of_files(first) != digest_of_files(second)


def test_a_key_holds_what_is_said() -> None:
    assert key_of("digest", ("fr", "en")) != key_of("digest", ("fr",))


def test_a_file_that_cannot_be_read_is_complained_of(project: Project) -> None:
    """A folder in the place of a frozen text; not an empty text."""
    version = next(project.path(f"{ARTICLE}/versions").iterdir())
    version.unlink()
    version.mkdir()

    assert files_of(project.root, ARTICLE)[f"{ARTICLE}/versions/{version.name}"] is None
    assert any("cannot be read" in words for words in wrong(project))


def test_many_articles_are_read_by_several_processes_as_by_one(project: Project) -> None:
    """Enough of them for a pool; a mistake in one is told as it is without one."""
    for number in range(45):
        shutil.copytree(project.path(ARTICLE), project.path(f"{ARTICLE}-{number}"))
    sources = load_sources(load_settings(project.root))

    bodies = {article.working["fr"].html for article in sources.articles if article.folder.startswith(ARTICLE)}
    assert (len(bodies), len(sources.articles) > 45) == (1, True)
    assert all(article.files for article in sources.articles)

    project.write(f"{ARTICLE}-7/fr.md", "no field at all\n")
    assert all(f"{ARTICLE}-7/" in words for words in wrong(project))
