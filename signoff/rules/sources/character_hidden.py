"""A text holds a character that nobody sees, or a letter that only looks like another.

Why: a bidirectional control makes a dose read backwards; a Cyrillic "а" in the name of a medicine keeps every search from
finding it, and screen readers spell it out. Both are the tools of those who want words to be approved that nobody read.

Looks at the whole file of working texts and of the texts that are shown, once for each character: bidirectional and
zero-width characters, soft hyphens, other controls, what a wrong encoding left behind (U+FFFD), letters of other scripts in
a Latin word, and words that are made of such letters alone.
Does not look at: the Greek letters of medicine (IFNγ, µg, β-blocker), emoji.

Bad: content/articles/knee-scan/en.md
    The exаmination takes ten minutes.
Good:
    The examination takes ten minutes.

Source: Unicode Technical Standard 39, "Unicode Security Mechanisms"; CVE-2021-42574 (bidirectional controls in source text).
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import slips

ID = "SRC010"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such character of a text, at its first place."""
    for slip, span in slips(context, ID, shown=True):
        facts = {"char": slip.words, "word": slip.typed}
        if slip.kind == "unseen":
            yield Problem(
                "{char} stands here and cannot be seen",
                facts,
                span,
                hint="delete it, with its neighbours, and type these anew",
            )
        else:
            yield Problem(
                "{word!r} holds {char}, which only looks like the letter", facts, span, hint="type the word anew"
            )
