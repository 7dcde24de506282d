"""TRN: whether both languages say the same."""

from signoff.rules.translation import (
    hreflang_broken,
    links_differ,
    quantity_differs,
    structure_differs,
    translation_missing,
    translation_orphaned,
    translation_stale,
    two_addresses,
)

RULES = (
    translation_missing,
    translation_orphaned,
    translation_stale,
    quantity_differs,
    structure_differs,
    links_differ,
    hreflang_broken,
    two_addresses,
)
