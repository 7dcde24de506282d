"""signoff new KEY."""

from __future__ import annotations

from pathlib import Path

import click

from signoff.commands.options import ask, completes, listed
from signoff.console import Screen
from signoff.review.drafts import Draft, draft_files
from signoff.review.journal import write_together
from signoff.settings import load_settings
from signoff.sources import load_sources


@click.command()
@click.argument("key")
@click.option("--title-fr", default="", help="The French title (asked when it is not given).")
@click.option("--title-en", default="", help="The English title (asked when it is not given).")
@click.option("--about", default="MedicalWebPage", show_default=True, help="What it is about, in schema.org's words.")
@click.option("--service", default="", help="What is booked: a service of centres.toml.")
@click.option("--centres", default="", metavar="KEY,…", help="Where it is booked.")
@click.option("--roles", default="", metavar="ROLE,…", help="Who may review it (default: as most articles say).")
def new(key: str, title_fr: str, title_en: str, about: str, service: str, centres: str, roles: str) -> None:
    """Make the folder of a new article, KEY.

    It is published when it is written and signed, not before.
    """
    settings, screen = load_settings(Path.cwd()), Screen()
    title = f"new {key}"
    if completes(settings, title, screen):
        return
    sources = load_sources(settings)
    given = {"fr": title_fr, "en": title_en}
    questions = {"fr": "Titre en français", "en": "Title in English"}
    titles = {name: given[name] or ask(questions[name], f"--title-{name}") for name in settings.languages}
    draft = Draft(key, titles, about, service, listed(centres), listed(roles))
    files = draft_files(draft, sources, settings)
    write_together(settings, title, files)
    for change in files:
        screen.tell("wrote {path}", path=change.path)
    screen.tell(
        "write the texts, look at them with `signoff preview`; a reviewer then signs: signoff sign {key} {language} --as …",
        key=key,
        language=settings.languages[0],
    )
