"""Projects with more than one version: what `signoff sign` leaves behind, written down at once."""

from __future__ import annotations

from datetime import date

from signoff.model import Text
from signoff.review import digest_of
from signoff.settings import load_settings
from signoff.sources.files import Reader
from signoff.sources.texts import TextReader
from tests.projects import Project

KNEE = "content/articles/knee-scan"


def frozen_text(project: Project, language: str, version: str) -> Text:
    """The frozen text of the knee scan."""
    reader = TextReader(Reader(load_settings(project.root).root))
    text = reader.read(f"{KNEE}/versions/{language}-{version}.md", "knee-scan", language)
    assert text is not None
    return text


def approve(
    project: Project,
    language: str,
    version: str,
    *changes: tuple[str, str],
    kind: str = "medical",
    on: date = date(2024, 6, 15),
    of: str = "",
) -> None:
    """Freeze the working text of the knee scan, with these changes, as a version, and append its record.

    `of` is the version of the French text that it was checked against.
    """
    working = f"{KNEE}/{language}.md"
    words = project.read(working)
    old = next(line for line in words.split("\n") if line.startswith("Version: "))
    for before, after in ((old, f"Version: {version}"), *changes):
        assert words.count(before) == 1, before
        words = words.replace(before, after)
    project.write(working, words)
    project.write(f"{KNEE}/versions/{language}-{version}.md", words)
    text = frozen_text(project, language, version)
    source = f'of = {{ version = "{of}", text = "{digest_of(frozen_text(project, "fr", of))}" }}\n' if of else ""
    append(project, language, version, kind, on, digest_of(text), f'file = "{text.bytes_digest}"\n{source}')


def withdraw(project: Project, language: str, version: str, *, on: date = date(2024, 6, 20)) -> None:
    """Append the record that withdraws a version of the knee scan."""
    append(project, language, version, "withdrawal", on, digest_of(frozen_text(project, language, version)), "")


def append(project: Project, language: str, version: str, kind: str, on: date, text: str, more: str) -> None:
    ledger = f"{KNEE}/reviews.toml"
    record = f"""
[[review]]
language = "{language}"
version = "{version}"
kind = "{kind}"
reviewer = "ada-example"
on = {on.isoformat()}
text = "{text}"
{more}evidence = "recorded"
"""
    project.write(ledger, project.read(ledger) + record)
