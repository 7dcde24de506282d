"""A quick look at the articles that were just saved: their findings stand in the strip before the whole site has been checked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from signoff.model import Finding, Report, Sources
from signoff.settings import Settings

# Rules that need no more than an article's own texts and pages. What other pages link to, and what is said twice on the
# site, is told by the look at the whole of it, which follows.
_FAMILIES = ("SRC", "TYP", "REV", "VER", "BKG", "LNG00", "LNK001", "TRN001", "TRN003", "TRN004", "TRN005", "TRN006")
_NEEDS_ALL = ("LNG004", "REV002")  # the theme; the titles of the other articles that a page names
_MOST = 3  # articles: of more than that the whole is looked at at once


def first_look(
    settings: Settings, sources: Sources, changed: Collection[str], before: Report | None, today: date
) -> Report | None:
    """The last report with the findings of the changed articles as they are now; None when that is no quick look.

    Raises what `signoff.pipeline.check` raises.
    """
    from signoff.pipeline import Check, check  # noqa: PLC0415 - the first page is shown before the rules are loaded
    from signoff.rules import select  # noqa: PLC0415

    keys = {PurePosixPath(path).parts[2] for path in changed if path.startswith(f"{settings.content}/articles/")}
    articles = tuple(article for article in sources.articles if article.key in keys)
    if not 0 < len(articles) <= _MOST or not all(path.startswith(f"{settings.content}/articles/") for path in changed):
        return None
    rules = tuple(rule for rule in select(_FAMILIES, _NEEDS_ALL) if not rule.needs)
    folders = tuple(article.folder for article in articles)
    wanted = Check(settings.root / settings.preview, settings.preview, rules, today, preview=True, part=True)
    report = check(settings, wanted, sources=replace(sources, articles=articles, pages=()))
    found = [finding for finding in report.findings if _is_of(finding, folders)]
    if before is None:
        return replace(report, findings=tuple(found))
    ids = {rule.id for rule in rules}
    kept = [finding for finding in before.findings if not (finding.rule in ids and _is_of(finding, folders))]
    return replace(before, findings=tuple(sorted([*kept, *found], key=_place)))


def _is_of(finding: Finding, folders: Collection[str]) -> bool:
    return any(PurePosixPath(finding.path).is_relative_to(folder) for folder in folders)


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return (finding.path, finding.line, finding.column or 0, finding.rule)
