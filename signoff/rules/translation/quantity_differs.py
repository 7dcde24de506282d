"""A number, dose, measure, date, time or telephone number stands in one language and not in the other.

Why: "2 to 5 days" for "2 à 3 jours" is harm that no reader of one language can see, and that a reader of both overlooks.

Compares the numbers of each block with those of the block that answers to it, in any order: 1 000,5 is 1,000.5; 14 h 30 is 2.30pm; 1 h 30 is
90 minutes; quinze jours are two weeks; ten is 10. Where a section is built otherwise in both languages, it is compared as a whole. All
that counts as the same is listed in docs/translation.md. A number that differs on purpose is accepted in waivers.toml, by its fingerprint.
Does not look at: "one", "a", "first", "both" and other words that are often no numbers, as long as the other language has no number
there; translations whose source has moved on (TRN003), and texts whose words changed under their version (VER001, VER004).

Bad: content/articles/knee-scan/en.md
    Summary: What a CT scan of the knee shows, and how it is done in 10 minutes.
    Version: 1.1
Good:
    Summary: What a CT scan of the knee shows, and how it is done.
    Version: 1.0

Source: house rule; ISMP, List of error-prone abbreviations (what a misread number or unit does).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.model import Article, Edition, Problem, Severity
from signoff.quantities import Quantity
from signoff.review.measures import Measures, measures
from signoff.review.pairing import pairs
from signoff.rules.context import Context
from signoff.rules.translation.translations import Translation, once, translations
from signoff.rules.world import World

ID = "TRN004"
SEVERITY = Severity.ERROR

_MOST = 6  # quantities that a message lists


def check(context: Context) -> Iterator[Problem]:
    """A problem for each pair of blocks whose quantities differ, at the line of the translation."""
    for _, problems in context.told(_of_article, context.each):
        yield from problems


def _of_article(article: Article, editions: Sequence[Edition], _world: World) -> list[Problem]:
    found = translations(article, editions)
    return list(once(problem for each in found for problem in _problems(each)))


def _problems(found: Translation) -> Iterator[Problem]:
    for pair in pairs(found.source, found.text):
        measured = measures(pair, found.source.language, found.text.language)
        if measured.differ:
            yield _problem(found, pair.line, measured)


def _problem(found: Translation, line: int, measured: Measures) -> Problem:
    source, text, lacking, added = measured
    facts = {**found.facts, "lacking": _said(lacking), "added": _said(added)}
    if lacking and added:
        message = "the {there} text says {lacking}, the {here} text says {added}"
    elif lacking:
        message = "the {there} text says {lacking}, the {here} text does not"
    else:
        message = "the {here} text says {added}, the {there} text does not"
    here = next((block.line for block, each in text if each in added), line)
    there = next((block.line for block, each in source if each in lacking), None)
    if there is None and source:
        there = source[0][0].line
    return Problem(
        message,
        facts,
        span=found.span(here),
        also=(found.source_span(there),) if there else (),
        hint="make both say the same; if they differ on purpose, accept it in waivers.toml by its fingerprint",
    )


def _said(found: Sequence[Quantity]) -> str:
    words = list(dict.fromkeys(f'"{quantity.words}"' for quantity in found))
    return ", ".join(words[:_MOST]) + (" …" if len(words) > _MOST else "")
