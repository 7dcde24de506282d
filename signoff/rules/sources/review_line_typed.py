"""A date of update or the name of a reviewer is typed into a text.

Why: typed by hand, it stays while the text changes: in a year it vouches for words that nobody reviewed. The page computes
both from the ledger.

Looks in working texts, also of legal pages, in what centres.toml says about a centre and in the explanations of glossary.toml: "Controlled by Dr …"
and "Relu par le Dr …" where a line, a sentence or what stands between two marks begins so; "this page was reviewed by Dr …"; in
articles also "Last update: November 1, 2024".
Does not look at: sentences in which the words have another sense ("pain is controlled by rest"), the date of a legal page, which
nobody reviews.

Bad: content/articles/knee-scan/en.md
    Reviewed by Dr Ada Example.
Good:
    The examination takes ten minutes.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity, Span
from signoff.rules.context import Context
from signoff.rules.slips import slips
from signoff.words import fold

ID = "SRC009"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such line."""
    from signoff.sources.slips.review_lines import review_line_in  # noqa: PLC0415 - a folder of HTML needs no slips: 20 ms

    pages = {text.path for page in (context.sources.pages if context.sources else ()) for text in page.working.values()}
    found = [(slip.words, span) for slip, span in slips(context, ID) if slip.kind != "date" or span.path not in pages]
    found += [(line[1], span) for words, span in _shared(context) if (line := review_line_in(fold(words)))]
    for words, span in found:
        hint = "take it away: the page shows date and reviewer from the ledger"
        yield Problem("a line of review is typed into the text: {words!r}", {"words": words}, span, hint=hint)


def _shared(context: Context) -> Iterator[tuple[str, Span]]:
    """The words for the reader that no text holds."""
    if context.sources is None:
        return
    for centre in context.sources.centres.values():
        yield from ((words, centre.span) for words in centre.about.values())
    for term in context.sources.glossary:
        yield from ((explained.definition, explained.span) for explained in term.words.values())
