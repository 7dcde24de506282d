"""A space stands before a punctuation mark that has none before it.

Why: in English "does it hurt ?" is a mistake, and the mark may begin the next line. So is a space before a comma or a full
stop in either language.

Looks at titles, summaries, change notes and prose of the working texts. `--fix` takes the space away before ; : ! ?; before a
comma or a full stop only while the words are not approved, since there it would make another text.
Does not look at: code, addresses, HTML, sentences that are French, 1 : 2, built pages.

Bad: content/articles/knee-scan/en.md
    | What you feel | Is it usual ? |
Good:
    | What you feel | Is it usual? |

Source: The Chicago Manual of Style, 17th edition, 6.7; Lexique des règles typographiques en usage à l'Imprimerie nationale.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import groups

ID = "TYP001"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each text with such spaces, at the first place."""
    for group in groups(context, ID):
        mended, bound = (
            "`signoff check --fix` mends it",
            "the words are approved as they are: mend it with the next version",
        )
        hint = bound if group.is_bound else mended
        yield Problem(
            "there is a space before {words!r}{more}", group.facts, group.span, also=tuple(group.also), hint=hint
        )
