"""WVR: the waivers themselves. None of these findings can be waived."""

from signoff.rules.waivers import waiver_expired, waiver_incomplete, waiver_unused

RULES = (waiver_expired, waiver_unused, waiver_incomplete)
