"""glossary.toml -> Term: words that patients meet, each explained in one or two plain sentences, in every language."""

from __future__ import annotations

import re

from signoff.model import Explained, Span, Term
from signoff.phrases import Phrase
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.spaces import spaced
from signoff.sources.terms import steps_of
from signoff.sources.toml import Taker, read_toml

_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MARKUP = re.compile(r"[*_`\[\]{}<>\\|]")
_NAMES = {"fr": "French", "en": "English"}
_LONGEST = 400  # characters of a definition: what is longer is an article


def read_glossary(reader: Reader, settings: Settings) -> tuple[Term, ...]:
    """The terms in the order of the file; none without the file, or when it cannot be read."""
    path = f"{settings.content}/glossary.toml"
    document = read_toml(reader, path) if reader.exists(path) else None
    if document is None:
        return ()
    top = Taker(reader, document)
    found = tuple(_term(key, taker, settings) for key, taker in top.each(document.data) if taker.is_table)
    _refuse_doubles(reader, found)
    return found


def _term(key: str, taker: Taker, settings: Settings) -> Term:
    span = taker.span(next(iter(taker.table), ""))  # of [mri.fr], where nobody wrote [mri]
    if not _KEY.fullmatch(key):
        hint = "use lower-case letters, digits and single hyphens: it ends the address of the explanation"
        taker.reader.complain(span, "{key!r} cannot be the key of a term", hint, key=key)
    words = {}
    for language in settings.languages:
        below = taker.table_at(language)
        if below is None:
            message = "the term {key!r} is not explained in {language}"
            hint = "add [{key}.{tag}] with a term and a definition: every word is explained in all languages"
            facts = {"key": key, "language": Phrase(_NAMES[language]), "tag": language}
            taker.reader.complain(span, message, hint, **facts)
        elif below.is_table:
            words[language] = _explained(below, language)
    taker.done()
    return Term(key, words, span)


def _explained(taker: Taker, language: str) -> Explained:
    fields = {name: taker.string(name, None if name in ("term", "definition") else "") for name in _FIELDS}
    also = taker.strings("also")
    for name in ("term", "also"):
        for form in (fields["term"],) if name == "term" else also:
            if form and not steps_of(form):
                taker.wrong(name, "holds {form!r}, which has no letter that could be looked for", form=form)
    for name, value in fields.items():
        if mark := _MARKUP.search(value):
            message = "holds {mark!r}: it is shown as it is typed, so write plain words"
            taker.wrong(name, message, mark=mark[0])
    if len(fields["definition"]) > _LONGEST:
        message = "has {count} characters, {most} is the most: say it shorter"
        taker.wrong("definition", message, count=len(fields["definition"]), most=_LONGEST)
    taker.done()
    shown = {name: spaced(" ".join(value.split()), language) for name, value in fields.items()}
    return Explained(shown["term"], shown["definition"], taker.span(), shown["long"], also)


_FIELDS = ("term", "definition", "long")


def _refuse_doubles(reader: Reader, terms: tuple[Term, ...]) -> None:
    """Complain of entries that explain a word which another one explains: chance would decide where its reader is sent."""
    seen: dict[tuple[str, ...], Span] = {}
    for term in terms:
        for language, explained in term.words.items():
            steps = {form: (language, *steps_of(form)) for form in explained.forms}
            for form, found in steps.items():
                if found in seen:
                    facts = {"form": form, "other": str(seen[found])}
                    message = "{form!r} is explained at {other} as well"
                    reader.complain(explained.span, message, "keep the word in one of the two", **facts)
                    break
            seen |= {found: seen.get(found, explained.span) for found in steps.values()}
