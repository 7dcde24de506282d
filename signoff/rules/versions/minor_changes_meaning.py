"""A minor version changes a number, a unit, a negation, a sign, a heading, a list, a table or a link.

Why: a minor version is approved by one reader, as a matter of wording. "Do not stop your medicine" without its "not" is no
matter of wording.

Compares a text with the frozen text of the version before it, when both have the same major number. `ten` and `10`, `don't`
and `do not` are the same. It may take a harmless change for a grave one: then raise the major version.
Does not look at: other words; whoever signs reads the difference.

Bad: content/articles/knee-scan/en.md
    Version: 1.1
    Change: First publication.

    A CT scan does not show the bones of your knee in fine slices.
Good:
    Version: 1.0
    Change: First publication.

    A CT scan shows the bones of your knee in fine slices.

Source: house rule; ISMP, List of error-prone abbreviations (what a misread number or unit does).
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.review.versions import minor_problems
from signoff.rules.context import Context
from signoff.rules.versions.current import current_texts

ID = "VER003"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each minor version that changes meaning: the first change, and which other kinds there are."""
    for article, text in current_texts(context):
        yield from minor_problems(article, text)
