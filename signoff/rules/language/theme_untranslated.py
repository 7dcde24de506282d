"""A message of the theme is not translated, or a catalogue is out of date.

Why: a French patient reads "Book an appointment" on an otherwise French page, on every page; or nothing, where a placeholder was lost.

Reads the theme's templates and catalogues. Each message of a template needs words in each language of the site, with the same
placeholders, confirmed by somebody (not fuzzy), and has to be in messages.pot. Words outside of messages are found where they are plainly
French or English, and neither in an element with its own lang nor chosen by language. So are all words that a stylesheet of the theme
puts on the page (`content: "New"`), beside or among words that were approved.
Does not look at: whether a translation is good; catalogues of a theme without any (locale/); single words.

Bad: theme/locale/fr/LC_MESSAGES/messages.po
    msgid "Skip to content"
    msgstr ""
Good:
    msgid "Skip to content"
    msgstr "Aller au contenu"

Source: house rule; GNU gettext manual, "c-format Flag" (placeholders); WCAG 2.2, failure F87 (words inserted by CSS).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from signoff.language.judge import language_of
from signoff.model import Problem, Rendering, Severity, Theme, ThemeMessage
from signoff.phrases import Phrase
from signoff.review.gathering import THEME
from signoff.rules.context import Context

ID = "LNG004"
SEVERITY = Severity.ERROR
NEEDS = (THEME,)

_NAMES = {"fr": Phrase("French"), "en": Phrase("English")}
_PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[-#0 +]*\d*(?:\.\d+)?[sdifr]")


def check(context: Context) -> Iterator[Problem]:
    """A problem for each message and language, each message that no catalogue has, each run of words outside of messages."""
    theme = context.gathered.theme
    if theme is None:
        return
    for message in theme.messages:
        yield from _of_message(message, theme)
    if theme.template:
        yield from _out_of_date(theme)
    for words, span in theme.bare:
        if span.path.endswith(".css"):
            told = 'the stylesheet says "{words}", on the pages of every language'
            hint = "say it in a template, as a message: what a stylesheet says nobody can translate or approve"
            yield Problem(told, {"words": words}, span=span, hint=hint)
        elif language := language_of(words):
            yield Problem(
                'these words are {language} on the pages of every language: "{words}"',
                {"language": _NAMES.get(language, language), "words": words},
                span=span,
                hint='write {{{{ _("…") }}}} in English and translate it, or mark the words with lang',
            )
    for why, span in theme.unread:
        yield Problem("the template cannot be read: {why}", {"why": why}, span=span, hint="mend its Jinja")


def _of_message(message: ThemeMessage, theme: Theme) -> Iterator[Problem]:
    singular = message.forms[0]
    for language, catalogue in theme.catalogues.items():
        rendering = catalogue.get(singular)
        facts = {"message": singular, "language": _NAMES.get(language, language)}
        if rendering is None:
            hint = "`invoke translations` takes it into the catalogues: translate it there"
            told = 'the {language} catalogue does not have the message "{message}"'
            yield Problem(told, facts, span=message.span, hint=hint)
        elif not all(words.strip() for words in rendering.strings):
            told = 'the message "{message}" has no {language} words'
            yield Problem(told, facts, span=rendering.span, also=(message.span,), hint="write them into msgstr")
        elif rendering.is_fuzzy:
            told = 'nobody confirmed the {language} words of the message "{message}" (fuzzy)'
            yield Problem(told, facts, span=rendering.span, hint="read them, and take `fuzzy` away")
        else:
            yield from _placeholders(message, rendering, facts)


def _placeholders(message: ThemeMessage, rendering: Rendering, facts: dict[str, str | Phrase]) -> Iterator[Problem]:
    wanted = reduce(set.union, map(_names, message.forms))
    for words in rendering.strings:
        if lost := sorted(wanted ^ _names(words)):
            told = 'the {language} words of the message "{message}" do not have the same placeholders: {names}'
            hint = "write each %(name)s as it stands in the message"
            yield Problem(
                told, {**facts, "names": ", ".join(lost)}, span=rendering.span, also=(message.span,), hint=hint
            )
            return


def _names(words: str) -> set[str]:
    return {match[0] for match in _PLACEHOLDER.finditer(words.replace("%%", ""))}


def _out_of_date(theme: Theme) -> Iterator[Problem]:
    missing = [message for message in theme.messages if message.forms[0] not in theme.template]
    if missing:
        yield Problem(
            'messages.pot is out of date: it lacks "{message}"{more}',
            {
                "message": missing[0].forms[0],
                "more": Phrase(" (and {count} more)", {"count": len(missing) - 1}) if missing[1:] else "",
            },
            span=theme.template_span,
            also=tuple(message.span for message in missing),
            hint="`invoke translations` writes it anew",
        )
