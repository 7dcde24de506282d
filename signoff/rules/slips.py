"""The slips of texts, as the rules ask for them: one by one, or those of one text in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signoff.model import Article, Slip, Span, Text
from signoff.phrases import Phrase
from signoff.review.mends import is_bound
from signoff.rules.context import Context, span_in

_MOST = 50  # places that one finding lists


def slips(context: Context, rule: str, *, shown: bool = False) -> Iterator[tuple[Slip, Span]]:
    """The slips of one rule in the working texts, with their places; in the texts that are `shown` as well."""
    seen: set[Span] = set()
    for _, text in working_texts(context):
        for slip, span in _of(text, rule):
            seen.add(span)
            yield slip, span
    for edition in context.editions if shown else ():
        for slip, span in _of(edition.text, rule):
            typed = span_in(edition, slip.line)
            if Span(typed.path, typed.line, span.column) not in seen:
                yield slip, span


def working_texts(context: Context) -> Iterator[tuple[Article, Text]]:
    """Every text that an editor works on, of articles and of legal pages."""
    for article in (*context.sources.articles, *context.sources.pages) if context.sources else ():
        for text in article.working.values():
            yield article, text


def _of(text: Text, rule: str) -> Iterator[tuple[Slip, Span]]:
    for slip in text.slips:
        if slip.rule == rule:
            yield slip, Span(text.path, slip.line, slip.column)


@dataclass(frozen=True, slots=True)
class Group:
    """All slips of one rule in one text that are mended in one way.

    `is_bound`: mending them would change words that somebody approved, so they wait for the next version. `facts` hold how
    many `more` there are than the `first`, and its words.
    """

    first: Slip
    span: Span
    also: Sequence[Span]
    is_bound: bool
    facts: Mapping[str, Any]


def groups(context: Context, rule: str) -> Iterator[Group]:
    """The slips of one rule in the working texts: an editor whose keyboard has no narrow space makes a hundred of one kind."""
    for article, text in working_texts(context):
        found: dict[bool, list[tuple[Slip, Span]]] = {}
        for slip, span in _of(text, rule):
            found.setdefault(not slip.folds and is_bound(article, text), []).append((slip, span))
        for bound, told in found.items():
            first, span = told[0]
            more = Phrase(" (and {count} more in this text)", {"count": len(told) - 1}) if len(told) > 1 else ""
            facts = {"words": first.words, "typed": first.typed, "meant": first.meant or "", "more": more}
            yield Group(first, span, tuple(place for _, place in told[1 : _MOST + 1]), bound, facts)
