"""Settings, sources, theme, history and folders of a project."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from signoff.build.messages import theme_messages
from signoff.doctor.look import Look, fine, note, wrong
from signoff.errors import BuildFailed, SettingsError, SignoffError, SourcesUnreadable
from signoff.phrases import Phrase
from signoff.review.repository import NoHistory, authors_of_frozen
from signoff.settings import Settings
from signoff.site.probe.facts import read_facts
from signoff.sources import load_sources

_PROGRAMS = {"ssh": ("ssh", "rsync"), "github-pages": ("git",)}
_MODULES = {"s3": "boto3"}


def look_at_project(settings: Settings) -> Iterator[Look]:
    """What the commands will find when they run here."""
    yield _sources(settings)
    yield _theme(settings)
    yield _history(settings)
    yield _output(settings)
    yield _workplace(settings)
    yield from _targets(settings)
    yield _online(settings)


def _sources(settings: Settings) -> Look:
    thing = Phrase("sources")
    try:
        sources = load_sources(settings)
    except SourcesUnreadable as error:
        first = error.problems[0]
        words = Phrase(
            "{count} to mend, the first at {place}: {words}",
            {"count": len(error.problems), "place": str(first.span), "words": first.words},
        )
        return wrong(thing, words, Phrase("`signoff build` lists all of them"))
    except SignoffError as error:
        return wrong(
            thing, Phrase("{error}", {"error": str(error)}), Phrase("run the command in the folder of the site")
        )
    if not sources.articles:
        words = Phrase("there is no article in {folder}/", {"folder": settings.content})
        return wrong(thing, words, Phrase("begin one: signoff new KEY"))
    facts = {"articles": len(sources.articles), "reviewers": len(sources.reviewers), "centres": len(sources.centres)}
    return fine(thing, Phrase("articles: {articles}, reviewers: {reviewers}, centres: {centres}", facts))


def _theme(settings: Settings) -> Look:
    from signoff.build.plugin import refuse_missing_templates  # noqa: PLC0415 - Pelican takes half a second to import

    thing = Phrase("theme")
    try:
        refuse_missing_templates(settings.root / settings.theme)
        messages = theme_messages(settings)
    except BuildFailed as error:
        return wrong(
            thing, Phrase("{error}", {"error": str(error)}), Phrase("take the file from the theme that came along")
        )
    if not messages:
        words = Phrase("it has no catalogues of messages: words around the texts are not checked")
        return note(thing, words, Phrase("run `invoke translations`"))
    facts = {"count": max(map(len, messages.values())), "languages": ", ".join(sorted(messages))}
    return fine(thing, Phrase("{count} messages ({languages})", facts))


def _history(settings: Settings) -> Look:
    thing = Phrase("history")
    try:
        authors_of_frozen(settings)
    except NoHistory as why:
        words = Phrase("{why}", {"why": str(why)})
        return note(
            thing, words, Phrase("keep the project in git, whole: the gate then sees when a ledger was altered")
        )
    return fine(thing, Phrase("git knows all of it"))


def _output(settings: Settings) -> Look:
    thing, folder = Phrase("output"), settings.root / settings.output
    if not any(folder.glob("*.html")):
        words = Phrase("nothing is built in {folder}/", {"folder": settings.output})
        return note(thing, words, Phrase("run `invoke build`"))
    built = max(file.stat().st_mtime for file in folder.glob("*.html"))
    content = settings.root / settings.content
    newer = [
        file for file in sorted(content.rglob("*")) if file.suffix in (".md", ".toml") and file.stat().st_mtime > built
    ]
    if newer:
        words = Phrase("older than {path}", {"path": newer[0].relative_to(settings.root).as_posix()})
        return note(thing, words, Phrase("run `invoke build`"))
    return fine(thing, Phrase("built after the last change"))


def _workplace(settings: Settings) -> Look:
    """.signoff/, where what was read is kept: a folder that cannot be written costs time, not truth."""
    thing, folder = Phrase("cache"), settings.root / ".signoff"
    place = folder if folder.is_dir() else settings.root
    if not os.access(place, os.W_OK):
        words = Phrase("{folder} cannot be written: every page is read anew each time", {"folder": place})
        return note(thing, words, Phrase("give yourself the right to write there"))
    size = sum(file.stat().st_size for file in folder.glob("*.sqlite*")) if folder.is_dir() else 0
    return fine(thing, Phrase("{size} MB in .signoff/", {"size": round(size / 1e6)}))


def _targets(settings: Settings) -> Iterator[Look]:
    for target in settings.targets.values():
        thing = Phrase("target {name}", {"name": target.name})
        missing = [name for name in _PROGRAMS.get(target.kind, ()) if not shutil.which(name)]
        module = _MODULES.get(target.kind, "")
        if module and not find_spec(module):
            missing.append(module)
        if missing:
            words = Phrase("publishing there needs {missing}", {"missing": ", ".join(missing)})
            yield wrong(thing, words, Phrase("install it (docs/publishing.md)"))
        elif target.kind == "directory" and not _may_write(settings.root / target.path):
            words = Phrase("{path} cannot be written", {"path": target.path})
            yield wrong(thing, words, Phrase("give yourself the right to write there"))
        else:
            yield fine(thing, Phrase("{kind}", {"kind": target.kind}))


def _may_write(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that is there, lets us write."""
    place = next(place for place in (folder, *folder.parents) if place.exists())
    return place.is_dir() and os.access(place, os.W_OK)


def _online(settings: Settings) -> Look:
    thing = Phrase("other sites")
    try:
        facts = read_facts(settings.root / settings.online_facts)
    except SettingsError as error:
        return wrong(thing, Phrase("{error}", {"error": str(error)}), Phrase("take the file away"))
    asked = max((fact.asked for fact in (facts or {}).values()), default=date.min)
    if asked == date.min:
        return note(thing, Phrase("nobody has asked them yet"), Phrase("run `signoff check --online`, each week"))
    return fine(thing, Phrase("last asked on {day}", {"day": asked.isoformat()}))
