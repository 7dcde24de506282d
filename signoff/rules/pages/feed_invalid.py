"""An Atom or RSS feed cannot be read, or lacks what its format demands.

Why: whoever follows the site by it (colleagues, other sites) silently stops hearing of changes.

Atom: id, title, updated, an author, distinct ids, dates by RFC 3339, a link or a content for each entry. RSS 2.0: channel, title, link,
description, a title or a description for each item, dates of mail. The first defect of each feed is told.
Does not look at: RSS 1.0 beyond its XML, extensions, whether the addresses in it are built.

Bad: output/en/atom.xml
    <updated>1 June 2024</updated><author>
Good:
    <updated>2024-06-01T00:00:00+00:00</updated><author>

Source: RFC 4287 "The Atom Syndication Format"; RSS 2.0 specification, RSS Advisory Board.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity, Span
from signoff.rules.context import Context

ID = "PAG009"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False


def check(context: Context) -> Iterator[Problem]:
    """A problem for each feed that is not right."""
    for path, why in sorted(context.site.feeds.items()):
        if why:
            place = Span(f"{context.site.root}/{path}")
            yield Problem("the feed is not valid: {why}", {"why": why}, span=place, hint="let the build write it anew")
