"""An Atom or RSS feed cannot be read, lacks what its format demands, or leads to what is not built.

Why: whoever follows the site by it (colleagues, other sites) silently stops hearing of changes.

Atom: id, title, updated, an author, distinct ids, dates by RFC 3339, a link or a content for each entry. RSS 2.0: channel, title, link,
description, a title or a description for each item, dates of mail. The first defect of each feed is told, then the addresses of the site
(links, enclosures, pictures) that are not built.
Does not look at: RSS 1.0 beyond its XML, extensions, the HTML within entries, JSON feeds, other sites.

Bad: output/en/atom.xml
    <updated>1 June 2024</updated><author>
Good:
    <updated>2024-06-01T00:00:00+00:00</updated><author>

Source: RFC 4287 "The Atom Syndication Format"; RSS 2.0 specification, RSS Advisory Board.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.listed import not_built, place_in

ID = "PAG009"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False

_ONE = "the feed leads to {url}, which is not built"
_MANY = "{count} addresses of the feeds lead to what is not built: {url} …"


def check(context: Context) -> Iterator[Problem]:
    """A problem for each feed that is not right, then for each address in feeds that is not built."""
    for path, why in sorted(context.site.feeds.items()):
        if why:
            place = place_in(context, path, why)
            yield Problem("the feed is not valid: {why}", {"why": why}, span=place, hint="let the build write it anew")
    for some in not_built(context, sorted(context.site.feeds)):
        yield some.problem(context, _MANY if some.count > 1 else _ONE, {}, "take the entry away, or build the page")
