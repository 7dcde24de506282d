"""What history.html is given of each record."""

from __future__ import annotations

import re
from typing import Any

from signoff.dates import long_date
from signoff.model import Sources
from signoff.review.changes import Change, State
from signoff.review.history import Entry


def entry_values(entry: Entry, language: str, sources: Sources) -> dict[str, Any]:
    """A record as plain values, in the page's own language; what kinds and evidence are called is the theme's business."""
    review = entry.review
    reviewer = sources.reviewers[review.reviewer]
    return {
        "number": entry.number,
        "version": str(review.version),
        "kind": review.kind,
        "note": entry.note,
        "reviewer": reviewer.full_name,
        "specimen": reviewer.specimen,
        "date": review.on.isoformat(),
        "words": long_date(review.on, language),
        "evidence": review.evidence,
        "digest": review.text,
        "of": str(review.of.version) if review.of else "",
        "url": entry.frozen_url,
        "since": str(entry.since) if entry.since else "",
        "changes": [_change(change, language) for change in entry.changes],
    }


def typeset(words: str, language: str) -> str:
    """Folded words with the apostrophes and spaces of the language: folding would give them back as they were."""
    words = words.replace("'", "\u2019")
    if language != "fr":
        return words
    words = re.sub(r"(?<!\s)([;!?»])", "\u202f\\1", words)
    words = re.sub(r"(?<!\s)(:)(?=\s|$)", "\u00a0\\1", words)
    return re.sub(r"«(?!\s)", "«\u00a0", words)


def _change(change: Change, language: str) -> dict[str, Any]:
    pieces = [
        {
            "state": piece.state.value,
            "words": typeset(piece.words, language),
            "space": " " if piece.is_apart and at else "",
        }
        for at, piece in enumerate(change.pieces)
    ]
    is_form = change.state is State.CHANGED and all(piece.state is State.EQUAL for piece in change.pieces)
    return {"state": change.state.value, "kind": change.kind, "pieces": pieces, "is_form": is_form}
