"""What is said of an article at once is what is said of it in the end."""

from __future__ import annotations

import pytest

from signoff.build.warm import Warm
from signoff.model import Report
from signoff.preview.checker import checked
from signoff.preview.first_look import first_look
from signoff.settings import load_settings
from tests.projects import TODAY, Project

KNEE = "content/articles/knee-scan/en.md"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("ten minutes", "TODO minutes", id="placeholder"),
        pytest.param("ten minutes", "[ten](/en/nowhere/) minutes", id="dead-link"),
        pytest.param("ten minutes", "dix minutes seulement, et sans aucune douleur pour le patient", id="foreign"),
        pytest.param("ten minutes", "ten minutes", id="nothing"),
    ],
)
def test_the_first_look_says_of_an_article_what_the_whole_one_says(old: str, new: str, project: Project) -> None:
    """And leaves what was said of others; no false alarm stands in the strip even for a second."""
    settings, warm = load_settings(project.root), Warm()
    warm.build(settings, None)
    assert warm.sources
    before = checked(settings, warm.sources, TODAY)
    assert isinstance(before, Report)
    looks: list[Report | None] = []

    def look(_: object = None) -> None:
        assert warm.sources
        looks.append(first_look(settings, warm.sources, [KNEE], before, TODAY))

    project.replace(KNEE, old, new)
    warm.build(settings, [KNEE], look)  # when its own pages stand there
    look()  # and when all do
    whole = checked(settings, warm.sources, TODAY)

    assert len(looks) == (1 if old == new else 2)
    assert {said(each) for each in looks} == {said(whole)}


def said(report: Report | str | None) -> tuple[tuple[str, str, int], ...]:
    assert isinstance(report, Report)
    return tuple((each.rule, each.path, each.line) for each in report.findings)


@pytest.mark.parametrize("changed", [["theme/templates/base.html"], [], [KNEE, "content/centres.toml"]])
def test_what_concerns_more_than_an_article_has_no_first_look(changed: list[str], project: Project) -> None:
    settings, warm = load_settings(project.root), Warm()
    warm.build(settings, None)
    assert warm.sources

    assert first_look(settings, warm.sources, changed, None, TODAY) is None
