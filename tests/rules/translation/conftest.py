from __future__ import annotations

import pytest

from tests.projects import Project


@pytest.fixture
def raised(project: Project) -> Project:
    """The example with new minor versions of both texts, in which words may change."""
    for language in ("fr", "en"):
        project.replace(f"content/articles/knee-scan/{language}.md", "Version: 1.0", "Version: 1.1")
    return project
