"""Two pages of one language bear one title: one article at two addresses, or two articles that nobody can tell apart.

Why: patients find the one or the other, an editor mends only one of them, and search engines show whichever they like.

Compares the titles of the working texts of each language, then those of the built pages; in isolation it is a warning.
Does not look at: kept versions and histories, pages kept out of search engines, that send the reader on, or that name another page as
their canonical address; the further pages of a list (/page/2/).

Bad: content/articles/hip-scan/fr.md
    Title: Scanner du genou
Good:
    Title: Scanner de la hanche

Source: house rule; Google Search Central, "How to specify a canonical URL".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.model import Page, Problem, Severity, Span, Text
from signoff.rules.context import Context
from signoff.rules.documents import MANY, document_paths, is_withheld
from signoff.rules.site_address import below, forms_of, site_address
from signoff.rules.slips import working_texts
from signoff.words import fold

ID = "TRN008"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
READS = frozenset[str]()

_FURTHER = re.compile(r"/(?:(?:page|p)[/_-]?|index)\d+(?:/|\.html?|/index\.html)?$", re.I)

Key = tuple[str, str]  # language, folded title


def check(context: Context) -> Iterator[Problem]:
    """A problem for each title that several texts have, then for each that several pages have and no text tells of."""
    said: set[Key | None] = set()
    for key, texts in _texts(context).items():
        if len(texts) > 1:
            said.add(key)
            yield _of_texts(texts)
    wanted = set(document_paths(context))
    for paths in context.noted(ID, may_concern).values():
        known = [path for path in paths if path in wanted and not is_withheld(path, context)]
        if len(known) > 1 and said.isdisjoint(_typed(path, context) for path in known):
            pages = _distinct([context.site.pages[path] for path in known], site_address(context) or "")
            if len(pages) > 1:
                yield _of_pages(context, pages)


def _typed(path: str, context: Context) -> Key | None:
    """What _texts would call the text of a page."""
    edition = context.edition_of.get(path)
    return _key(edition.language, edition.text.title) if edition else None


def may_concern(page: Page) -> str | None:
    """The language and the title of a page: the name of the site that follows a title belongs to it here."""
    if not page.title.strip() or page.refresh or _FURTHER.search(page.url):
        return None
    return "\n".join(_key(page.language, page.title))


def _texts(context: Context) -> dict[Key, list[Text]]:
    found: dict[Key, list[Text]] = {}
    for _, text in working_texts(context):
        if text.title.strip():
            found.setdefault(_key(text.language, text.title), []).append(text)
    return found


def _of_texts(texts: list[Text]) -> Problem:
    first, second = texts[:2]
    return Problem(
        'another text has this title too: "{title}"',
        {"title": second.title},
        span=second.span("title"),
        also=tuple(text.span("title") for text in (first, *texts[2:]))[:MANY],
        hint="give each a title of its own; if they are one article, keep one and name the other's slug among its aliases",
    )


def _distinct(pages: list[Page], site: str) -> list[Page]:
    """Those that are neither a copy of another page and say so, nor one on which readers choose a language."""
    return [page for page in pages if not (_names_another(page, site) or _names_one_of(page, pages, site))]


def _names_one_of(page: Page, pages: list[Page], site: str) -> bool:
    """Whether a page names itself and another as pages of one article: so does the one on which readers choose a language."""
    named = {below(url.strip(), site) for _, url in page.alternates}
    return page.url in named and any(other is not page and other.url in named for other in pages)


def _names_another(page: Page, site: str) -> bool:
    if not page.canonicals or not site:
        return False
    path = below(page.canonicals[0].strip(), site)
    return path is not None and path not in forms_of(page.url, strict=False)


def _of_pages(context: Context, pages: list[Page]) -> Problem:
    first, *others = pages
    edition = context.edition_of.get(first.path)
    return Problem(
        'two pages bear the title "{title}": {page} and {other}',
        {"title": first.title, "page": first.url, "other": others[0].url},
        span=edition.text.span("title") if edition else None,
        page=first.path,
        also=tuple(Span(f"{context.site.root}/{page.path}") for page in others[:MANY]),
        hint="keep one address and send the other on to it, or give each page a title of its own",
        severity=Severity.WARNING if context.sources is None else None,
        pages=len(pages) if others[1:] else 1,  # the message names two
    )


def _key(language: str, title: str) -> Key:
    return language.lower().partition("-")[0], fold(title).casefold()
