"""The page shows another date or another reviewer than the ledger, or two lines that disagree.

Why: a date that is not true makes an old text look fresh; a name that is not true lends a physician's authority to words
that this physician never saw.

Looks at every "Last update" and "Controlled by" of a page, wherever it stands.
Does not look at: dates that are not written as the language writes them (REV008).

Bad: output/en/knee-scan/index.html
    <p>Controlled by Dr Ada Exemplar</p>
Good:
    <p>Controlled by Dr Ada Example</p>

Source: house rule; it is what this program is for.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.dates import long_date, parse_long_date
from signoff.model import Edition, Page, Problem, ReviewLine, Severity
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "REV007"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
READS = frozenset({"review_lines"})


def check(context: Context) -> Iterator[Problem]:
    """A problem for each line of an approved page that is not the ledger's; on other pages, for lines that disagree."""
    for page in context.suspects(ID):
        if page.path not in context.approved:
            yield from _against_each_other(page)
    for _, problems in context.told(_of_approved_page, context.reviewed):
        yield from problems


def may_concern(page: Page) -> bool:
    """Whether lines of the page disagree."""
    return any(_against_each_other(page))


def _of_approved_page(edition: Edition, page: Page, world: World) -> list[Problem]:
    return list(_against_ledger(edition, page, world))


def _against_ledger(edition: Edition, page: Page, world: World) -> Iterator[Problem]:
    review, updated = edition.review, edition.updated
    if not (review and updated and world.sources):
        return
    true = {
        "date": long_date(updated, edition.language),
        "name": world.sources.reviewers[review.reviewer].full_name,
    }
    said: set[ReviewLine] = set()
    for line in page.review_lines:
        wrong = line not in said and (
            line.shown != true["name"]
            if line.kind == "name"
            else parse_long_date(line.shown, edition.language) not in (None, updated)
        )
        said.add(line)
        if wrong:
            yield Problem(
                "the page says {shown!r}, the ledger says {true!r}",
                {"shown": line.shown, "true": true[line.kind]},
                span=review.span,
                page=page.path,
                hint="build again: both lines are computed from the ledger",
            )


def _against_each_other(page: Page) -> Iterator[Problem]:
    for kind in ("date", "name"):
        shown = list(dict.fromkeys((line.language, line.shown) for line in page.review_lines if line.kind == kind))
        for language, words in shown[1:]:
            if language == shown[0][0]:
                facts = {"one": shown[0][1], "other": words}
                yield Problem(
                    "the page says {one!r} and also {other!r}", facts, page=page.path, hint="keep the true one"
                )
