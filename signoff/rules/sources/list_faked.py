"""Lines look like a list in the text, and are none on the page.

Why: "1 - ", "2) " or "•" are letters to a browser: the lines run together into one, and a screen reader announces no list.
A real list that follows a line of words without an empty line between runs together with it.

Looks at the working texts; at least two such lines, one after the other, or one below a line that ends with a colon.
Does not look at: code, tables, a single "2)" in a sentence.

Bad: content/articles/knee-scan/en.md
    1) your prescription;
    2) your earlier images, if you have any.
Good:
    - your prescription;
    - your earlier images, if you have any.

Source: WCAG 2.2, success criterion 1.3.1 "Info and Relationships"; RGAA 4.1, criterion 9.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import slips

ID = "SRC005"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such list, at its first line."""
    for slip, span in slips(context, ID):
        parted = "leave an empty line before the list"
        typed = "begin each item with `- ` or `1. `, and leave an empty line before the list"
        hint = parted if slip.kind == "unparted" else typed
        yield Problem("{words!r} was meant as a list and is none on the page", {"words": slip.words}, span, hint=hint)
