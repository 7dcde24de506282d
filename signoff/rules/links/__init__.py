"""LNK: links, anchors and files that pages load."""

from signoff.rules.links import (
    address_vanished,
    anchor_missing,
    asset_missing,
    case_differs,
    external_dead,
    external_unknown,
    insecure,
    lands_in_other_language,
    mail_or_phone_malformed,
    page_orphaned,
    redirect_permanent,
    target_missing,
    text_empty,
    text_vague,
    url_malformed,
)

RULES = (
    target_missing,
    anchor_missing,
    asset_missing,
    case_differs,
    url_malformed,
    insecure,
    text_empty,
    text_vague,
    lands_in_other_language,
    page_orphaned,
    address_vanished,
    mail_or_phone_malformed,
    external_dead,
    external_unknown,
    redirect_permanent,
)
