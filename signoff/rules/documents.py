"""Which pages readers come to see, and what many of them have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from signoff.model import Page, Problem, Severity, Span
from signoff.rules.context import Context

# Shown in place of a page: 404.html, en/404/index.html.
_ERROR = re.compile(r"(?:^|/)[45]\d\d(?:\.html?|/index\.html)$")
# A file that proves to a search engine who owns the site: google1a2b3c4d5e6f7a8b.html.
_PROOF = re.compile(
    r"^(?:google[0-9a-f]{8,}|yandex_[0-9a-f]+|pinterest-[0-9a-z]+|baidu_verify_\S+|naver[0-9a-f]+)\.html$"
)
MANY = 20  # places that a finding lists


def is_proof(path: str) -> bool:
    """Whether a file only proves to a search engine who owns the site: it is no page, and must not be changed."""
    return bool(_PROOF.match(path))


def documents(context: Context) -> tuple[Page, ...]:
    """The pages of the site, without error pages, pages that send the reader on, and proofs of ownership."""
    pages = context.site.pages
    return tuple(
        page for path, page in pages.items() if not page.refresh and not _ERROR.search(path) and not is_proof(path)
    )


def home_pages(context: Context) -> tuple[str, ...]:
    """The paths of the pages where readers begin: / and, with settings, the start page of each language."""
    wanted = ["index.html"]
    if context.sources is not None:
        wanted += [f"{language}/index.html" for language in context.settings.languages]
    return tuple(path for path in wanted if path in context.site.pages)


def is_withheld(page: Page, context: Context) -> bool:
    """Whether a page is kept out of search engines while the home page is not; a specimen keeps all of its pages out.

    Kept versions and histories are never for search engines.
    """
    if page.path in context.frozen_of or page.path in context.history_of:
        return True
    home = context.site.pages.get("index.html")
    return page.noindex and not (home is not None and home.noindex)


def told(
    context: Context,
    pages: Sequence[Page],
    message: str,
    facts: Mapping[str, str],
    hint: str,
    *,
    field: str | None = None,
) -> Iterator[Problem]:
    """A problem for each page; a single one when most pages of their language have it, for then it is the theme's.

    `field` is the line of front matter from which the theme makes what is wrong.
    """
    languages = {page.language for page in pages}
    kept = {*context.frozen_of, *context.history_of}
    peers = sum(page.language in languages and page.path not in kept for page in documents(context))
    if len(pages) > max(2, peers // 2):
        yield shared(context, pages, message, facts, hint)
        return
    for page in pages:
        edition = context.edition_of.get(page.path) if field else None
        span = edition.text.span(field) if edition else None
        yield Problem(message, {"page": page.url, **facts}, span=span, page=page.path, hint=hint)


def shared(
    context: Context,
    pages: Sequence[Page],
    message: str,
    facts: Mapping[str, str],
    hint: str,
    *,
    link: int | None = None,
    severity: Severity | None = None,
) -> Problem:
    """One problem for all pages, at the first; `link` is the order of the link at fault on it."""
    chief, others = pages[0], pages[1:]
    return Problem(
        message,
        {"page": chief.url, **facts},
        page=chief.path,
        link=link,
        url=chief.links[link].url if link is not None else None,
        also=tuple(Span(f"{context.site.root}/{page.path}") for page in others[:MANY]),
        hint=hint,
        severity=severity,
        pages=len(pages),
    )
