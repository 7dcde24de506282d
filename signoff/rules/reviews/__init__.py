"""REV: what pages say of their review, against the ledger; and the ledger itself."""

from signoff.rules.reviews import (
    date_in_future,
    date_malformed,
    evidence_imported,
    ledger_altered,
    line_differs,
    line_missing,
    never_reviewed,
    overdue,
    remark_open,
    reviewer_renamed,
    reviewer_unknown,
    self_reviewed,
    signature_invalid,
    specimen_unsaid,
    structured_data_differs,
    text_changed,
)

RULES = (
    never_reviewed,
    text_changed,
    overdue,
    reviewer_unknown,
    date_in_future,
    line_missing,
    line_differs,
    date_malformed,
    structured_data_differs,
    ledger_altered,
    signature_invalid,
    evidence_imported,
    self_reviewed,
    remark_open,
    reviewer_renamed,
    specimen_unsaid,
)
