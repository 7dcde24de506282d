"""PAG: what a page is as a whole."""

from signoff.rules.pages import (
    canonical_wrong,
    description_missing,
    feed_invalid,
    file_altered,
    html_invalid,
    id_twice,
    legal_page_missing,
    page_too_heavy,
    security_contact_expired,
    sitemap_differs,
    third_party_request,
    title_missing_or_double,
)

RULES = (
    title_missing_or_double,
    description_missing,
    canonical_wrong,
    id_twice,
    sitemap_differs,
    third_party_request,
    html_invalid,
    legal_page_missing,
    feed_invalid,
    page_too_heavy,
    security_contact_expired,
    file_altered,
)
