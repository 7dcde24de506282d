"""SRC: what stands in the sources."""

from signoff.rules.sources import field_missing, field_unknown, placeholder_left

RULES = (field_missing, field_unknown, placeholder_left)
