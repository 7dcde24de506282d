"""TYP: spaces, quotation marks and ordinals, as they stand in the working texts."""

from signoff.rules.typography import (
    apostrophe_gap,
    ordinal_wrong,
    quotes_of_other_language,
    space_before_punctuation,
    space_not_narrow,
    word_doubled,
)

RULES = (
    space_before_punctuation,
    space_not_narrow,
    ordinal_wrong,
    quotes_of_other_language,
    word_doubled,
    apostrophe_gap,
)
