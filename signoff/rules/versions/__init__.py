"""VER: versions, and the frozen texts that reviewers approved."""

from signoff.rules.versions import (
    change_note_missing,
    frozen_text_altered,
    minor_changes_meaning,
    picture_changed,
    superseded_indexed,
    version_not_raised,
)

RULES = (
    version_not_raised,
    change_note_missing,
    minor_changes_meaning,
    frozen_text_altered,
    superseded_indexed,
    picture_changed,
)
