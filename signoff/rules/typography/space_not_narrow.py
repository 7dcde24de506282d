"""A French punctuation mark lacks the space that does not break.

Why: with a plain space, the "?" may begin the next line alone; without any, French looks wrong to its readers.

French puts a narrow no-break space (U+202F) before ; ! ? and a no-break space (U+00A0) before : and inside « ». A narrow one
there is taken for right too. What is built has the right spaces wherever there is one; this is about the source, in which
`--fix` also puts those that are missing. No approval is lost by it: the digest does not count them.
Does not look at: code, addresses, HTML, other languages, 10:30, (?), built pages.

Bad: content/articles/knee-scan/fr.md
    | Ce que vous ressentez | Est-ce habituel ? |
Good:
    | Ce que vous ressentez | Est-ce habituel ? |

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Ponctuation".
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import groups

ID = "TYP002"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each text with such marks, at the first place."""
    for group in groups(context, ID):
        mended, bound = (
            "`signoff check --fix` mends it",
            "the words are approved as they are: mend it with the next version",
        )
        hint = bound if group.is_bound else mended
        high, low = "{words!r} lacks its narrow no-break space{more}", "{words!r} lacks its no-break space{more}"
        yield Problem(
            high if group.first.words in ";!?" else low, group.facts, group.span, also=tuple(group.also), hint=hint
        )
