"""What a reviewer reads before signing, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signoff.commands.phrases import phrase
from signoff.dates import long_date
from signoff.model import Reviewer
from signoff.review.approval import Approval
from signoff.review.changes import Change, State
from signoff.review.comparison import Difference, differences
from signoff.review.editions import newest_approved
from signoff.review.naming import block_name
from signoff.review.status import rows_of
from signoff.settings import Settings

_MARKS = {State.EQUAL: "{}", State.DELETED: "[-{}-]", State.INSERTED: "{{+{}+}}"}


def lines_of(approval: Approval, reviewer: Reviewer, settings: Settings, today: date, spoken: str) -> Iterator[str]:
    """The head, the difference since the last approved version, and the same of the other languages."""
    review = approval.review
    language, kind = phrase(spoken, review.language), phrase(spoken, review.kind)
    yield phrase(spoken, "head", key=approval.article.key, language=language, version=review.version, kind=kind)
    yield phrase(spoken, "signer", name=reviewer.full_name, day=long_date(review.on, spoken))
    yield ""
    yield from _difference(approval, spoken)
    yield from _pictures(approval, spoken)
    for row in rows_of(approval.article, settings, today):
        if row.language == review.language:
            continue
        facts = {"language": phrase(spoken, row.language), "version": row.version, "state": phrase(spoken, row.state)}
        yield ""
        yield phrase(spoken, "other", **facts)
        approved = newest_approved(approval.article, row.language)
        if approved and row.language in approval.article.working:
            for change in differences(approved.text, approval.article.working[row.language]):
                yield _line(change, spoken)


def _difference(approval: Approval, spoken: str) -> Iterator[str]:
    changes = differences(approval.since, approval.text)
    version = approval.since.version if approval.since else None
    name = "first" if approval.since is None else "since" if changes else "nothing"
    yield phrase(spoken, name, version=version)
    for change in changes:
        yield _line(change, spoken)


def _pictures(approval: Approval, spoken: str) -> Iterator[str]:
    """Each picture of the text, and whether it is the one that was approved last."""
    before = next(
        (each for each in reversed(approval.article.approvals) if each.language == approval.text.language), None
    )
    for url, digest in approval.review.pictures.items():
        is_same = before is not None and before.pictures.get(url) == digest
        yield phrase(spoken, "same picture" if is_same else "new picture", url=url)


def _line(found: Difference, spoken: str) -> str:
    return f"  {found.line:>4}  {block_name(spoken, found.change.kind):<10} {_marked(found.change)}"


def _marked(change: Change) -> str:
    """The words of a block, with marks around what went and what came."""
    pieces = ((" " if piece.is_apart else "") + _MARKS[piece.state].format(piece.words) for piece in change.pieces)
    return "".join(pieces).lstrip()
