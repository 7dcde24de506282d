from __future__ import annotations

from signoff.rules import RULES
from signoff.rules.handbook import handbook
from tests.projects import REPOSITORY


def test_the_handbook_in_docs_is_that_of_the_rules() -> None:
    assert (REPOSITORY / "docs" / "rules.md").read_text(encoding="utf-8") == handbook(RULES)


def test_the_handbook_links_its_table_to_its_pages() -> None:
    pages = handbook(RULES)

    for rule in RULES:
        anchor = f"{rule.id.lower()}-{rule.name}"
        assert f"(#{anchor})" in pages
        assert f"\n## {rule.id} {rule.name}\n" in pages
