"""Which other guides a reader may want: those that the article names, else others of the same service."""

from __future__ import annotations

from collections.abc import Iterable

from signoff.model import Edition

MOST = 3  # guides: more would be a list to search, and the index is one


class Related:
    """The guides that can be read, so that each can be asked for those related to it in a time that does not grow with them."""

    def __init__(self, shown: Iterable[Edition]) -> None:
        self._by_key: dict[tuple[str, str], Edition] = {}
        self._by_service: dict[tuple[str, str], list[Edition]] = {}
        self._place: dict[str, int] = {}
        readable = (edition for edition in shown if not (edition.article.is_page or edition.is_withdrawn))
        for edition in sorted(readable, key=lambda edition: (edition.text.title.casefold(), edition.url)):
            article = edition.article
            same = self._by_service.setdefault((edition.language, article.service), [])
            self._place[edition.url] = len(same)
            same.append(edition)
            self._by_key[edition.language, article.key] = edition

    def of(self, edition: Edition) -> tuple[Edition, ...]:
        """At most MOST others in the same language, in the order of article.toml, else in that of their titles.

        Without `related` in article.toml they are the next ones of the same service, the first after the last: so each guide
        of a service is named by some other. `related = []` names none.
        """
        article, language = edition.article, edition.language
        if article.related is not None:
            named = (self._by_key.get((language, key)) for key in article.related)
            return tuple(other for other in named if other and other.url != edition.url)[:MOST]
        same = self._by_service.get((language, article.service), [])
        if not article.service or edition.url not in self._place:
            return ()
        after = self._place[edition.url] + 1
        return tuple(same[(after + step) % len(same)] for step in range(min(MOST, len(same) - 1)))
