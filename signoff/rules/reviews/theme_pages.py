"""The pages that hold no text and no fact of their own: the search of each language, the choice of a language, the error page.

Their words are the theme's: messages, and what is typed into its templates, for a page of two languages has no catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from signoff.model import Page
from signoff.review.signposts import SEARCH
from signoff.rules.context import Context
from signoff.rules.reviews.furniture import TONGUES, unknown
from signoff.rules.reviews.ways import OTHER_SITE
from signoff.words import fold, leaves

_BILINGUAL = ("index.html", "404.html")
_SCRIPT, _NO_SCRIPT = "<script>", "<noscript>"
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
_TAG = re.compile(r"<[^<>]*>")
_SPOKEN = re.compile(r"\b(?:aria-label|alt|title|content|placeholder)=\"([^\"<>]*)\"")
_WORD = re.compile(r"\w")


def strange_on_theme_pages(context: Context) -> Iterator[tuple[Page, str]]:
    """Each of these pages with words that neither theme nor sources have, and the first of them."""
    if context.sources is None or not context.messages:
        return
    typed = _typed(tuple(context.templates.values()))
    languages = context.settings.languages
    wanted: Mapping[str, tuple[str, ...]] = {
        **{f"{language}/{SEARCH[language]}/index.html": (language,) for language in languages},
        **dict.fromkeys(_BILINGUAL, languages),
    }
    for path, spoken in wanted.items():
        page = context.site.pages.get(path)
        if page is None or path in context.signpost_of or path in context.edition_of or page.refresh:
            continue
        messages = (*(message for language in spoken for message in context.messages.get(language, ())), *typed)
        if words := _strange_words(page, messages, tuple(_values(context, page))):
            yield page, words


def _strange_words(page: Page, messages: tuple[str, ...], values: tuple[str, ...]) -> str | None:
    loose = _loose(page)
    unseen = [_TAG.sub(" ", each) for each in loose if each.startswith(_NO_SCRIPT)]
    if len(unseen) < len(loose):
        return next(each for each in loose if not each.startswith(_NO_SCRIPT))
    told = (words for nodes in page.parts.values() for _, words in leaves(nodes))
    said = dict.fromkeys([page.title, page.description or "", *map(fold, unseen), *told, *page.around])
    known = {fold(value) for value in values}
    return next(unknown((words for words in said if words and words not in known), values, messages), None)


def _loose(page: Page) -> list[str]:
    """What stands outside of marked parts, but for the theme's own scripts: the search is one."""
    loose = list(page.loose)
    for link in page.links:
        if (
            link.element == "script"
            and "/theme/js/" in link.url
            and not OTHER_SITE.match(link.url)
            and _SCRIPT in loose
        ):
            loose.remove(_SCRIPT)
    return loose


def _values(context: Context, page: Page) -> Iterator[str]:
    """The names of the site, the titles of what can be found, the page's own address, and its number when it is an error."""
    yield from TONGUES
    yield page.path.removesuffix(".html")
    yield from page.canonicals
    for language in context.settings.languages:
        yield context.settings.name(language)
        yield from context.legal_titles.get(language, ())
    yield from (edition.text.title for edition in context.editions)


@lru_cache(maxsize=4)
def _typed(templates: tuple[str, ...]) -> tuple[str, ...]:
    """The words that stand in templates as they are."""
    found: dict[str, None] = {}
    for template in templates:
        bare = _JINJA.sub("\n", template)
        pieces = [*_TAG.sub("\n", bare).split("\n"), *_SPOKEN.findall(bare)]
        found |= dict.fromkeys(words for piece in pieces if _WORD.search(words := fold(piece)))
    return tuple(found)
