"""Quotation marks are those of the other language.

Why: they are the surest sign of a translation that nobody read over.

French quotes with « … », and with “…” only within these; English with “…”. `--fix` mends pairs while the words are not
approved: it makes another text.
Does not look at: straight quotes, which are of no language; text that is marked as the other language; built pages.

Bad: content/articles/knee-scan/fr.md
    Un “scanner” montre les os de votre genou en coupes fines.
Good:
    Un scanner montre les os de votre genou en coupes fines.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Guillemets".
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import groups

ID = "TYP004"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each text with such marks, at the first place."""
    for group in groups(context, ID):
        mended, bound = (
            "`signoff check --fix` mends it",
            "the words are approved as they are: mend it with the next version",
        )
        hint = bound if group.is_bound else mended
        hint = "put one at the other end too" if group.first.meant is None else hint
        yield Problem(
            "{words} is a quotation mark of the other language{more}",
            group.facts,
            group.span,
            also=tuple(group.also),
            hint=hint,
        )
