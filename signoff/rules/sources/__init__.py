"""SRC: what stands in the sources."""

from signoff.rules.sources import (
    care_card_unknown,
    character_hidden,
    field_missing,
    field_unknown,
    heading_skipped,
    image_without_alt,
    list_faked,
    list_item_empty,
    markup_unrendered,
    markup_unsafe,
    placeholder_left,
    review_line_typed,
)

RULES = (
    field_missing,
    field_unknown,
    heading_skipped,
    list_item_empty,
    list_faked,
    placeholder_left,
    markup_unrendered,
    image_without_alt,
    review_line_typed,
    character_hidden,
    markup_unsafe,
    care_card_unknown,
)
