"""An ordinal number has an ending that its language does not have.

Why: "1ère", "2ème" or "11st" are read as carelessness, on a page that asks to be trusted.

French: 1er, 1re, 2e, XXIe, and their plurals. English: 1st, 2nd, 3rd, 11th, 21st. `--fix` mends it while the words are not
approved: it makes another text.
Does not look at: endings in tags (1<sup>ère</sup>), code, addresses, built pages.

Bad: content/articles/knee-scan/fr.md
    Le 2ème examen dure dix minutes.
Good:
    L’examen dure dix minutes.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Nombres".
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import groups

ID = "TYP003"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each text with such numbers, at the first place."""
    for group in groups(context, ID):
        mended, bound = (
            "`signoff check --fix` mends it",
            "the words are approved as they are: mend it with the next version",
        )
        hint = bound if group.is_bound else mended
        yield Problem(
            "{typed!r} is written {meant!r}{more}", group.facts, group.span, also=tuple(group.also), hint=hint
        )
