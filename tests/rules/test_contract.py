"""What every rule promises: a listed module, a manual page in fixed sections, and examples that are true."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import signoff.rules
from signoff.rules import RULES, Rule
from signoff.rules.registry import FAMILIES, find, rule_of
from tests.projects import Project
from tests.rules.manuals import Example, examples_of

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, example in enumerate(examples_of(rule.manual), 1)
]
rules = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])


def test_every_rule_in_a_folder_is_in_its_family_list() -> None:
    listed = {module.__name__ for family in FAMILIES for module in family.RULES}

    top = Path(signoff.rules.__file__).parent
    files = [file for folder in top.iterdir() if folder.is_dir() for file in folder.glob("*.py")]
    names = [".".join(("signoff", "rules", file.parent.name, file.stem)) for file in files if file.stem != "__init__"]
    with_id = {name for name in names if hasattr(importlib.import_module(name), "ID")}
    assert with_id == listed


def test_no_two_rules_share_an_id_or_a_name() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@rules
def test_a_rule_is_found_by_id_and_by_name(rule: Rule) -> None:
    assert (find(rule.id), find(rule.id.lower()), find(rule.name)) == (rule, rule, rule)


@rules
def test_a_manual_page_has_its_sections_in_order(rule: Rule) -> None:
    first, _, rest = rule.manual.partition("\n")

    assert first.endswith(".")
    assert rest.startswith("\nWhy: ")
    places = [rest.find(f"\n{section}:") for section in ("Why", "Bad", "Good", "Source")]
    assert -1 not in places
    assert places == sorted(places)


@rules
def test_every_rule_has_an_example(rule: Rule) -> None:
    assert rule.manual.count("\nBad:") == len(examples_of(rule.manual)) > 0


@rules
def test_the_example_project_is_good(rule: Rule, built: Project) -> None:
    assert built.findings(rule.id) == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_bad_example_is_found_and_the_good_one_is_not(rule: Rule, example: Example, project: Project) -> None:
    assert example.good in project.read(example.file)
    before = project.findings(rule.id)
    if example.bad.startswith("-> "):
        project.path(example.file).unlink()
        project.path(example.file).symlink_to(example.bad.removeprefix("-> "))
    else:
        project.write(example.file, project.read(example.file).replace(example.good, example.bad, 1))

    found = project.findings(rule.id)

    assert before == []
    assert [finding.rule for finding in found] == [rule.id]


@pytest.mark.parametrize("family", [pytest.param(family, id=family.__name__.rpartition(".")[2]) for family in FAMILIES])
def test_the_rules_of_a_family_are_in_the_order_of_their_ids(family: object) -> None:
    ids = [rule_of(module).id for module in family.RULES]  # type: ignore[attr-defined]

    assert ids == sorted(ids)
