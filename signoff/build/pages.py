"""What each template is given: plain values, in the page's own language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from signoff.build.address_book import AddressBook, Group
from signoff.build.json_ld import json_ld
from signoff.dates import long_date, months_later, telephone_words
from signoff.model import Article, Edition, Sources, Text
from signoff.settings import Settings
from signoff.sources.markdown import headings_of

NAMES = {"fr": "Français", "en": "English"}


@dataclass(frozen=True)
class Pages:
    """Makes the context of every page from the sources and the editions; messages are the theme's business."""

    settings: Settings
    sources: Sources
    editions: Sequence[Edition]
    book: AddressBook
    preview: bool

    def article(self, edition: Edition, body: str) -> dict[str, Any]:
        """The context of article.html; `body` is HTML with its links resolved."""
        article, text = edition.article, edition.text
        others = [other for other in self.book.of(edition).values() if other is not edition]
        return {
            **self._common(edition.language, self._page_of(edition)),
            "preview": self.preview and edition.is_working,
            "text": {
                "title": text.title,
                "summary": text.summary,
                "body": body,
                "version": str(edition.review.version if edition.review else text.version or ""),
            },
            "toc": [{"id": anchor, "title": title} for anchor, title in headings_of(text.html)],
            "review": self._review(edition),
            "booking": self._booking(article, edition.language),
            "sources": [
                {"title": source.title, "url": source.url, "year": source.year, "language": source.language}
                for source in article.sources
            ],
            "json_ld": json_ld(edition, self.book.source(edition), self.sources, self.settings),
            "other": _other(others[0]) if others else None,
        }

    def legal(self, edition: Edition, body: str) -> dict[str, Any]:
        """The context of page.html."""
        text = {"title": edition.text.title, "summary": edition.text.summary, "body": body}
        return {**self._common(edition.language, self._page_of(edition)), "text": text}

    def home(self, language: str) -> dict[str, Any]:
        """The context of home.html."""
        name = self.settings.name(language)
        page = self._page(name, "", f"/{language}/", language, self.book.home, crumbs=[])
        return {**self._common(language, page), "articles": [self._card(edition) for edition in self.of(language)]}

    def choice(self) -> dict[str, Any]:
        """The context of choice.html, in the first language of the site where the theme needs one."""
        language = self.settings.languages[0]
        name = self.settings.name(language)
        page = self._page(name, " – ".join(NAMES.values()), "/", language, self.book.home, crumbs=[])
        return self._common(language, page)

    def not_found(self) -> dict[str, Any]:
        """The context of 404.html: an address that is no page's own."""
        language = self.settings.languages[0]
        page = self._page("404", "404", "/404.html", language, Group({}, "/"), crumbs=[])
        return self._common(language, {**page, "noindex": True, "alternates": []})

    def redirect(self, edition: Edition) -> dict[str, Any]:
        """The context of redirect.html."""
        return {
            "lang": edition.language,
            "site": self._sites[edition.language],
            "target": edition.url,
            "target_absolute": self.settings.address + edition.url,
            "title": edition.text.title,
        }

    def of(self, language: str) -> list[Edition]:
        """The articles of a language, in the order of their titles."""
        shown = [edition for edition in self.editions if edition.language == language and not edition.article.is_page]
        return sorted(shown, key=lambda edition: (edition.text.title.casefold(), edition.url))

    def _common(self, language: str, page: dict[str, Any]) -> dict[str, Any]:
        return {"lang": language, "site": self._sites[language], "page": page, "preview": self.preview}

    @cached_property
    def _sites(self) -> dict[str, dict[str, Any]]:
        """What every page of a language says of the site: made once, or a build would be quadratic."""
        languages = self.settings.languages
        shared = {
            "base": self.settings.base,
            "specimen": self.settings.specimen,
            "languages": list(languages),
            "nav": {each: self._nav(each) for each in languages},
            "home": self.book.home.urls,
            "feed": {each: f"/{each}/atom.xml" for each in languages},
        }
        return {language: {**shared, "name": self.settings.name(language)} for language in languages}

    def _nav(self, language: str) -> list[dict[str, str]]:
        return [
            {"url": edition.url, "title": edition.text.title}
            for edition in self.editions
            if edition.article.is_page and edition.language == language
        ]

    def _page_of(self, edition: Edition) -> dict[str, Any]:
        text = edition.text
        # The theme knows what the home page is called; every other crumb brings its title.
        crumbs: list[dict[str, Any]] = [{"title": "", "url": f"/{text.language}/"}, {"title": text.title, "url": None}]
        return self._page(text.title, text.summary, edition.url, text.language, self.book.group(edition), crumbs)

    def _page(
        self, title: str, description: str, url: str, language: str, group: Group, crumbs: Iterable[dict[str, Any]]
    ) -> dict[str, Any]:
        return {
            "title": title,
            "description": description,
            "url": url,
            "canonical": self.settings.address + url,
            "alternates": [{"lang": lang, "url": address} for lang, address in group.alternates(self.settings)],
            "noindex": self.preview,
            "switch": [
                {"lang": each, "name": NAMES[each], "url": address, "current": each == language}
                for each, address in group.urls.items()
            ],
            "breadcrumbs": list(crumbs),
        }

    def _card(self, edition: Edition) -> dict[str, Any]:
        return {
            "title": edition.text.title,
            "summary": edition.text.summary,
            "url": edition.url,
            "updated_words": long_date(edition.updated, edition.language) if edition.updated else "",
            "about": edition.article.about,
        }

    def _review(self, edition: Edition) -> dict[str, Any] | None:
        review, updated = edition.review, edition.updated
        if not review or not updated:
            return None
        reviewer = self.sources.reviewers[review.reviewer]
        return {
            "date": updated.isoformat(),
            "words": long_date(updated, edition.language),
            "reviewer": reviewer.full_name,
            "due_words": long_date(months_later(review.on, edition.article.months), edition.language),
            "evidence": review.evidence,
            "specimen": reviewer.specimen,
        }

    def _booking(self, article: Article, language: str) -> dict[str, Any] | None:
        centres = []
        for key in article.centres:
            centre = self.sources.centres[key]
            booking = centre.bookings.get(article.service)
            centres.append(
                {
                    "key": key,
                    "name": centre.name,
                    "about": centre.about.get(language, ""),
                    "street": centre.street,
                    "postcode": centre.postcode,
                    "city": centre.city,
                    "telephone": centre.telephone,
                    "telephone_words": telephone_words(centre.telephone),
                    "url": booking.url if booking else "",
                    "confirmed": bool(booking and booking.confirmed),
                }
            )
        return {"centres": centres} if centres else None


def _other(edition: Edition) -> dict[str, str]:
    text: Text = edition.text
    return {"lang": text.language, "name": NAMES[text.language], "url": edition.url, "title": text.title}
