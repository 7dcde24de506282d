"""Pages that are not for search engines, on a site that keeps all of its pages from them."""

from __future__ import annotations

from tests.ledgers import withdraw
from tests.projects import Project


def test_a_withdrawn_text_of_a_specimen_site_is_not_missed_in_the_sitemap(project: Project) -> None:
    """On such a site every page bears noindex, so the notice cannot be told by it."""
    project.replace("pyproject.toml", "legal_pages", "specimen = true\nlegal_pages")
    withdraw(project, "en", "1.0")

    project.build()

    assert [(found.rule, found.message) for found in project.findings() if found.rule.startswith(("PAG", "LNK"))] == []
