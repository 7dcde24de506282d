"""REV013: nobody reviews their own text alone. Judged with real git."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.projects import Project

HIP = "content/articles/hip-scan"


def found(project: Project) -> list[str]:
    return [finding.message for finding in project.findings("REV013") if "hip-scan" in finding.path]


def name_reviewer(project: Project, name: str, title: str = "Dr") -> None:
    words = project.read("content/reviewers.toml").replace('"Ada Example"', f'"{name}"')
    project.write("content/reviewers.toml", words.replace('"Dr"', f'"{title}"'))


def freeze_again(project: Project, author: str, message: str = "Freeze") -> None:
    """Version 1.1 of the hip's text, written and frozen in one commit by `author`."""
    project.run("revise", "hip-scan", "--minor", "--language", "fr", "--change-fr", "Mieux dit.")
    project.replace(f"{HIP}/fr.md", "ressemble au", "est proche du")
    done = project.run("sign", "hip-scan", "fr", "--as", "ada-example", "--yes", "--today", "2024-06-20")
    assert done.exit_code == 0, done.output
    project.git("add", "--all", "content", author=author)
    project.git("commit", "--quiet", "--message", message, author=author)


def by_another(project: Project) -> None:
    """Ed wrote it, Ada reviewed it."""


def alone(project: Project) -> None:
    name_reviewer(project, "Ed Editor")


def alone_with_title_in_git(project: Project) -> None:
    name_reviewer(project, "Editor", "Ed")


def alone_in_other_letters(project: Project) -> None:
    name_reviewer(project, "ED EDITOR")


def two_authors(project: Project) -> None:
    name_reviewer(project, "Ed Editor")
    freeze_again(project, "Flo Editor")


def two_authors_in_one_commit(project: Project) -> None:
    name_reviewer(project, "Ed Editor")
    freeze_again(project, "Ed Editor", "Freeze\n\nCo-authored-by: Flo Editor <flo@example.org>")


def alone_again(project: Project) -> None:
    name_reviewer(project, "Ed Editor")
    freeze_again(project, "Ed Editor")


def another_came_later(project: Project) -> None:
    """Flo's change of the working text is not in the text that was reviewed."""
    name_reviewer(project, "Ed Editor")
    project.replace(f"{HIP}/fr.md", "ressemble au", "est proche du")
    project.commit(author="Flo Editor")


def one_by_mailmap(project: Project) -> None:
    project.write(".mailmap", "Ada Example <ed@example.org>\n")


def imported(project: Project) -> None:
    name_reviewer(project, "Ed Editor")
    project.replace(f"{HIP}/reviews.toml", '"recorded"', '"imported"')


def not_committed(project: Project) -> None:
    """Nobody knows yet who wrote what is in no commit."""
    name_reviewer(project, "Ed Editor")
    project.git("rm", "--quiet", "-r", "--cached", HIP)
    project.git("commit", "--quiet", "--amend", "--message", "Forget the hip")
    project.git("update-ref", "-d", "refs/heads/main")
    project.git("add", "content", f":!{HIP}")
    project.git("commit", "--quiet", "--message", "Begin again")


@pytest.mark.parametrize(
    ("change", "count"),
    [
        pytest.param(by_another, 0, id="reviewed-by-another"),
        pytest.param(alone, 1, id="alone"),
        pytest.param(alone_with_title_in_git, 1, id="title-is-part-of-the-name"),
        pytest.param(alone_in_other_letters, 1, id="capitals"),
        pytest.param(two_authors, 0, id="two-authors"),
        pytest.param(two_authors_in_one_commit, 0, id="co-author"),
        pytest.param(alone_again, 1, id="alone-again"),
        pytest.param(another_came_later, 1, id="another-author-came-later"),
        pytest.param(one_by_mailmap, 1, id="mailmap"),
        pytest.param(imported, 0, id="imported-line"),
        pytest.param(not_committed, 0, id="not-committed"),
    ],
)
def test_a_text_needs_a_second_pair_of_eyes(change: Callable[[Project], None], count: int, project: Project) -> None:
    change(project)
    project.build()

    assert len(found(project)) == count
