"""What the strip asks of the building process: the state of a page's text, its panels, and the report of the whole site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import PurePosixPath
from typing import Any

from signoff.console import quoter
from signoff.dates import long_date
from signoff.model import Article, Edition, Finding, Report, Sources, Text
from signoff.preview.panels import beside_panel, changes_panel, findings_panel
from signoff.preview.wording import say, say_days
from signoff.report import Lines, tongue_of
from signoff.review.digest import digest_of
from signoff.review.editions import newest_approved
from signoff.review.standing import weakest_behind
from signoff.review.status import Row, rows_of
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.pictures import seen


@dataclass(frozen=True)
class Views:
    """Answers questions about one state of the preview; `is_checked` says whether the report is of that state."""

    settings: Settings
    sources: Sources
    shown: Sequence[Edition]
    report: Report | None
    today: date
    is_checked: bool

    def answer(self, what: str, asked: Mapping[str, Any]) -> Any:
        """The answer to "page" (url, language) or "overview" (language)."""
        if what == "overview":
            return self.overview(asked["language"])
        return self.page(asked["url"], asked["language"])

    def page(self, url: str, language: str) -> dict[str, Any]:
        """What the strip shows of the page at a root-relative address."""
        edition = next((edition for edition in self.shown if edition.url == url), None)
        if edition is None or edition.article.is_page:
            findings = self._of_page(url)
            return {
                "article": None,
                "panels": {"findings": _panel(findings_panel(findings, (), (), self._lines, language))},
            }
        article, text = edition.article, edition.text
        row = next(row for row in rows_of(article, self.settings, self.today) if row.language == text.language)
        texts = tuple(article.working.values())
        remarks = article.open_remarks
        panels = {
            "changes": changes_panel(reviewed(article, text.language), text, language),
            "beside": beside_panel(article.working.get("fr"), article.working.get("en"), language),
            "findings": findings_panel(self._of_article(article, url), texts, remarks, self._lines, language),
        }
        return {
            "article": article.key,
            "language": text.language,
            "title": text.title,
            "version": str(text.version or ""),
            "text": digest_of(text),
            "pictures": seen(text, article.pictures),
            "facts": self._facts(row, language),
            "is_checked": self.is_checked,
            "panels": {name: _panel(panel) for name, panel in panels.items()},
        }

    def overview(self, language: str) -> dict[str, Any] | None:
        """The report of the whole preview as HTML; None while there is none."""
        from signoff.report.html_report import render_html  # noqa: PLC0415

        if self.report is None:
            return None
        return {"html": render_html(self.report, self._lines, tongue=tongue_of(language))}

    def _facts(self, row: Row, language: str) -> list[tuple[str, str]]:
        """(label, words) for the head of the strip."""
        reviewer = self.sources.reviewers.get(row.reviewer or "")
        days = row.days_left
        facts = [
            (say(language, "state"), say(language, row.state)),
            (say(language, "reviewer"), reviewer.full_name if reviewer else say(language, "nobody")),
        ]
        if row.due and days is not None:
            left = say_days(language, "days", days) if days >= 0 else say_days(language, "overdue by", -days)
            facts.append((say(language, "due"), f"{long_date(row.due, language)} ({left})"))
        return facts

    def _of_article(self, article: Article, url: str) -> list[Finding]:
        """The findings in the files of an article, and on its page."""
        found = self.report.findings if self.report else ()
        page = _file(url)
        return [each for each in found if PurePosixPath(each.path).is_relative_to(article.folder) or each.page == page]

    def _of_page(self, url: str) -> list[Finding]:
        return [found for found in (self.report.findings if self.report else ()) if found.page == _file(url)]

    @cached_property
    def _lines(self) -> Lines:
        """Quotes what was checked: of a text that was saved since, the same line may say something else by now."""
        quote, reader = quoter(self.settings.root), Reader(self.settings.root)
        texts = [text for each in (*self.sources.articles, *self.sources.pages) for text in each.working.values()]
        known = {text.path: text.bytes_digest for text in texts}

        @cache
        def is_as_checked(path: str) -> bool:
            file = reader.read(path)
            return file is not None and file.digest == known[path]

        return lambda path, line: quote(path, line) if path not in known or is_as_checked(path) else None


def reviewed(article: Article, language: str) -> Text | None:
    """The last text that somebody approved here; an imported line vouches for an older page, of which nobody read a word."""
    approved = newest_approved(article, language)
    if approved is None or approved.review is None:
        return None
    return None if weakest_behind(article, approved.review).evidence == "imported" else approved.text


def _panel(panel: Any) -> dict[str, Any]:
    return {"html": panel.html, "count": panel.count}


def _file(url: str) -> str:
    return f"{url.strip('/')}/index.html".lstrip("/")
