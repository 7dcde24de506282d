"""TRN: whether both languages say the same."""

from signoff.rules.translation import translation_missing

RULES = (translation_missing,)
