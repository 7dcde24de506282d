"""A heading is one of the first level, or two levels below the one before it.

Why: who listens to a page goes from heading to heading, and takes a level that is left out for a part that is missing. The
title is the page's first heading: a second one makes two pages of it.

Looks at the working texts; a text's headings begin with ##.

Bad: content/articles/knee-scan/en.md
    #### Risks {#risks}
Good:
    ## Risks {#risks}

Source: WCAG 2.2, success criterion 1.3.1 "Info and Relationships"; RGAA 4.1, criterion 9.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import slips

ID = "SRC003"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such heading."""
    for slip, span in slips(context, ID):
        if slip.kind == "second":
            hint = "the title is the page's first heading: begin this one with ##"
            yield Problem(
                "{heading!r} is a second heading of the first level", {"heading": slip.words}, span, hint=hint
            )
            continue
        above, level = slip.kind.split()
        facts = {"heading": slip.words, "level": level[1], "above": above[1]}
        hint = "go down one level at a time: ##, then ###"
        yield Problem("the heading {heading!r} of level {level} follows one of level {above}", facts, span, hint=hint)
