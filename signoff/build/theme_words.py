"""The theme's templates and catalogues -> the words in them, for the rule that judges them (LNG004)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po
from jinja2 import TemplateError
from jinja2.ext import babel_extract

from signoff.build.style_words import words_in
from signoff.errors import BuildFailed
from signoff.model import Rendering, Span, Theme, ThemeMessage
from signoff.settings import Settings

_KEYWORDS = ("_", "gettext", "ngettext")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
_IF = re.compile(r"\{%[-+]?\s*(if|elif|else|endif)\b(.*?)[-+]?%\}", re.S)
_TRANS = re.compile(r"\{%[-+]?\s*trans\b.*?\bendtrans\s*[-+]?%\}", re.S)
_LANGUAGE = re.compile(r"\blang(?:uage)?\b")
_TEXTS = ("alt", "title", "aria-label", "placeholder", "summary")
_KEYWORD = re.compile(r"'[\w-]+'")  # 'self', of a content security policy
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNSEEN = frozenset(("script", "style"))


def read_theme(settings: Settings) -> Theme | None:
    """The words of the theme; None when it has no catalogues. Raises BuildFailed when one of them cannot be read."""
    folder = settings.root / settings.theme
    if not (folder / "locale").is_dir():
        return None
    messages: dict[tuple[str, ...], ThemeMessage] = {}
    bare: list[tuple[str, Span]] = []
    unread: list[tuple[str, Span]] = []
    for file in sorted((folder / "templates").rglob("*.html")):
        name = file.relative_to(settings.root).as_posix()
        try:
            for found in _messages(file, name):
                messages.setdefault(found.forms, found)
            bare += _bare(file.read_text(encoding="utf-8"), name)
        except (TemplateError, UnicodeDecodeError) as error:
            unread.append((str(error), Span(name, getattr(error, "lineno", None) or 1)))
    for file in sorted((folder / "static").rglob("*.css")):
        name = file.relative_to(settings.root).as_posix()
        css = file.read_text(encoding="utf-8-sig", errors="replace")
        bare += [(words, Span(name, line)) for words, line in words_in(css)]
    pot = folder / "locale" / "messages.pot"
    catalogues = {
        language: _renderings(folder / "locale" / language / "LC_MESSAGES" / "messages.po", settings.root)
        for language in settings.languages
    }
    template = frozenset(_renderings(pot, settings.root)) if pot.is_file() else frozenset()
    span = Span(pot.relative_to(settings.root).as_posix())
    return Theme(tuple(messages.values()), catalogues, template, span, tuple(bare), tuple(unread))


def _messages(file: Path, name: str) -> Iterator[ThemeMessage]:
    with file.open("rb") as stream:
        for line, _, said, _ in babel_extract(stream, _KEYWORDS, [], {"encoding": "utf-8", "silent": "false"}):
            forms = said if isinstance(said, tuple) else (said,)
            kept = tuple(form for form in forms if isinstance(form, str))
            if kept:
                yield ThemeMessage(kept, Span(name, line))


def _renderings(file: Path, root: Path) -> dict[str, Rendering]:
    name = file.relative_to(root).as_posix()
    try:
        words = file.read_text(encoding="utf-8")
        catalogue: Catalog = read_po(words.splitlines(keepends=True), abort_invalid=True)
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        raise BuildFailed(f"the theme's messages cannot be read: {file}: {error}") from error
    lines = {
        line.removeprefix('msgid "')[:-1]: at for at, line in enumerate(words.split("\n"), 1) if line[:7] == 'msgid "'
    }
    return {_id(message): _rendering(message, name, lines) for message in catalogue if message.id}


def _id(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, list | tuple) else message.id)


def _rendering(message: Message, name: str, lines: dict[str, int]) -> Rendering:
    said = message.string
    strings = tuple(map(str, said)) if isinstance(said, list | tuple) else (str(said),)
    escaped = _id(message).replace("\\", "\\\\").replace('"', '\\"')
    return Rendering(strings, Span(name, lines.get(escaped, message.lineno or 1)), message.fuzzy)


def _bare(template: str, name: str) -> Iterator[tuple[str, Span]]:
    """The words that stand in a template outside of Jinja, of elements with a lang of their own and of choices by language."""
    reader = _Bare(name)
    reader.feed(_blanked(template))
    reader.close()
    yield from reader.found


def _blanked(template: str) -> str:
    """The template with Jinja, and all that depends on the language, as blanks: lines and columns stay where they are."""
    blank = _TRANS.sub(_spaces, template)
    parts: list[str] = []
    chosen: list[int] = []  # depths of the choices by language
    depth = end = 0
    for match in _IF.finditer(blank):
        parts.append(_spaces_of(blank[end : match.start()]) if chosen else blank[end : match.start()])
        parts.append(_spaces_of(match[0]))
        end = match.end()
        if match[1] == "if":
            depth += 1
            if _LANGUAGE.search(match[2]):
                chosen.append(depth)
        elif match[1] == "endif":
            if chosen and chosen[-1] == depth:
                chosen.pop()
            depth -= 1
    parts.append(blank[end:])
    return _JINJA.sub(_spaces, "".join(parts))


def _spaces(match: re.Match[str]) -> str:
    return _spaces_of(match[0])


def _spaces_of(words: str) -> str:
    return re.sub(r"[^\n]", " ", words)


class _Bare(HTMLParser):
    """Collects text and attributes that readers see or hear, but of elements that say which language they are in."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.found: list[tuple[str, Span]] = []
        self.stack: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_told = any(name == "lang" and (value or "").strip() for name, value in attrs) and tag != "html"
        if tag not in _VOID:
            self.stack.append((tag, is_told))
        if not (is_told or self._is_told()):
            is_read = tag != "meta" or dict(attrs).get("name") == "description"
            for name, value in attrs:
                if name in _TEXTS or (tag == "meta" and name == "content" and is_read):
                    self._keep(value or "")

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at][0] == tag:
                del self.stack[at:]
                return

    def handle_data(self, data: str) -> None:
        if not self._is_told() and not (self.stack and self.stack[-1][0] in _UNSEEN):
            self._keep(data)

    def _is_told(self) -> bool:
        return any(is_told for _, is_told in self.stack)

    def _keep(self, words: str) -> None:
        line = self.getpos()[0] + words[: len(words) - len(words.lstrip())].count("\n")
        if plain := " ".join(_KEYWORD.sub("", words).split()):
            self.found.append((plain, Span(self.name, line)))
