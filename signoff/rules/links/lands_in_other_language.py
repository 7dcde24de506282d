"""A link leads to a page in the other language without saying so.

Why: a patient who reads only English chooses "preparation" and finds a page in French just before the examination.

A link says so by hreflang, or by words in that language, marked with lang. hreflang must name the language of the page there.
Does not look at: other sites, pages that are neither in French nor in English, pages that only send the reader on.

Bad: output/en/knee-scan/index.html
    <a href="/fr/scanner-du-genou/">Scanner du genou</a>
Good:
    <a href="/fr/scanner-du-genou/" lang="fr" hreflang="fr">Scanner du genou</a>

Source: WCAG 2.2, success criterion 3.2.4 and technique H83's advice to warn of a change; house rule: one page, one language.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Link, Page, Problem, Severity
from signoff.phrases import Phrase
from signoff.rules.context import Context
from signoff.rules.links.uses import Use, cause, gather
from signoff.site.chunks import primary

ID = "LNK009"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False

_NAMES = {"fr": Phrase("French"), "en": Phrase("English")}


def check(context: Context) -> Iterator[Problem]:
    """A problem for each place where a person typed such a link; those of the theme with the same words are one."""
    pages = context.site.pages
    found = gather(
        (Use(page, link), (there, cause(context, page, link, link.words or link.url)))
        for page in _suspects(context)
        for link in page.links
        if link.element in ("a", "area") and ID not in link.ignored
        if (target := context.target(page, link)).kind == "internal"
        if (path := context.host.file_at(target.path)) in pages
        if (there := _surprise(page, link, pages[path or ""]))
    )
    for (there, _), uses in found.items():
        link = uses.first.link
        facts = {"words": link.words or link.url, "there": _NAMES[there], "code": there, "said": link.hreflang}
        message = 'the link "{words}" leads to a page in {there}' + (
            ", not in {said!r} as its hreflang says" if link.hreflang else " without saying so"
        )
        yield uses.problem(context, message, facts, 'write hreflang="{code}"')


def _suspects(context: Context) -> Iterator[Page]:
    """The pages near an address whose page speaks another language than one of its links lets a reader expect."""
    languages, refreshing = context.used.languages, context.used.refreshing
    spoken: dict[str, str] = {}

    def language_at(path: str) -> str:
        if path not in spoken:
            there = context.host.file_at(path)
            spoken[path] = "" if there in refreshing else primary(languages.get(there or "", ""))
        return spoken[path]

    def surprises(expected: str, path: str) -> bool:
        there = language_at(path)
        return there in _NAMES and expected.removeprefix("=") != there and (expected[:1] == "=" or expected in _NAMES)

    suspects = context.used.ask_expected(surprises)
    return (context.site.pages[path] for path in sorted(suspects) if path not in refreshing)


def _surprise(page: Page, link: Link, there: Page) -> str | None:
    """The language of the page there, if the link lets its reader expect another."""
    language = primary(there.language)
    if language not in _NAMES or there.refresh:
        return None
    if link.hreflang:
        return language if primary(link.hreflang) != language else None
    here = primary(link.language or page.language)
    return language if here in _NAMES and here != language else None
