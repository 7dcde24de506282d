"""How every text stands: the matrix of articles and languages that a report shows."""

from __future__ import annotations

from datetime import date

from signoff.model import Overview, Sources, Standings
from signoff.review.status import Row, status
from signoff.settings import Settings


def overview(sources: Sources, settings: Settings, today: date) -> Overview:
    """The standing of each language of each article, without the pages that are hard to find."""
    rows = tuple(_standing(row, sources, today) for row in status(sources, settings, today))
    return Overview(settings.languages, rows)


def _standing(row: Row, sources: Sources, today: date) -> Standings:
    reviewer = sources.reviewers.get(row.reviewer or "")
    return Standings(
        key=row.key,
        language=row.language,
        title=row.title,
        state=row.state,
        version=str(row.approved or row.version or ""),
        reviewer=reviewer.full_name if reviewer else "",
        age=(today - row.on).days if row.on else None,
        left=row.days_left,
    )
