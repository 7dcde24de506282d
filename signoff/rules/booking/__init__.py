"""BKG: the addresses at which patients book."""

from signoff.rules.booking import (
    centre_unknown,
    changed_since_confirmed,
    confirmation_old,
    dead,
    host_unknown,
    languages_differ,
    link_missing,
    malformed,
    names_other_centre,
    names_other_service,
    never_confirmed,
    not_a_booking_page,
    tracking_parameter,
    widget,
)

RULES = (
    host_unknown,
    not_a_booking_page,
    malformed,
    centre_unknown,
    names_other_centre,
    link_missing,
    languages_differ,
    never_confirmed,
    confirmation_old,
    tracking_parameter,
    widget,
    dead,
    names_other_service,
    changed_since_confirmed,
)
