"""An earlier record of a ledger was changed, removed or put in another place.

Why: the ledger is worth something because it only ever grows. A record that can be changed afterwards proves nothing about
what was approved, by whom, or when.

Holds each ledger against what git has of it: at the last commit, and at the merge base with the default branch (on the
default branch itself, at the commit before the last). White space and comments may change. Without git, without a history, or
in a clone too shallow to tell, the rule is skipped and the report says why.
A folder that was renamed is told as that: its name is the article's key, which signatures, releases and links name.
Does not look at: what was altered before these commits; for that the branch must be protected (docs/ledger.md).

Bad: content/articles/hip-scan/reviews.toml
    on = 2024-06-02
Good:
    on = 2024-06-01

Source: docs/ledger.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from signoff.model import Problem, Review, Severity, Span
from signoff.phrases import Phrase
from signoff.review.gathering import LEDGERS
from signoff.review.repository import EarlierLedger
from signoff.rules.context import Context

ID = "REV010"
SEVERITY = Severity.ERROR
NEEDS = (LEDGERS,)

_RENAMED = (
    "give the folder its old name back (git mv {new} {old}): records, releases and links know the article by it, and readers never "
    "see it; what they see is the title, and the slug in the address"
)
_HINT = "take the ledger back from git; what was wrong is put right by a new record, or by `signoff sign --withdraw`"


def check(context: Context) -> Iterator[Problem]:
    """One problem for each ledger that did more than grow: the first record that is no longer what it was."""
    now = {article.folder: article.reviews for article in context.sources.articles} if context.sources else {}
    for path, versions in context.gathered.earlier.items():
        folder = path.rpartition("/")[0]
        found = (
            _renamed(folder, earlier, now) or _problem(path, earlier.commit, earlier.records, now.get(folder, ()))
            for earlier in versions
        )
        if problem := next(filter(None, found), None):
            yield problem


def _renamed(folder: str, earlier: EarlierLedger, now: Mapping[str, Sequence[Review]]) -> Problem | None:
    """The records of a folder that is gone, when they all stand in another one."""
    before = [_without_place(record) for record in earlier.records]
    if folder in now or not before:
        return None
    for other, records in now.items():
        if [_without_place(record) for record in records[: len(before)]] == before:
            message = "this folder was {old} at {commit}: an article keeps the name of its folder"
            facts = {"commit": earlier.commit, "old": folder, "new": other}
            return Problem(message, facts, span=records[0].span, hint=_RENAMED)
    return None


def _problem(path: str, commit: str, before: Sequence[Review], now: Sequence[Review]) -> Problem | None:
    for at, old in enumerate(before):
        new = now[at] if at < len(now) else None
        if new is not None and _without_place(new) == _without_place(old):
            continue
        facts: dict[str, Any] = {"commit": commit, "what": _name(old)}
        place = new.span if new else Span(path, now[-1].span.line if now else 1)
        if _without_place(old) in map(_without_place, now):
            message = "the record {what} does not stand where it stood at {commit}"
        elif new is None or len(now) < len(before):
            message = "the record {what}, which was there at {commit}, is gone"
        else:
            facts |= {"field": _first_difference(old, new)}
            message = "the record {what}, as it was at {commit}, was changed: {field}"
        return Problem(message, facts, span=place, hint=_HINT)
    return None


def _name(review: Review) -> Phrase:
    facts = {"language": review.language, "version": str(review.version), "on": review.on, "reviewer": review.reviewer}
    return Phrase("{language} {version} of {on} by {reviewer}", facts)


def _without_place(review: Review) -> Review:
    return replace(review, span=Span(""))


def _first_difference(old: Review, new: Review) -> str | Phrase:
    for field in fields(Review):
        if field.name != "span" and getattr(old, field.name) != getattr(new, field.name):
            return field.name
    return Phrase("nothing")
