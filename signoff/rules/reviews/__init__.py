"""REV: what pages say of their review, against the ledger."""

from signoff.rules.reviews import (
    date_malformed,
    evidence_imported,
    line_differs,
    line_missing,
    never_reviewed,
    overdue,
    structured_data_differs,
    text_changed,
)

RULES = (
    never_reviewed,
    text_changed,
    overdue,
    line_missing,
    line_differs,
    date_malformed,
    structured_data_differs,
    evidence_imported,
)
