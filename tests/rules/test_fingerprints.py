"""What names a finding: it stays while lines move, and differs for two findings that are not one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signoff.errors import RuleCrashed
from signoff.model import Problem, Site, Span
from signoff.rules import RULES, run
from signoff.rules.context import Context
from signoff.settings import Settings
from signoff.site.addresses import Addresses
from tests.projects import REPOSITORY, TODAY, Project

TEXT = "content/pages/about/en.md"


def test_it_stays_while_lines_move(project: Project) -> None:
    project.replace(TEXT, "An invented site", "TODO An invented site")
    before = project.findings("SRC006")
    project.replace(TEXT, "TODO", "A new first paragraph.\n\nTODO")

    after = project.findings("SRC006")

    assert [found.line for found in (*before, *after)] == [5, 7]
    assert [found.fingerprint for found in after] == [found.fingerprint for found in before]


def test_two_findings_with_the_same_words_have_two(project: Project) -> None:
    project.replace(TEXT, "An invented site", "TODO one.\n\nTODO two.\n\nAn invented site")

    one, two = project.findings("SRC006")

    assert one.message == two.message
    assert one.fingerprint != two.fingerprint


def test_it_stays_when_the_finding_stands_on_more_pages() -> None:
    problem = Problem("{path} is not built", {"path": "/gone/"}, span=Span("theme.html"), pages=2)

    few, many = (_signed(replace(problem, pages=count)) for count in (2, 9998))

    assert (few[0], many[0]) == ("/gone/ is not built (on 2 pages)", "/gone/ is not built (on 9,998 pages)")
    assert few[1] == many[1]


@pytest.mark.parametrize(
    "problem",
    [
        pytest.param(Problem("{path} is not built"), id="message"),
        pytest.param(Problem("x", hint='write excused = { en = "…" }'), id="braces-in-a-hint"),
    ],
)
def test_a_template_without_its_facts_is_a_rule_that_crashed(problem: Problem) -> None:
    """The verdict is not known then: the gate stays shut."""
    with pytest.raises(RuleCrashed):
        _signed(problem)


def _signed(problem: Problem) -> tuple[str, str]:
    """(message, fingerprint) of the finding that the engine makes of a problem."""
    rule = replace(RULES[0], needs_sources=False, check=lambda _context: iter([problem]))
    context = Context(Settings(REPOSITORY), Site("output", {}, {}, frozenset()), TODAY, Addresses())
    [found] = run([rule], context, lambda _page, _order: Span("output")).findings
    return found.message, found.fingerprint
