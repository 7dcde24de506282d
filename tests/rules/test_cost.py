"""What a check of a clean site costs: rules ask sums of its pages, and none has the pages themselves made."""

from __future__ import annotations

from pathlib import Path

from bench.make_site import make_site
from signoff.rules import RULES
from signoff.rules.context import Context
from signoff.rules.registry import asked_by
from signoff.settings import Settings
from signoff.site import read_site
from signoff.site.addresses import Addresses
from signoff.site.pages import Pages
from tests.projects import TODAY

FEW = 4  # the home pages, and what they lead to


def test_no_rule_looks_at_the_pages_of_a_clean_site(tmp_path: Path) -> None:
    """Ten thousand pages take half a second to make, for each check after one edit."""
    make_site(tmp_path / "site", 120)
    rules = [rule for rule in RULES if not (rule.needs_sources or rule.needs or rule.comes_last)]
    costly = []

    for rule in rules:
        site = read_site(tmp_path / "site", "site", asked=asked_by(rules))
        context = Context(Settings(tmp_path), site, TODAY, Addresses())
        found = list(rule.check(context))
        assert isinstance(site.pages, Pages)
        if found or len(site.pages.looked_at) > FEW:
            costly.append(rule.id)

    assert costly == []
