"""A record gets its evidence: recorded as it is typed, or signed by the reviewer's key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from signoff.errors import Refused
from signoff.model import Review
from signoff.review.records import canonical
from signoff.review.signatures import read_guards, sign, why_invalid
from signoff.settings import Settings


def sealed(key: str, review: Review, key_file: Path | None, settings: Settings) -> Review:
    """The record of article `key` as it will stand in the ledger.

    Raises Refused when the signature would not count here: it is checked before anything is written.
    """
    if key_file is None:
        return replace(review, evidence="recorded", signature="")
    unsigned = replace(review, evidence="signed", signature="")
    record = canonical(key, unsigned)
    signature = sign(record, key_file)
    why = why_invalid(record, signature, reviewer=review.reviewer, on=review.on, guards=read_guards(settings))
    if why:
        message = (
            "this signature would not count: {why}; {content}/allowed_signers needs a line for {reviewer} with the public half of "
            "{key} (docs/ledger.md); nothing was written"
        )
        raise Refused(message, why=why, content=settings.content, reviewer=review.reviewer, key=key_file)
    return replace(unsigned, signature=signature)
