"""BKG: the addresses at which patients book."""

from signoff.rules.booking import centre_unknown, dead, host_unknown, link_missing, names_other_centre, never_confirmed

RULES = (host_unknown, centre_unknown, names_other_centre, link_missing, never_confirmed, dead)
