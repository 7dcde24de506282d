"""A file of the output that is no page is not what the build made.

Why: the output is made of the sources; what somebody types into it is gone with the next build, and until then visitors, feeds and search
engines get what nobody looked at.

The build notes a digest of each file that it writes (.signoff/built.json). Does not look at: pages, which all other rules read word by word;
files that somebody put beside what was built, such as a proof of ownership; another folder than the output; what Pelican built by itself.

Bad: output/robots.txt
    Disallow: /
Good:
    Disallow:

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity, Span
from signoff.review.gathering import BUILT
from signoff.rules.context import Context

ID = "PAG012"
SEVERITY = Severity.ERROR
NEEDS = (BUILT,)

_HINT = "build again; what is to be otherwise is changed in content/, theme/ or pyproject.toml"


def check(context: Context) -> Iterator[Problem]:
    """A problem for each file, in the order of their paths."""
    for path, is_there in sorted(context.gathered.altered.items()):
        message = "this file was changed after the build" if is_there else "this file was taken away after the build"
        yield Problem(message, span=Span(f"{context.site.root}/{path}"), hint=_HINT)
