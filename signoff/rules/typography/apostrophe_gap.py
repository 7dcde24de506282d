"""There is a space at an apostrophe.

Why: "qu’ une" may be torn apart at the end of a line, and a screen reader stumbles over it.

French elisions (l’, d’, qu’, jusqu’ …) and English contractions (don’t, it’s). `--fix` mends it while the words are not
approved: it makes another text.
Does not look at: apostrophes that close a quotation, code, addresses, built pages.

Bad: content/articles/knee-scan/fr.md
    L’ examen dure dix minutes.
Good:
    L’examen dure dix minutes.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import groups

ID = "TYP006"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each text with such gaps, at the first place."""
    for group in groups(context, ID):
        mended, bound = (
            "`signoff check --fix` mends it",
            "the words are approved as they are: mend it with the next version",
        )
        hint = bound if group.is_bound else mended
        yield Problem(
            "there is a space at the apostrophe of {words!r}{more}",
            group.facts,
            group.span,
            also=tuple(group.also),
            hint=hint,
        )
