"""Sources that a test spoils, and what the reader says of them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from signoff.errors import SourcesUnreadable
from signoff.model import Text
from signoff.settings import load_settings
from signoff.sources import load_sources
from signoff.sources.files import Reader
from signoff.sources.texts import TextReader
from tests.projects import Project

ARTICLE = "content/articles/knee-scan"
FRENCH = f"{ARTICLE}/fr.md"
LEDGER = f"{ARTICLE}/reviews.toml"
FACTS = f"{ARTICLE}/article.toml"
CENTRES = "content/centres.toml"


def complaints(project: Project) -> list[str]:
    """Each problem as `place: words`; none when everything can be read."""
    try:
        load_sources(load_settings(project.root))
    except SourcesUnreadable as error:
        return [f"{problem.span}: {problem.words}" for problem in error.problems]
    return []


def read_text(raw: bytes) -> tuple[Text | None, list[str]]:
    """A text read from a file of exactly these bytes, and what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "fr.md").write_bytes(raw)
        reader = Reader(Path(folder))
        text = TextReader(reader).read("fr.md", "knee", "fr")
    return text, [f"{problem.span}: {problem.words}" for problem in reader.problems]
