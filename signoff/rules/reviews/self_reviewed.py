"""The reviewer of a text is the only one who wrote it.

Why: nobody sees their own mistakes. A second pair of eyes is what a review is.

Looks at git: who committed the working text up to the commit that froze it, by the names of .mailmap, and who is named there
in a line `Co-authored-by:`. Names are compared with those of reviewers.toml. Without git, or in a shallow clone, the rule is
skipped and the report says why.
Does not look at: texts that are not committed yet; lines taken over from an older page (REV012).

Bad: content/reviewers.toml
    name = "Ed Editor"
Good:
    name = "Ada Example"

Source: house rule; the four-eyes principle.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Reviewer, Severity
from signoff.review.gathering import AUTHORS
from signoff.rules.context import Context
from signoff.words import fold

ID = "REV013"
SEVERITY = Severity.WARNING
NEEDS = (AUTHORS,)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each shown text that was written and reviewed by one person alone."""
    for edition in context.editions:
        review = edition.review
        if not (review and context.sources) or review.evidence == "imported":
            continue
        reviewer = context.sources.reviewers[review.reviewer]
        authors = context.gathered.authors.get(edition.text.path, frozenset())
        if authors and all(_is(author, reviewer) for author in authors):
            message = "{name} alone wrote {text}, and reviewed it"
            facts = {"name": reviewer.full_name, "text": edition.text.path}
            yield Problem(message, facts, span=review.span, hint="let somebody else review it as well, and sign it")


def _is(author: str, reviewer: Reviewer) -> bool:
    return fold(author).casefold() in (fold(reviewer.name).casefold(), fold(reviewer.full_name).casefold())
