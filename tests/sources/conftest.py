from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project, make_project


@pytest.fixture
def sources(tmp_path: Path) -> Project:
    """The example's sources, not built, to break."""
    return make_project(tmp_path / "project")
