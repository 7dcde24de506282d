"""The theme's messages in each language, read from the catalogues' sources: nothing has to be compiled first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po
from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from signoff.errors import BuildFailed
from signoff.settings import Settings

Catalogues = Mapping[str, Mapping[str, str]]


def read_catalogues(theme: Path, languages: tuple[str, ...]) -> Catalogues:
    """Messages by language and id. Raises BuildFailed when a catalogue cannot be read."""
    return {language: _read(theme / "locale" / language / "LC_MESSAGES" / "messages.po") for language in languages}


def theme_messages(settings: Settings) -> Mapping[str, tuple[str, ...]]:
    """All that the theme says in each language; nothing for a project whose theme has no catalogues."""
    theme = settings.root / settings.theme
    if not (theme / "locale").is_dir():
        return {}
    catalogues = read_catalogues(theme, settings.languages)
    return {language: tuple(sorted(catalogue.values())) for language, catalogue in catalogues.items()}


def install(environment: Environment, catalogues: Catalogues) -> None:
    """Let templates say `_("…")`: the context's `lang` chooses the catalogue, so one build speaks every language."""

    @pass_context
    def gettext(context: Context, message: str) -> str:
        return catalogues[context["lang"]].get(message) or message

    @pass_context
    def ngettext(context: Context, singular: str, plural: str, count: int) -> str:
        is_one = count == 1 or (count == 0 and context["lang"] == "fr")
        return gettext(context, singular if is_one else plural)

    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]


def _read(file: Path) -> dict[str, str]:
    try:
        with file.open("rb") as stream:
            catalogue = read_po(stream, abort_invalid=True)
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        raise BuildFailed(f"the theme's messages cannot be read: {file}: {error}") from error
    return {said: words for message in catalogue if message.id for said, words in _pairs(message) if words}


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    """The ids of a message with their words: two where it has a plural."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
    else:
        yield from zip(message.id, message.string or (), strict=False)
