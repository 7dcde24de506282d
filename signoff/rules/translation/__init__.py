"""TRN: whether both languages say the same."""

from signoff.rules.translation import (
    links_differ,
    quantity_differs,
    structure_differs,
    translation_missing,
    translation_orphaned,
    translation_stale,
)

RULES = (
    translation_missing,
    translation_orphaned,
    translation_stale,
    quantity_differs,
    structure_differs,
    links_differ,
)
