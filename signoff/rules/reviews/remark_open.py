"""A reviewer said that something is wrong with a text, and nobody has settled it.

Why: a physician who found a mistake has done their part. If what they said is forgotten, the next reader is a patient.

Looks at the remarks of each article (remarks.toml). One about exactly the words that the site shows shuts the gate when
publishing; one about a working text, or about words that have changed since, is a warning.
Does not look at: whether the answer to a remark is a good one.

Bad: content/articles/knee-scan/remarks.toml
    why = "The protocol of both centres."
Good:
    settled = "It says 20 minutes now."

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context

ID = "REV014"
SEVERITY = Severity.WARNING
WHEN_PUBLISHING = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each open remark, at its place in the file."""
    shown = {edition.review.text for edition in context.editions if edition.review}
    for article in context.sources.articles if context.sources else ():
        for number, remark in enumerate(article.open_remarks, 1):
            yield Problem(
                "{by} found a mistake in version {version}: {what}",
                {
                    "by": remark.by,
                    "version": str(remark.version),
                    "what": remark.what,
                    "key": article.key,
                    "number": number,
                },
                span=remark.span,
                hint='mend the text, then say what was done: signoff settle {key} {number} --answer "…"',
                severity=None if remark.text in shown else Severity.WARNING,
            )
