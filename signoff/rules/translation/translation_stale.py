"""The source of a translation has moved on: the translation still says what an older version said.

Why: readers of one language get advice that their physician has changed for those of the other.

A translation is in step when its major version is the source's, and the digest of the words that it was checked against is that of approved
words of this version. Told are its blocks that are to be changed, those that are missing and those that are extra, by what became of the
source since; with the settings' policy "hold" the page says so to its readers, with "withdraw" it is not shown.
Does not look at: a minor version of the source, which says the same in other words; working texts that nobody approved yet.

Bad: content/articles/knee-scan/reviews.toml
    of = { version = "1.0", text = "sha256:0000000000000000000000000000000000000000000000000000000000000000" }
Good:
    of = { version = "1.0", text = "sha256:cca1b180aae615c184e4b4e275ec97ba164643d4bb230bc480f659eae804cad3" }

Source: docs/ledger.md; docs/translation.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from signoff.model import Article, Edition, Problem, Severity, Span, Text
from signoff.phrases import Phrase
from signoff.review.editions import newest_approved, stale_translation
from signoff.review.staleness import Stale, stale_blocks
from signoff.review.standing import source_of_record
from signoff.rules.context import Context
from signoff.rules.translation.translations import NAMES

ID = "TRN003"
SEVERITY = Severity.WARNING
WHEN_PUBLISHING = Severity.ERROR

_MOST = 30  # lines that a finding lists


def check(context: Context) -> Iterator[Problem]:
    """A problem for each translation that is behind its source."""
    for article in context.sources.articles if context.sources else ():
        source = newest_approved(article, article.source_language)
        for language in article.frozen:
            if source is None or language == article.source_language:
                continue
            edition = stale_translation(article, language)
            if edition and _rests_on_a_record(article, edition):
                yield _problem(article, edition, source)


def _rests_on_a_record(article: Article, edition: Edition) -> bool:
    """Whether the source that it was checked against is in the ledger (else TRN002 tells)."""
    of = source_of_record(article, edition.review) if edition.review else None
    return of is None or any(
        (review.language, review.version) == (article.source_language, of.version) for review in article.reviews
    )


def _problem(article: Article, edition: Edition, source: Edition) -> Problem:
    text = article.working.get(edition.language, edition.text)
    old = article.frozen.get(source.language, {}).get(edition.last.version) if edition.last else None
    stale = stale_blocks(old, source.text, text) if old else ()
    facts = {
        "there": NAMES[source.language],
        "here": NAMES[edition.language],
        "version": str(source.text.version),
        "behind": str(edition.last.version if edition.last else edition.text.version),
        "day": source.review.on.isoformat() if source.review else "",
        "blocks": _counted(stale),
    }
    moved = "the {there} text is version {version} since {day}, this translation follows version {behind}{blocks}"
    other = "this translation was checked against words that are not those of version {version} of the {there} text"
    return Problem(
        moved if edition.last else other,
        facts,
        span=text.span("version"),
        also=_places(stale, text, source),
        hint="bring the {here} text up to date, give it the major version of the {there} text, and have it signed",
    )


def _counted(stale: tuple[Stale, ...]) -> Phrase:
    """How many blocks are to be changed, are missing, are extra, and on which lines."""
    phrases = [
        Phrase(template, {"count": len(lines), "lines": ", ".join(map(str, lines[:_MOST]))})
        for template, lines in (
            ("to change: line {lines}", _lines(stale, "changed")),
            ("missing: at line {lines}", _lines(stale, "missing")),
            ("extra: line {lines}", _lines(stale, "extra")),
        )
        if lines
    ]
    if not phrases:
        return Phrase("")
    return Phrase("; {all}", {"all": reduce(_and, phrases)})


def _and(one: Phrase, other: Phrase) -> Phrase:
    return Phrase("{one}; {other}", {"one": one, "other": other})


def _lines(stale: tuple[Stale, ...], state: str) -> list[int]:
    return list(dict.fromkeys(block.line for block in stale if block.state == state))


def _places(stale: tuple[Stale, ...], text: Text, source: Edition) -> tuple[Span, ...]:
    """The blocks of the translation, then those of the source that say something new."""
    here = [Span(text.path, block.line) for block in stale]
    there = [Span(source.text.path, block.source_line) for block in stale if block.source_line]
    return tuple(dict.fromkeys((*here[:_MOST], *there[:_MOST])))
