"""The date of the last update is not written as the page's language writes long dates.

Why: 02/03/2026 is February or March by where the reader grew up; "1 novembre" is no French; a <time> that says another day
than its words tells machines something else than people.

`1er novembre 2024`, `November 1, 2024`. Spaces may be of any kind. A moment with a time zone is the day that it is in Paris.
Does not look at: a well-formed date that is not the ledger's (REV007), in isolation pages that do not say who controlled them.

Bad: output/fr/scanner-du-genou/index.html
    <time datetime="2024-06-01">1 juin 2024</time>
Good:
    <time datetime="2024-06-01">1er juin 2024</time>

Bad: output/en/knee-scan/index.html
    <time datetime="2024-01-06">June 1, 2024</time>
Good:
    <time datetime="2024-06-01">June 1, 2024</time>

Source: Unicode CLDR, long date formats; Lexique des règles typographiques en usage à l'Imprimerie nationale (1er).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from signoff.dates import long_date, machine_day, parse_long_date
from signoff.model import Edition, Page, Problem, ReviewLine, Severity
from signoff.rules.context import Context

ID = "REV008"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
READS = frozenset({"review_lines"})

_EXAMPLE = date(2024, 11, 1)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each date line that is malformed, or whose <time> says another day."""
    for page in context.suspects(ID):
        if context.sources is None and all(line.kind != "name" for line in page.review_lines):
            continue  # anybody's "Last updated 2024-05-31": what it promises is not for us to judge
        for line in _dates(page):
            yield from _problems(page, line, context.approved.get(page.path))


def may_concern(page: Page) -> bool:
    """Whether the page has such a line, whatever the ledger says."""
    return any(problem for line in _dates(page) for problem in _problems(page, line, None))


def _dates(page: Page) -> Iterable[ReviewLine]:
    return dict.fromkeys(line for line in page.review_lines if line.kind == "date")


def _problems(page: Page, line: ReviewLine, edition: Edition | None) -> Iterator[Problem]:
    language = page.language[:2] if page.language[:2] in ("fr", "en") else line.language
    span = edition.review.span if edition and edition.review else None
    day = parse_long_date(line.shown, language)
    if day is None:
        facts = {"shown": line.shown, "example": long_date(_EXAMPLE, language)}
        hint = 'write it as "{example}"'
        yield Problem("{shown!r} is no long date of this language", facts, span, page.path, hint=hint)
    elif line.datetime is not None and machine_day(line.datetime) != day and (not edition or edition.updated == day):
        facts = {"datetime": line.datetime, "shown": line.shown, "day": day.isoformat()}
        hint = 'write datetime="{day}"'
        yield Problem("<time datetime={datetime!r}> says another day than {shown!r}", facts, span, page.path, hint=hint)
