"""content/ as a whole: what it must hold, and what nobody would read."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from signoff.errors import SourcesUnreadable
from signoff.settings import load_settings
from signoff.sources import load_sources
from tests.projects import Project
from tests.sources.reading import ARTICLE, CENTRES, FACTS, FRENCH, LEDGER, complaints

PLAIN = "Title: A\nSlug: a\nSummary: A.\nVersion: 1.0\n\nA.\n"


def test_the_example_can_be_read(sources: Project) -> None:
    actual = complaints(sources)

    assert actual == []


def test_articles_and_pages_stand_in_the_order_of_their_keys(sources: Project) -> None:
    found = load_sources(load_settings(sources.root))

    assert [article.key for article in found.articles] == ["hip-scan", "knee-scan"]
    assert [(page.key, page.is_page, list(page.working)) for page in found.pages] == [("about", True, ["fr", "en"])]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        pytest.param(f"{ARTICLE}/de.md", 'nobody reads this file: did you mean "en.md"?', id="unknown-language"),
        pytest.param(f"{ARTICLE}/fr.markdown", "nobody reads this file", id="other-ending"),
        pytest.param(f"{ARTICLE}/fr-1.0.md", 'nobody reads this file: did you mean "fr.md"?', id="frozen-out-of-place"),
        pytest.param(f"{ARTICLE}/FR.md", "nobody reads this file", id="capitals"),
        pytest.param(f"{ARTICLE}/de.MD", "nobody reads this file", id="capitals-in-the-ending"),
        pytest.param(
            f"{ARTICLE}/articles.toml", 'nobody reads this file: did you mean "article.toml"?', id="plural-toml"
        ),
        pytest.param(f"{ARTICLE}/review.toml", 'nobody reads this file: did you mean "reviews.toml"?', id="singular"),
        pytest.param(f"{ARTICLE}/versions/fr-1.md", "nobody reads this file", id="frozen-without-minor"),
        pytest.param(f"{ARTICLE}/versions/fr-01.0.md", "nobody reads this file", id="frozen-with-leading-zero"),
        pytest.param(f"{ARTICLE}/versions/de-1.0.md", "nobody reads this file", id="frozen-in-unknown-language"),
        pytest.param(f"{ARTICLE}/versions/fr-1.0.md.bak", "nobody reads this file", id="copy-of-a-frozen-text"),
        pytest.param("content/pages/about/de.md", 'nobody reads this file: did you mean "en.md"?', id="of-a-page"),
        pytest.param("content/articles/knee.md", "nobody reads this file", id="beside-the-folders"),
    ],
)
def test_a_text_that_nobody_would_read_is_said(name: str, complaint: str, sources: Project) -> None:
    sources.write(name, PLAIN)

    actual = complaints(sources)

    assert [words.partition(": did you")[0] for words in actual] == [f"{name}:1: {complaint.partition(': did you')[0]}"]


def test_a_language_in_capitals_is_told_as_the_file_that_was_meant(sources: Project) -> None:
    sources.path(f"{ARTICLE}/en.md").rename(sources.path(f"{ARTICLE}/EN.md"))

    assert complaints(sources) == [f'{ARTICLE}/EN.md:1: nobody reads this file: did you mean "en.md"?']


def test_lists_that_are_too_deep_to_be_read_are_told_with_their_file(sources: Project) -> None:
    deep = "".join(f"{'    ' * level}- a\n" for level in range(400))
    sources.write(f"{ARTICLE}/en.md", sources.read(f"{ARTICLE}/en.md") + f"\n{deep}")

    assert complaints(sources) == [
        f"{ARTICLE}/en.md:1: its lists or quotations stand in one another too deeply to be read"
    ]


@pytest.mark.parametrize("mark", ["[", "![", "<a "])
def test_a_text_of_thousands_of_brackets_is_told_before_it_is_rendered(mark: str, sources: Project) -> None:
    """Rendering 20,000 of them took a minute."""
    sources.write(f"{ARTICLE}/en.md", sources.read(f"{ARTICLE}/en.md") + f"\n{mark * 200_000}")

    assert complaints(sources) == [f"{ARTICLE}/en.md:1: more than 2,000 brackets ([ or <) stand in this text"]


def test_a_stray_file_is_said_with_what_was_probably_meant(sources: Project) -> None:
    sources.write(f"{ARTICLE}/review.toml", "")

    actual = complaints(sources)

    assert actual == [f'{ARTICLE}/review.toml:1: nobody reads this file: did you mean "reviews.toml"?']


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(f"{ARTICLE}/images/knee.png", id="image"),
        pytest.param(f"{ARTICLE}/.fr.md.swp", id="swap-file-of-an-editor"),
        pytest.param(f"{ARTICLE}/versions/.DS_Store", id="hidden-file-among-the-frozen"),
        pytest.param("content/articles/.git/config", id="hidden-folder"),
    ],
)
def test_other_files_are_let_be(name: str, sources: Project) -> None:
    sources.write(name, "x")

    actual = complaints(sources)

    assert actual == []


@pytest.mark.parametrize("name", ["Knee", "knee_scan", "genou-été", "knee scan", "-knee", "knee-", "knee--scan", "2.0"])
def test_a_folder_name_that_cannot_be_a_key_is_said(name: str, sources: Project) -> None:
    sources.write(f"content/articles/{name}/fr.md", PLAIN)

    actual = complaints(sources)

    assert actual == [f"content/articles/{name}:1: the folder's name {name!r} cannot be an article's key"]


def test_an_empty_folder_is_no_article(sources: Project) -> None:
    sources.path("content/articles/later").mkdir()

    actual = load_sources(load_settings(sources.root))

    assert [article.key for article in actual.articles] == ["hip-scan", "knee-scan"]


def test_a_project_without_articles_and_pages_has_none(sources: Project) -> None:
    shutil.rmtree(sources.path("content/articles"))
    shutil.rmtree(sources.path("content/pages"))

    actual = load_sources(load_settings(sources.root))

    assert (actual.articles, actual.pages) == ((), ())


def test_an_article_without_a_ledger_has_no_review(sources: Project) -> None:
    sources.path(LEDGER).unlink()

    actual = load_sources(load_settings(sources.root))

    assert actual.articles[1].reviews == ()


def without_centres(project: Project) -> list[str]:
    project.path(CENTRES).unlink()
    return [
        f"{FACTS.replace('knee', 'hip')}:4: centres names 'alpha', which is not in centres.toml",
        f"{FACTS}:4: centres names 'alpha', which is not in centres.toml",
        f"{FACTS}:4: centres names 'beta', which is not in centres.toml",
    ]


def without_facts(project: Project) -> list[str]:
    project.path(FACTS).unlink()
    return [f"{FACTS}:1: the file cannot be read: No such file or directory"]


@pytest.mark.parametrize(
    "spoil",
    [without_centres, without_facts],
    ids=lambda spoil: spoil.__name__.replace("_", "-"),
)
def test_a_missing_file_is_said(spoil: Callable[[Project], list[str]], sources: Project) -> None:
    expected = spoil(sources)

    actual = complaints(sources)

    assert actual == expected


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_files_and_lines(sources: Project) -> None:
    sources.write("content/articles/Hip/fr.md", PLAIN)
    sources.replace(FRENCH, "Summary: ", "Slug: ")
    sources.replace(LEDGER, 'kind = "medical"', 'kind = "medicine"')
    sources.replace(FACTS, "roles", "role")
    sources.replace(FACTS, '"beta"', '"betta"')
    sources.replace(CENTRES, 'name = "Centre Alpha"', "name = 1")
    sources.replace("content/reviewers.toml", 'name = "Ada Example"', 'name = ""')
    sources.path("content/pages/about/en.md").write_bytes(b"Title: \xe9\n")

    actual = complaints(sources)

    assert actual == [
        "content/articles/Hip:1: the folder's name 'Hip' cannot be an article's key",
        f"{FACTS}:3: [review] has no 'role': did you mean \"roles\"?",
        f"{FACTS}:4: centres names 'betta', which is not in centres.toml: did you mean \"beta\"?",
        f"{FRENCH}:3: the field 'Slug' stands here for the second time",
        f"{LEDGER}:6: kind must be one of medical, translation, wording, withdrawal, not 'medicine'",
        f"{CENTRES}:4: name must be a string in quotes, not 1",
        "content/pages/about/en.md:1:8: the file is not UTF-8: the byte 0xE9 cannot be read",
        "content/reviewers.toml:3: name must not be empty",
    ]


def test_a_file_that_is_too_large_for_a_text_is_refused_before_it_is_read_whole(sources: Project) -> None:
    sources.write(f"{ARTICLE}/fr.md", f"{PLAIN}{'genou ' * 200_000}\n")

    assert complaints(sources) == [
        f"{ARTICLE}/fr.md:1: the file is larger than 1000 kB, too large for a text that people wrote"
    ]


def test_a_file_that_notepad_saved_as_unicode_is_told_as_utf_16(sources: Project) -> None:
    sources.path(f"{ARTICLE}/fr.md").write_bytes(PLAIN.encode("utf-16"))

    with pytest.raises(SourcesUnreadable) as caught:
        load_sources(load_settings(sources.root))

    assert [problem.advice for problem in caught.value.problems] == [
        "save the file with the encoding UTF-8 (it looks like UTF-16)"
    ]
