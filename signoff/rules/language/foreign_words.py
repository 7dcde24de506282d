"""Foreign words with one cause, told as one finding: at the line that a person typed, else at the first page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from signoff.language.lexicon import OTHER
from signoff.model import Edition, Foreign, Page, Problem, Span
from signoff.phrases import Phrase
from signoff.rules.context import Context, span_in
from signoff.rules.documents import MANY
from signoff.rules.reviews.furniture import strange_words
from signoff.words import fold

_NAMES: Mapping[str, Phrase] = {"fr": Phrase("French"), "en": Phrase("English")}
_APPROVED = ("title", "summary", "body")
_LONGEST = 120  # letters of a quotation

Use = tuple[Page, Foreign, Span | None]


def told(context: Context, kind: str, rule: str, message: str, hint: str) -> Iterator[Problem]:
    """A problem for each run of words of a kind; the same words on many pages are one."""
    found: dict[tuple[str, str], list[Use]] = {}
    for page in context.site.pages.values():
        for foreign in page.foreign:
            if (
                foreign.kind == kind
                and rule not in foreign.ignored.split()
                and not _is_unapproved(context, page, foreign)
            ):
                use = (page, foreign, _source(context, page, foreign))
                found.setdefault((foreign.expected, fold(foreign.words)), []).append(use)
    for uses in found.values():
        yield _problem(context, uses, message, hint)


def _problem(context: Context, uses: list[Use], message: str, hint: str) -> Problem:
    typed = [use for use in uses if use[2]]
    page, foreign, span = typed[0] if typed else uses[0]
    there = OTHER[foreign.expected]
    words = foreign.words if len(foreign.words) <= _LONGEST else foreign.words[: _LONGEST - 1] + "…"
    spans = [use[2] or _built(context, *use[:2]) for use in uses]
    place = span or _built(context, page, foreign)
    return Problem(
        message,
        {"words": words, "there": _NAMES[there], "here": _NAMES[foreign.expected], "code": there},
        span=place,
        page=page.path,
        also=tuple(other for other in dict.fromkeys(spans) if other != place)[:MANY],
        hint=hint,
        pages=len({use[0].path for use in uses}),
    )


def _built(context: Context, page: Page, foreign: Foreign) -> Span:
    return Span(f"{context.site.root}/{page.path}", foreign.line, foreign.column)


def _is_unapproved(context: Context, page: Page, foreign: Foreign) -> bool:
    """Whether nobody approved the words, so that REV002 tells them: one cause, one finding."""
    edition = context.approved.get(page.path)
    if edition is None or not foreign.part:
        return False
    if foreign.part in _APPROVED:
        return _source(context, page, foreign) is None
    strange = strange_words(edition, page, context)
    return strange is not None and fold(foreign.words) in strange


def _source(context: Context, page: Page, foreign: Foreign) -> Span | None:
    """The line of the text that holds the words; None when they were not typed into it."""
    edition = context.edition_of.get(page.path) or context.frozen_of.get(page.path)
    if edition is None:
        return None
    words = fold(foreign.words)
    for name in ("title", "summary"):
        if words in fold(edition.text.value(name)):
            return span_in(edition, edition.text.span(name).line)
    line = _line_in(edition, words)
    return span_in(edition, line) if line else None


def _line_in(edition: Edition, words: str) -> int | None:
    for block in edition.text.blocks:
        if words in block.words:
            return block.line
    return next((link.line for link in edition.text.links if words in fold(link.words)), None)
