"""CLM: what a physician may not promise."""

from signoff.rules.claims import efficacy_promised

RULES = (efficacy_promised,)
