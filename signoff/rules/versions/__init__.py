"""VER: versions, and the frozen texts that reviewers approved."""

from signoff.rules.versions import frozen_text_altered, superseded_indexed, version_not_raised

RULES = (version_not_raised, frozen_text_altered, superseded_indexed)
