"""signoff revise KEY."""

from __future__ import annotations

from pathlib import Path

import click

from signoff.commands.options import ask, completes
from signoff.console import Screen
from signoff.errors import UsageError
from signoff.review.journal import write_together
from signoff.review.revisions import next_versions, revised
from signoff.settings import load_settings
from signoff.sources import find_article, load_sources


@click.command()
@click.argument("key")
@click.option(
    "--major", "is_major", is_flag=True, help="What the page says will change: every language gets a new version."
)
@click.option("--minor", "is_minor", is_flag=True, help="Only how one language says it will change.")
@click.option("--language", default="", help="The language of a minor version.")
@click.option("--change-fr", default="", help="What is new for the reader, in French (asked when it is not given).")
@click.option("--change-en", default="", help="What is new for the reader, in English (asked when it is not given).")
def revise(key: str, is_major: bool, is_minor: bool, language: str, change_fr: str, change_en: str) -> None:  # noqa: FBT001
    """Raise the version of article KEY, and note what changes. The published text stays until the new one is signed."""
    if is_major == is_minor:
        raise UsageError(
            "say --major (what the page says will change) or --minor --language LANG (only how it says it)"
        )
    settings, screen = load_settings(Path.cwd()), Screen()
    title = f"revise {key} {'--major' if is_major else f'--minor --language {language}'}"
    if completes(settings, title, screen):
        return
    article = find_article(load_sources(settings), key)
    versions = next_versions(article, major=is_major, language=language)
    given = {"fr": change_fr, "en": change_en}
    questions = {"fr": "Ce qui change pour le lecteur, en français", "en": "What is new for the reader, in English"}
    notes = {name: given[name] or ask(questions[name], f"--change-{name}") for name in versions}
    write_together(settings, title, tuple(revised(article, versions, notes, settings)))
    for name, version in versions.items():
        screen.tell("{path}: version {version}", path=article.working[name].path, version=version)
