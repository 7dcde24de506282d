"""The flow of a check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from signoff.errors import NothingToCheck, SourcesUnreadable
from signoff.model import Manual, Report
from signoff.pipeline import Check, check
from signoff.rules import RULES
from signoff.settings import load_settings
from signoff.site.readers import is_read
from tests.projects import TODAY, Project


def test_progress_is_told_until_every_file_is_read(project: Project) -> None:
    """The pages, and the stylesheets and lists of pages that stand beside them; they are read in chunks."""
    told: list[tuple[int, int]] = []
    wanted = Check(project.path("output"), "output", RULES, TODAY)
    shutil.rmtree(project.path(".signoff"), ignore_errors=True)  # what an earlier check read is not read again

    check(load_settings(project.root), wanted, lambda done, total: told.append((done, total)))

    output = project.path("output")
    files = sum(is_read(path.relative_to(output).as_posix()) for path in output.rglob("*") if path.is_file())
    done = [number for number, _ in told]
    assert (done == sorted(set(done)), {total for _, total in told}, done[-1]) == (True, {files}, files)


def test_a_check_changes_nothing(project: Project) -> None:
    """Nothing but what it keeps for the next check, in .signoff/."""
    before = _times(project)

    project.check()

    assert _times(project) == before


def _times(project: Project) -> dict[Path, int]:
    kept = project.path(".signoff")
    return {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if not path.is_relative_to(kept)}


def test_without_sources_the_rules_that_need_them_are_said_to_be_skipped(built: Project) -> None:
    wanted = Check(built.path("output"), "output", RULES, TODAY, isolated=True)

    report = check(load_settings(built.root), wanted)

    skipped = dict.fromkeys(
        (rule.id for rule in RULES if rule.needs), "nobody has asked other sites yet (signoff check --online)"
    ) | dict.fromkeys(
        (rule.id for rule in RULES if rule.needs_sources), "needs the sources and the ledger (--isolated)"
    )
    expected = Report(
        findings=(),
        checked={
            "pages": built.check().checked["pages"],
            "links": built.check().checked["links"],
            "articles": 0,
            "rules": len(RULES) - len(skipped),
        },
        skipped=skipped,
        manuals=tuple(
            Manual(rule.id, rule.name, rule.severity, rule.manual) for rule in RULES if rule.id not in skipped
        ),
    )
    assert report == expected


def test_a_preview_is_checked_against_the_working_texts(project: Project) -> None:
    project.replace("content/articles/knee-scan/en.md", "ten minutes", "ten short minutes")
    project.build(preview=True)

    rules = {finding.rule for finding in project.findings(preview=True)}

    assert "REV002" not in rules


@pytest.mark.parametrize("folder", ["gone", "empty", "content"])
def test_nothing_to_check_is_no_pass(folder: str, project: Project) -> None:
    project.path("empty").mkdir()

    with pytest.raises(NothingToCheck):
        check(load_settings(project.root), Check(project.path(folder), folder, RULES, TODAY))


def test_sources_that_cannot_be_read_are_said_before_the_folder_is_looked_at(project: Project) -> None:
    project.write("content/centres.toml", "not toml")

    with pytest.raises(SourcesUnreadable):
        check(load_settings(project.root), Check(Path("gone"), "gone", RULES, TODAY))
