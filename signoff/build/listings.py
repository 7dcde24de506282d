"""What tells of the whole site in one file: sitemap, feeds, pages.json, robots.txt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from html import escape
from io import StringIO
from typing import Any
from xml.sax.saxutils import quoteattr

from feedgenerator import Atom1Feed

from signoff.build.address_book import AddressBook
from signoff.model import Edition, Sources
from signoff.review.editions import due_on
from signoff.review.history import Entry, History
from signoff.settings import Settings

_LATEST = 20  # entries in a feed


def sitemap(book: AddressBook, settings: Settings) -> str:
    """Every page with its alternates, as the sitemaps protocol and Google's hreflang extension want them."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for group in book.groups():
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'
            for language, url in group.alternates(settings)
        )
        if not group.urls:
            continue
        everybody = {} if group.default in group.urls.values() else {"x-default": group.default}
        for language, url in {**everybody, **group.urls}.items():
            day = group.updated.get(language)
            changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
            lines.append(f"<url><loc>{settings.address}{url}</loc>{changed}{alternates}</url>")
    return "\n".join([*lines, "</urlset>", ""])


def feed(editions: Iterable[Edition], language: str, name: str, settings: Settings) -> str:
    """The Atom feed of one language: the articles whose reviewed text changed last."""
    address = settings.address
    atom = _Feed(
        title=name,
        link=f"{address}/{language}/",
        description=name,
        language=language,
        feed_url=f"{address}/{language}/atom.xml",
        author_name=name,  # RFC 4287, 4.1.1: a feed or each of its entries has an author
    )
    dated = [(edition.updated, edition) for edition in editions if edition.updated]
    for updated, edition in sorted(dated, key=lambda pair: (pair[0], pair[1].url), reverse=True)[:_LATEST]:
        moment = datetime.combine(updated, time(), UTC)
        atom.add_item(
            title=edition.text.title,
            link=address + edition.url,
            description=escape(edition.text.summary, quote=False),  # feedgenerator says that it is HTML
            unique_id=address + edition.url,
            updateddate=moment,
        )
    stream = StringIO()
    atom.write(stream, "utf-8")
    return stream.getvalue()


class _Feed(Atom1Feed):
    """A feed that is as old as its newest entry: without one, feedgenerator's own says when it was written."""

    def latest_post_date(self) -> datetime:
        moments: list[datetime] = [item["updateddate"] for item in self.items]
        return max(moments, default=datetime(1970, 1, 1, tzinfo=UTC))


def pages_json(editions: Sequence[Edition], sources: Sources, settings: Settings) -> str:
    """The public table of who vouches for which page, so that anyone can watch it from outside."""
    rows = [
        {
            "url": settings.address + edition.url,
            "language": edition.language,
            "article": edition.article.key,
            "version": str(edition.review.version),
            "standing": edition.standing.value,
            "updated": edition.updated.isoformat(),
            "reviewer": sources.reviewers[edition.review.reviewer].full_name,
            "specimen": sources.reviewers[edition.review.reviewer].specimen,
            "evidence": edition.review.evidence,
            "text": edition.review.text,
            "due": due_on(edition.article, edition.review).isoformat(),
        }
        for edition in editions
        if edition.review and edition.updated
    ]
    return _table("signoff-pages/1", "pages", rows)


def history_json(histories: Iterable[History], sources: Sources, settings: Settings) -> str:
    """All records of the ledgers, in their order, with the addresses of the frozen texts that they speak of."""
    rows = [
        {
            "article": history.edition.article.key,
            "language": history.edition.language,
            "url": settings.address + history.edition.url,
            "history": settings.address + history.url,
            "standing": history.edition.standing.value,
            "records": [_record(entry, sources, settings) for entry in reversed(history.entries)],
        }
        for history in histories
    ]
    return _table("signoff-history/1", "articles", rows)


def _table(schema: str, name: str, rows: Iterable[dict[str, Any]]) -> str:
    """JSON with a line for each row: Python's encoder is seven times slower when it indents."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"schema": "{schema}", "{name}": [\n{lines}\n]}}\n'


def _record(entry: Entry, sources: Sources, settings: Settings) -> dict[str, Any]:
    review, reviewer = entry.review, sources.reviewers[entry.review.reviewer]
    return {
        "version": str(review.version),
        "kind": review.kind,
        "reviewer": reviewer.full_name,
        "specimen": reviewer.specimen,
        "on": review.on.isoformat(),
        "evidence": review.evidence,
        "text": review.text,
        "file": review.file or None,
        "of": {"version": str(review.of.version), "text": review.of.text} if review.of else None,
        "change": entry.note,
        "url": settings.address + entry.frozen_url if entry.frozen_url else None,
    }


def robots(settings: Settings) -> str:
    """A specimen is kept out of search engines page by page (noindex): they must be let in to read that."""
    return f"User-agent: *\nDisallow:\nSitemap: {settings.address}/sitemap.xml\n"
