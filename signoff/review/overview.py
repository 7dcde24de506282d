"""How every text stands: the matrix of articles and languages that a report shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signoff.model import Overview, Sources, Standings
from signoff.review.status import Row, status
from signoff.settings import Settings

_LINK = re.compile(r"articles/([a-z0-9-]+)/[a-z]{2}\.md")  # {filename}/articles/lumbar-mri/en.md#use


def overview(sources: Sources, settings: Settings, today: date) -> Overview:
    """The standing of each language of each article; orphans are what the rules find."""
    rows = tuple(_standing(row, sources, today) for row in status(sources, settings, today))
    return Overview(settings.languages, rows, tuple(_one_sided(sources)))


def _one_sided(sources: Sources) -> Iterator[tuple[str, str]]:
    """The articles that texts of one language alone lead to, though they exist in another one too, with that language."""
    cited: dict[str, set[str]] = {}
    for article in (*sources.articles, *sources.pages):
        for language, text in article.working.items():
            for link in text.links:
                match = _LINK.search(link.url)
                if match and match[1] != article.key:
                    cited.setdefault(match[1], set()).add(language)
    for article in sources.articles:
        languages = cited.get(article.key, set())
        if len(languages) == 1 and len(article.working) > 1:
            yield article.key, languages.pop()


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
