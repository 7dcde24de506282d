"""REV010: a ledger only ever grows. Judged with real git."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.projects import Project

ARTICLE = "content/articles/knee-scan"
LEDGER = f"{ARTICLE}/reviews.toml"


def found(project: Project) -> list[tuple[int, str]]:
    return [(finding.line, finding.message) for finding in project.findings("REV010")]


def head(project: Project, name: str = "HEAD") -> str:
    return project.git("rev-parse", name).strip()[:9]


def blocks(project: Project) -> list[str]:
    """The comment at the top, then the records."""
    return project.read(LEDGER).split("\n[[review]]\n")


def write_blocks(project: Project, *parts: str) -> None:
    project.write(LEDGER, "\n[[review]]\n".join(parts))


def append(project: Project) -> None:
    top, french, english = blocks(project)
    write_blocks(project, top, french, english, french.replace("2024-06-01", "2024-06-20"))


def comment(project: Project) -> None:
    project.write(LEDGER, "# Two records.\n\n" + project.read(LEDGER).replace("version =", "version   ="))


def windows_line_ends(project: Project) -> None:
    project.path(LEDGER).write_bytes(b"\xef\xbb\xbf" + project.path(LEDGER).read_bytes().replace(b"\n", b"\r\n"))


def change_date(project: Project) -> None:
    project.write(LEDGER, project.read(LEDGER).replace("on = 2024-06-01", "on = 2024-06-02", 1))


def change_reviewer(project: Project) -> None:
    project.write(
        "content/reviewers.toml", project.read("content/reviewers.toml") + '\n[bob]\nname = "Bob"\nroles = []\n'
    )
    project.write(LEDGER, project.read(LEDGER).replace('reviewer = "ada-example"', 'reviewer = "bob"', 1))


def remove_first(project: Project) -> None:
    top, _, english = blocks(project)
    write_blocks(project, top, english)


def remove_last(project: Project) -> None:
    top, french, _ = blocks(project)
    write_blocks(project, top, french)


def swap(project: Project) -> None:
    top, french, english = blocks(project)
    write_blocks(project, top, english.rstrip("\n") + "\n", french)


def insert(project: Project) -> None:
    top, french, english = blocks(project)
    write_blocks(project, top, french.replace("2024-06-01", "2024-05-20"), french, english)


def empty(project: Project) -> None:
    project.write(LEDGER, "# No record.\n")


def delete(project: Project) -> None:
    project.path(LEDGER).unlink()


def delete_article(project: Project) -> None:
    shutil.rmtree(project.path(ARTICLE))


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        pytest.param(append, None, "", id="grown"),
        pytest.param(comment, None, "", id="comment-and-white-space"),
        pytest.param(windows_line_ends, None, "", id="crlf-and-bom"),
        pytest.param(change_date, 3, "as it was at {}, was changed: on", id="date"),
        pytest.param(change_reviewer, 3, "as it was at {}, was changed: reviewer", id="reviewer"),
        pytest.param(remove_first, 3, "which was there at {}, is gone", id="first-removed"),
        pytest.param(
            remove_last, 3, "the record en 1.0 of 2024-06-01 by ada-example, which was there", id="last-removed"
        ),
        pytest.param(swap, 3, "does not stand where it stood at {}", id="reordered"),
        pytest.param(insert, 3, "does not stand where it stood at {}", id="inserted-before"),
        pytest.param(empty, 1, "is gone", id="emptied"),
        pytest.param(delete, 1, "is gone", id="ledger-deleted"),
        pytest.param(delete_article, 1, "is gone", id="article-deleted"),
    ],
)
def test_a_ledger_may_grow_and_nothing_else(
    change: Callable[[Project], None], line: int | None, message: str, project: Project
) -> None:
    change(project)

    findings = found(project)

    assert [at for at, _ in findings] == ([] if line is None else [line])
    assert all(message.format(head(project)) in words for _, words in findings)


def test_a_folder_that_was_renamed_is_told_as_that_with_the_way_back(project: Project) -> None:
    project.path(ARTICLE).rename(project.path("content/articles/knee-ct"))

    findings = project.findings("REV010")

    assert [(finding.path, finding.line, finding.message) for finding in findings] == [
        (
            "content/articles/knee-ct/reviews.toml",
            3,
            f"this folder was {ARTICLE} at {head(project)}: an article keeps the name of its folder",
        )
    ]
    assert f"git mv content/articles/knee-ct {ARTICLE}" in findings[0].hint


def test_a_folder_that_was_renamed_and_a_record_that_was_changed_are_told_as_the_loss_of_the_record(
    project: Project,
) -> None:
    change_date(project)
    project.path(ARTICLE).rename(project.path("content/articles/knee-ct"))

    assert [words.endswith(f"which was there at {head(project)}, is gone") for _, words in found(project)] == [True]


def test_a_copy_of_a_folder_is_no_new_name(project: Project) -> None:
    shutil.copytree(project.path(ARTICLE), project.path("content/articles/knee-ct"))

    assert found(project) == []


def test_a_change_that_was_committed_on_a_branch_is_held_against_the_default_branch(project: Project) -> None:
    project.git("switch", "--quiet", "--create", "work")
    base = head(project)
    change_date(project)
    project.commit()
    project.write("content/reviewers.toml", project.read("content/reviewers.toml") + "# later\n")
    project.commit()

    assert [words.endswith(f"as it was at {base}, was changed: on") for _, words in found(project)] == [True]


def test_what_the_default_branch_got_meanwhile_is_no_loss_of_the_branch(project: Project) -> None:
    """Another article was signed on main since the branch left it: the merge base counts, not main."""
    project.git("switch", "--quiet", "--create", "work")
    project.git("switch", "--quiet", "main")
    append(project)
    project.commit()
    project.git("switch", "--quiet", "work")

    assert found(project) == []


def test_a_change_that_was_committed_on_the_default_branch_itself_is_found(project: Project) -> None:
    before = head(project)
    change_date(project)
    project.commit()

    assert [words.endswith(f"as it was at {before}, was changed: on") for _, words in found(project)] == [True]


def test_the_default_branch_is_that_of_the_remote(project: Project, tmp_path: Path) -> None:
    """In CI the branch main is often not there, only origin/main."""
    clone = Project(tmp_path / "clone")
    project.git("branch", "--quiet", "--move", "trunk")
    subprocess.run(["git", "clone", "--quiet", str(project.root), str(clone.root)], check=True)
    shutil.copytree(project.path("output"), clone.path("output"))
    shutil.copytree(project.path("theme"), clone.path("theme"))
    clone.git("switch", "--quiet", "--create", "work")
    change_date(clone)
    clone.commit()

    assert len(found(clone)) == 1


def test_in_a_shallow_clone_the_rule_is_skipped_with_the_way_out(project: Project, tmp_path: Path) -> None:
    clone = Project(tmp_path / "clone")
    source = project.root.as_uri()
    subprocess.run(["git", "clone", "--quiet", "--depth=1", source, str(clone.root)], check=True)
    shutil.copytree(project.path("output"), clone.path("output"))
    shutil.copytree(project.path("theme"), clone.path("theme"))

    skipped = clone.check("REV").skipped

    assert list(skipped) == ["REV010", "REV013", "REV015"]
    assert "fetch-depth: 0" in skipped["REV010"]


def test_a_folder_of_another_user_is_told_as_one_that_git_does_not_trust(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container that runs as root on somebody's checkout; git has a variable to try that."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    assert "safe.directory" in project.check("REV010").skipped["REV010"]


def forget_git(project: Project) -> None:
    shutil.rmtree(project.path(".git"))


def start_again(project: Project) -> None:
    forget_git(project)
    project.git("init", "--quiet")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(forget_git, "this folder is in no git repository", id="no-repository"),
        pytest.param(start_again, "the git repository has no commit yet", id="no-commit"),
    ],
)
def test_without_a_history_the_rule_is_skipped_and_says_why(
    change: Callable[[Project], None], reason: str, project: Project
) -> None:
    change(project)

    report = project.check("REV010")

    assert (report.skipped, report.findings) == ({"REV010": reason}, ())


def test_without_git_the_rule_is_skipped_and_says_why(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert project.check("REV010").skipped == {"REV010": "git is not on this machine"}


def test_a_site_in_a_folder_of_a_greater_repository_is_judged_too(project: Project, tmp_path: Path) -> None:
    whole = Project(tmp_path / "whole")
    shutil.copytree(project.root, whole.root / "site", ignore=shutil.ignore_patterns(".git"))
    whole.git("init", "--quiet", "--initial-branch=main")
    whole.git("add", "site/content", "site/pyproject.toml")
    whole.git("commit", "--quiet", "--message", "Begin")
    site = Project(whole.root / "site")
    change_date(site)

    assert len(found(site)) == 1
