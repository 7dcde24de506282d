"""A link says nothing: it has no words, no image with an alternative text and no label.

Why: a screen reader can only read out the address, letter by letter; a reader without the image sees nothing to choose.

Spaces that nobody sees (zero-width, soft hyphen) are no words. Words, alt, aria-label, aria-labelledby, title and the title
of a drawing are.
Does not look at: links that are hidden from everyone (hidden, or aria-hidden together with tabindex="-1").

Bad: output/en/knee-scan/index.html
    <a href="/en/about/"></a>
Good:
    <a href="/en/about/">About this site</a>

Source: WCAG 2.2, success criteria 2.4.4 "Link Purpose" and 4.1.2 "Name, Role, Value"; RGAA 4.1, criterion 6.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Link, Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.links.uses import Use, cause, gather, links_for
from signoff.site.asked import Glance

ID = "LNK007"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False

_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad \u00a0"


def check(context: Context) -> Iterator[Problem]:
    """A problem for each empty link; those to one address, and those to places of their own page, are one."""
    found = gather(
        (Use(page, link), cause(context, page, link, "#" if link.url.startswith("#") else link.url))
        for page, link in links_for(context, ID)
        if link.element in ("a", "area") and _is_empty(link)
    )
    for uses in found.values():
        url = uses.first.link.url
        hint = "write what the link leads to, or give its image an alternative text"
        yield uses.problem(context, "the link to {url} says nothing", {"url": url}, hint)


def may_concern(page: Page) -> bool:
    """Whether a link of the page may be such a one."""
    return any(link.element in ("a", "area") and _is_empty(link) for link in page.links)


def glance(seen: Glance) -> bool:
    """Whether a link of the page may be such a one."""
    return not all(words.strip(_UNSEEN) for words in seen.words)


def _is_empty(link: Link) -> bool:
    return not link.hidden and not link.words.strip(_UNSEEN) and not link.label.strip(_UNSEEN)
