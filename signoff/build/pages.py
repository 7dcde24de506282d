"""What each template is given: plain values, in the page's own language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from signoff.build.address_book import AddressBook, Group
from signoff.build.explained import Glossary, glossary_of, with_explanations
from signoff.build.history_values import entry_values
from signoff.build.json_ld import json_ld, signpost_json_ld
from signoff.build.share import HEIGHT, WIDTH
from signoff.build.signpost_values import about_values, card_values, crumb_values, signpost_values
from signoff.build.text_values import booking_values, notice_values, review_line_values, source_values
from signoff.model import Edition, Sources
from signoff.review.history import History, has_history, history_url
from signoff.review.reading_time import minutes_to_read
from signoff.review.related import Related
from signoff.review.signposts import SECTIONS, Signpost, readable_texts
from signoff.settings import Settings
from signoff.sources.markdown import anchors_of, headings_of

NAMES = {"fr": "Français", "en": "English"}


@dataclass(frozen=True)
class Pages:
    """Makes the context of every page from the sources and the editions; messages are the theme's business.

    `stylesheet` and `search_script` are the root-relative addresses of the theme's; `searchable` the languages that have an index.
    `share` are the addresses of the pictures that are shown beside a link to a page, by the address of the page;
    `explain` puts the links to the glossary into a body.
    """

    settings: Settings
    sources: Sources
    editions: Sequence[Edition]
    book: AddressBook
    posts: Sequence[Signpost]
    preview: bool
    stylesheet: str = "/theme/css/site.css"
    search_script: str = ""
    searchable: frozenset[str] = frozenset()
    share: Mapping[str, str] = field(default_factory=dict)
    explain: Callable[[str, Glossary], str] = with_explanations

    def article(self, edition: Edition, body: str) -> dict[str, Any]:
        """The context of article.html; `body` is HTML with its links resolved."""
        article, text = edition.article, edition.text
        is_whole = not (edition.current or edition.is_withdrawn)
        glossary = self._glossaries.get(edition.language) if is_whole else None
        return {
            **self._common(edition.language, self._page_of(edition)),
            "preview": self.preview and edition.is_working,
            "notice": notice_values(edition, self.book.of(edition)[edition.language]),
            "text": {
                "title": text.title,
                "summary": "" if edition.is_withdrawn else text.summary,
                "body": "" if edition.is_withdrawn else self.explain(body, glossary) if glossary else body,
                "version": str(edition.review.version if edition.review else text.version or ""),
            },
            "toc": [] if edition.is_withdrawn else _contents(text.html),
            "review": review_line_values(edition, self.sources, self._url),
            "history": history_url(edition) if has_history(edition) else "",
            # Other pages go on leading to its headings: whoever follows them finds the notice.
            "anchors": anchors_of(text.html) if edition.is_withdrawn else [],
            "minutes": minutes_to_read(text) if is_whole else None,
            "booking": booking_values(article, edition.language, self.sources, self._url) if is_whole else None,
            "related": self._related_to(edition) if is_whole else [],
            "sources": [] if edition.is_withdrawn else source_values(article),
            "json_ld": self._json_ld(edition),
            "other": self._other(edition),
        }

    def history(self, history: History) -> dict[str, Any]:
        """The context of history.html."""
        edition = history.edition
        text = edition.text
        crumbs = [*self._crumbs(edition)[:-1], {"title": text.title, "url": edition.url}, {"history": True}]
        page = self._page(text.title, "", history.url, edition.language, Group({}, ""), crumbs)
        switch = {
            other.language: history_url(other) if has_history(other) else other.url
            for other in self.book.of(edition).values()
        }
        # Not to be found by search engines: it quotes words that are no longer approved, and a snippet has no <del>.
        page = {**page, "noindex": True, "switch": _switch(switch, edition.language)}
        return {
            **self._common(edition.language, page),
            "text": {"title": text.title},
            "entries": [entry_values(entry, edition.language, self.sources) for entry in history.entries],
        }

    def legal(self, edition: Edition, body: str) -> dict[str, Any]:
        """The context of page.html."""
        text = {"title": edition.text.title, "summary": edition.text.summary, "body": body}
        return {**self._common(edition.language, self._page_of(edition)), "text": text}

    def signpost(self, post: Signpost) -> dict[str, Any]:
        """The context of a signpost's template."""
        language = post.language
        title = self.settings.name(language) if post.kind == "home" else post.title
        crumbs = [crumb_values(above) for above in self._above(post)]
        crumbs = [_home(language), *crumbs, crumb_values(post, is_here=True)] if post.kind != "home" else []
        page = self._page(title, "", post.url, language, self.book.post(post), crumbs)
        if post.kind == "letter":  # the other language has no such letter, but the subject above it
            subject = self.book.post(self._above(post)[-1]).urls
            page = {**page, "switch": _switch({**subject, language: post.url}, language)}
        return {
            **self._common(language, page),
            "post": signpost_values(post),
            "below": [{**signpost_values(each), **about_values(each, self.sources)} for each in post.below],
            "beside": [signpost_values(each) for each in self._beside(post)],
            **about_values(post, self.sources),
            "json_ld": signpost_json_ld(post, self.sources, self.settings),
        }

    def search(self, language: str) -> dict[str, Any]:
        """The context of search.html, which without an index is the list of all guides."""
        group = self.book.search
        page = self._page(
            "", "", group.urls[language], language, group, [{"title": "", "url": f"/{language}/"}, {"search": True}]
        )
        articles = [card_values(edition) for edition in readable_texts(self.editions, language)]
        return {**self._common(language, {**page, "searchable": language in self.searchable}), "articles": articles}

    def choice(self) -> dict[str, Any]:
        """The context of choice.html, in the first language of the site where the theme needs one."""
        language = self.settings.languages[0]
        name = self.settings.name(language)
        page = self._page(name, " – ".join(NAMES.values()), "/", language, self.book.home, crumbs=[])
        return self._common(language, page)

    def not_found(self) -> dict[str, Any]:
        """The context of 404.html, an address that is no page's own: it is found by nobody, being sent with status 404."""
        language = self.settings.languages[0]
        page = self._page("404", "404", "/404.html", language, Group({}, "/"), crumbs=[])
        return self._common(language, {**page, "alternates": []})

    def redirect(self, edition: Edition) -> dict[str, Any]:
        """The context of redirect.html."""
        return {
            "lang": edition.language,
            "site": self._sites[edition.language],
            "target": edition.url,
            "target_absolute": self.settings.address + edition.url,
            "title": edition.text.title,
        }

    def _common(self, language: str, page: dict[str, Any]) -> dict[str, Any]:
        return {"lang": language, "site": self._sites[language], "page": page, "preview": self.preview}

    @cached_property
    def _sites(self) -> dict[str, dict[str, Any]]:
        """What every page of a language says of the site: made once, or a build would be quadratic."""
        languages = self.settings.languages
        shared = {
            "base": self.settings.base,
            "stylesheet": self.stylesheet,
            "search": self.book.search.urls,
            "search_script": self.search_script,
            "specimen": self.settings.specimen,
            "preview": self.preview,
            "languages": list(languages),
            "nav": {each: self._nav(each) for each in languages},
            "home": self.book.home.urls,
            "feed": {each: f"/{each}/atom.xml" for each in languages},
            "sections": {
                each: [{"kind": kind, "url": url} for kind in SECTIONS if (url := self._url(kind, "", each))]
                for each in languages
            },
        }
        return {language: {**shared, "name": self.settings.name(language)} for language in languages}

    def _nav(self, language: str) -> list[dict[str, str]]:
        return [
            {"url": edition.url, "title": edition.text.title}
            for edition in self.editions
            if edition.article.is_page and edition.language == language
        ]

    def _page_of(self, edition: Edition) -> dict[str, Any]:
        text, group, crumbs = edition.text, self.book.group(edition), self._crumbs(edition)
        page = self._page(text.title, text.summary, edition.url, text.language, group, crumbs)
        if edition.is_withdrawn:
            page = {**page, "noindex": True, "alternates": []}
        if edition.current:
            title = f"{text.title} – v{text.version}"
            canonical = self.settings.address + edition.current
            page = {**page, "title": title, "canonical": canonical, "noindex": True, "alternates": []}
        return page

    def _crumbs(self, edition: Edition) -> list[dict[str, Any]]:
        """The theme knows what the home page is called; every other crumb brings its title."""
        title = edition.text.title
        above = [_home(edition.language)]
        guides = None if edition.article.is_page else self._posts.get(("guides", "", edition.language))
        if guides:
            above.append(crumb_values(guides))
        if edition.current:
            return [*above, {"title": title, "url": edition.current}, {"version": str(edition.text.version)}]
        return [*above, {"title": title, "url": None}]

    def _json_ld(self, edition: Edition) -> str:
        if edition.is_withdrawn:
            return ""
        source = None if edition.current else self.book.source(edition)
        return json_ld(edition, None if source and source.is_withdrawn else source, self.sources, self.settings)

    def _other(self, edition: Edition) -> dict[str, str] | None:
        """The article in the other language, when it can be read there."""
        for other in self.book.of(edition).values():
            if other.language != edition.language and not other.is_withdrawn:
                text = other.text
                return {"lang": text.language, "name": NAMES[text.language], "url": other.url, "title": text.title}
        return None

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
            "switch": _switch({**group.urls, **group.withdrawn}, language),
            "breadcrumbs": list(crumbs),
            "share": self._share(url, title, language),
        }

    def _share(self, url: str, title: str, language: str) -> dict[str, Any] | None:
        """The picture beside a link to a page: its own, else that of the home page; None in a preview, which nobody shares."""
        name, home = self.settings.name(language), f"/{language}/"
        of = url if url in self.share else home
        if of not in self.share:
            return None
        alt = f"{title} – {name}" if of == url and title != name else name
        return {"url": self.settings.address + self.share[of], "width": WIDTH, "height": HEIGHT, "alt": alt}

    @cached_property
    def _glossaries(self) -> Mapping[str, Glossary]:
        terms = self.sources.glossary
        addresses = {each: self.settings.base + self._url("glossary", "", each) for each in self.settings.languages}
        return {each: glossary_of(terms, each, url) for each, url in addresses.items()} if terms else {}

    @cached_property
    def _related(self) -> Related:
        return Related(self.editions)

    def _related_to(self, edition: Edition) -> list[dict[str, str]]:
        return [{"title": other.text.title, "url": other.url} for other in self._related.of(edition)]

    @cached_property
    def _posts(self) -> Mapping[tuple[str, str, str], Signpost]:
        return {(post.kind, post.key, post.language): post for post in self.posts}

    def _above(self, post: Signpost) -> list[Signpost]:
        """The signposts between the home page and this one."""
        found = self._posts.get((*post.above, post.language)) if post.above else None
        return [*self._above(found), found] if found else []

    def _beside(self, post: Signpost) -> tuple[Signpost, ...]:
        """The letters of the same subject."""
        return self._above(post)[-1].below if post.kind == "letter" else ()

    def _url(self, kind: str, key: str, language: str) -> str:
        """The address of a signpost; "" when there is none."""
        post = self._posts.get((kind, key, language))
        return post.url if post else ""


def _contents(html: str) -> list[dict[str, str]]:
    return [{"id": anchor, "title": title} for anchor, title in headings_of(html)]


def _home(language: str) -> dict[str, Any]:
    """The crumb of the home page, for which the theme has the word."""
    return {"title": "", "url": f"/{language}/"}


def _switch(urls: Mapping[str, str], language: str) -> list[dict[str, Any]]:
    """The same page in each language, in the order of the languages' names in NAMES."""
    return [
        {"lang": each, "name": NAMES[each], "url": urls[each], "current": each == language}
        for each in NAMES
        if each in urls
    ]
