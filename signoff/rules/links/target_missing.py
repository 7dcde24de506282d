"""An internal link leads to a page or file that is not built.

Why: the reader stands before "not found" in the middle of preparing for an examination.

Links that lead to the same missing page are one finding, with every place that has such a link: they have one cause. Where a file
_redirects sends the reader on has to be there, too.
Does not look at: addresses of other sites (LNK013), what a page loads (LNK003), fragments (LNK002), addresses that differ
in case only (LNK004) or are malformed (LNK005).

Bad: output/en/about/index.html
    <a href="/en/knee/">CT scan of the knee</a>
Good:
    <a href="/en/knee-scan/">CT scan of the knee</a>

Source: RFC 9110, 15.5.5 (404 Not Found).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from signoff.model import Problem, Severity, Span
from signoff.rules.context import Context
from signoff.rules.links.case_differs import other_case
from signoff.rules.links.guesses import Guesses
from signoff.rules.links.url_malformed import is_garbled
from signoff.rules.links.uses import MANY, Use, gather, leads_somewhere
from signoff.site.readers import REDIRECTS
from signoff.site.rows import url_of

ID = "LNK001"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
USES_NOTES = False


def check(context: Context) -> Iterator[Problem]:
    """A problem for each missing target."""
    missing = gather(
        (Use(page, link), target.path)
        for page, link, target in context.missing
        if leads_somewhere(link)
        and ID not in link.ignored
        and not is_garbled(link.url)
        and other_case(target.path, context) is None
    )
    guesses = Guesses(map(url_of, context.site.pages))
    sent_on = _sent_on(context)
    for path, uses in missing.items():
        problem = uses.problem(context, *_said(path, uses.first.link.url, guesses))
        yield replace(problem, also=(*problem.also, *(span for _, span in sent_on.pop(path, []))))
    for path, places in sent_on.items():
        message, facts, hint = _said(path, places[0][0], guesses)
        also = tuple(span for _, span in places[1:])[:MANY]
        yield Problem(message, facts, span=places[0][1], url=places[0][0], also=also, hint=hint)


def _sent_on(context: Context) -> dict[str, list[tuple[str, Span]]]:
    """The paths that are not there and to which a _redirects file leads, with the addresses and their places."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for url, line, column in context.site.sent_on:
        target = context.addresses.resolve(url, "/")
        if target.kind == "internal" and not context.host.is_there(target.path):
            found.setdefault(target.path, []).append((url, Span(f"{context.site.root}/{REDIRECTS}", line, column)))
    return found


def _said(path: str, url: str, guesses: Guesses) -> tuple[str, dict[str, str], str]:
    if url.startswith("{"):
        typed = url.partition("}")[2]
        hint = "publish that text first, or take the link away; the name is the file's, from content/ on"
        return "the link to {typed} leads to a text that is not published", {"typed": typed}, hint
    guess = guesses.path(path)
    hint = "nearest: {guess}" if guess else "correct the address, or build the page"
    return "{path} is not built", {"path": path, "guess": guess or ""}, hint
