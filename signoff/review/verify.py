"""Which approved text a page shows: by its digest where the page marks its parts, else by its words.

Anyone can ask this of a page on the web, with nothing but the ledger; no theme and no build is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from signoff.model import Edition, Review, Sources, Standing, Text
from signoff.review.changes import Change, Run, State, aligned, compare, runs
from signoff.review.digest import digest, digest_of
from signoff.review.editions import APPROVING, editions
from signoff.words import Node, fold

_LIKE = 0.5  # share of a text's words that a page must hold to be like it; two texts on one subject have about 0.3


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows. Without markers `body` is all of its main part, and `title` its first heading.

    `beside` are the words of the main part that stand outside of all marked parts.
    """

    language: str
    title: str
    summary: str
    body: tuple[Node, ...]
    beside: tuple[str, ...]
    is_marked: bool


class Found(StrEnum):
    """What a page turns out to be."""

    CURRENT = "current"
    OLDER = "older"
    WITHDRAWN = "withdrawn"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Difference:
    """A block that differs; `shown` is "" where an approved block is missing, `approved` where a block was added."""

    kind: str
    shown: str
    approved: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is. `review` and `key` are those of the version that it is, or of the nearest one; None without any.

    `current` is what the site shows of that article now, `digest` that of the page's words ("" without markers).
    """

    found: Found
    key: str = ""
    review: Review | None = None
    reviewer: str = ""
    current: Edition | None = None
    digest: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A version that was approved at some time."""

    key: str
    review: Review
    text: Text
    current: Edition | None
    is_withdrawn: bool


def verify(shown: Shown, sources: Sources, *, stale: str = "hold") -> Verdict:
    """The verdict on what a page shows; `stale` as for the editions."""
    candidates = list(_candidates(sources, stale))
    whole = [each for each in candidates if digest_of(each.text) == each.review.text]  # VER004 tells of the others
    if shown.is_marked:
        own = digest(shown.language, shown.title, shown.summary, shown.body)
        same = [each for each in candidates if each.review.text == own]
        if same:
            return _verdict(same[-1], sources, own, tuple(Difference("", words, "") for words in shown.beside))
        nearest = _nearest(shown, whole)
        differences = _differences(runs(shown.title, shown.summary, shown.body), nearest.text) if nearest else ()
        return _verdict(nearest, sources, own, differences, is_same=False)
    nearest = _nearest(shown, whole)
    differences = _by_words(shown, nearest.text) if nearest else ()
    return _verdict(nearest, sources, "", differences)


def _candidates(sources: Sources, stale: str) -> Iterator[_Candidate]:
    """Each approving record with its text, in the order of articles and records."""
    shown = {(edition.article.key, edition.language): edition for edition in editions(sources, stale=stale)}
    for article in sources.articles:
        last = {(review.language, review.version): review.kind for review in article.reviews}
        for review in article.reviews:
            text = article.frozen.get(review.language, {}).get(review.version)
            if text and review.kind in APPROVING:
                is_withdrawn = last[review.language, review.version] not in APPROVING
                current = shown.get((article.key, review.language))
                yield _Candidate(article.key, review, text, current, is_withdrawn)


def _verdict(
    candidate: _Candidate | None,
    sources: Sources,
    own: str,
    differences: tuple[Difference, ...],
    *,
    is_same: bool = True,
) -> Verdict:
    if candidate is None:
        return Verdict(Found.NONE, digest=own)
    review = candidate.review
    reviewer = sources.reviewers[review.reviewer].full_name
    verdict = Verdict(Found.NONE, candidate.key, review, reviewer, candidate.current, own, differences)
    return replace(verdict, found=_found(candidate)) if is_same and not differences else verdict


def _found(candidate: _Candidate) -> Found:
    current = candidate.current
    if candidate.is_withdrawn or (current and current.standing is Standing.WITHDRAWN):
        return Found.WITHDRAWN
    is_current = current is not None and current.review is not None and current.review.text == candidate.review.text
    return Found.CURRENT if is_current else Found.OLDER


def _nearest(shown: Shown, candidates: Sequence[_Candidate]) -> _Candidate | None:
    """The version with the most blocks in common, then with the most words; of equals the last. None when none is like it."""
    if not candidates:
        return None
    blocks = {_words_of(run) for run in runs(shown.title, shown.summary, shown.body)}
    words = Counter(word for block in blocks for word in block)

    def likeness(candidate: _Candidate) -> tuple[int, int, bool]:
        text = candidate.text
        theirs = [_words_of(run) for run in runs(text.title, text.summary, text.body)]
        mine = Counter(word for block in theirs for word in block)
        missing = sum(block not in blocks for block in theirs)
        return len(theirs) - 2 * missing, (mine & words).total(), text.language == shown.language

    rated = [(likeness(candidate), number) for number, candidate in enumerate(candidates)]
    (_, common, _), number = max(rated)
    text = candidates[number].text
    whole = sum(len(run.tokens) for run in runs(text.title, text.summary, text.body))
    return candidates[number] if common >= _LIKE * whole else None


def _by_words(shown: Shown, text: Text) -> tuple[Difference, ...]:
    """How the main part of a page without markers differs from a text: the stretch of it in which that text stands.

    What stands before and after (navigation, advertisements) is passed over, and so is the form of the blocks, which
    another theme may choose; a block within the text that nobody approved is a difference.
    """
    wanted = [_plain(run) for run in runs("", "", text.body)]
    there = [_plain(run) for run in runs("", "", shown.body)]
    title = (Difference("title", shown.title, fold(text.title)),) if fold(shown.title) != fold(text.title) else ()
    equal = [
        (before, after)
        for state, before, after in aligned([run.same for run in wanted], [run.same for run in there])
        if state is State.EQUAL
    ]
    if not equal:
        return (*title, *_told(compare(wanted, ())))
    start = max(0, equal[0][1].start - equal[0][0].start)
    end = equal[-1][1].stop + len(wanted) - equal[-1][0].stop
    found = list(compare(wanted, there[start:end]))
    while found and found[0].state is State.INSERTED:
        found.pop(0)
    while found and found[-1].state is State.INSERTED:
        found.pop()
    return (*title, *_told(found))


def _differences(there: Sequence[Run], text: Text) -> tuple[Difference, ...]:
    return _told(compare(runs(text.title, text.summary, text.body), there))


def _told(found: Sequence[Change]) -> tuple[Difference, ...]:
    return tuple(
        Difference(change.kind, change.without(State.DELETED), change.without(State.INSERTED))
        for change in found
        if change.state is not State.EQUAL
    )


def _words_of(run: Run) -> tuple[str, ...]:
    return tuple(token.words for token in run.tokens)


def _plain(run: Run) -> Run:
    """The run without its place among the elements."""
    return replace(run, path=run.path[-1:])
