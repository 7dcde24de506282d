"""A page is there that no physician approved.

Why: the reader takes an article of a medical group for reviewed. A page without an approving record is somebody's draft.

Looks at pages that stand at the address of an article, or of a version of it, and at any page that says "Controlled by".
Legal pages, homes and redirects need no review; the working texts of a preview are marked as such. Where a text was
withdrawn, the page may say so, and nothing of the text.

Bad: content/articles/knee-scan/reviews.toml
    language = "en"
    version = "0.9"
Good:
    language = "en"
    version = "1.0"

Source: house rule; it is what this program is for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from signoff.model import Article, Edition, Page, Problem, Severity, Span
from signoff.review.editions import url_of
from signoff.rules.context import Context
from signoff.rules.world import World
from signoff.site.rows import url_of as url_of_page

ID = "REV001"
SEVERITY = Severity.ERROR
READS = frozenset({"review_lines"})


def check(context: Context) -> Iterator[Problem]:
    """A problem for each page that shows an article, or states a review, and has no approving record."""
    unapproved = _unapproved(context)
    told: set[str] = set()
    for page in _suspects(context, unapproved):
        edition = context.edition_of.get(page.path) or context.frozen_of.get(page.path)
        address = edition.url if edition else _article_address(page.url)
        article = edition.article if edition else unapproved.get(address)
        if edition and edition.is_withdrawn:
            yield from _withdrawn(page, edition)
        elif edition and (edition.review or edition.article.is_page or edition.is_working):
            if page.review_lines and edition.article.is_page:
                yield _problem(page, None)
        elif (page.review_lines or page.url in unapproved or edition) and address not in told:
            told.add(address)  # the frozen pages of an article have one cause with its page
            yield _problem(page, article)


def _suspects(context: Context, unapproved: Collection[str]) -> Iterator[Page]:
    """The pages that show a review line, or a text of which no record in force speaks, in their order."""
    editions = {**context.frozen_of, **context.edition_of}
    without = [path for path in context.site.pages if path not in context.approved]
    showing = {page.path for page in context.pages_told(_has_review_line, without)}
    for path in without:
        if path in showing or path in editions or url_of_page(path) in unapproved:
            yield context.site.pages[path]


def _has_review_line(page: Page, _world: World) -> bool:
    return bool(page.review_lines)


def _unapproved(context: Context) -> Mapping[str, Article]:
    """Articles by the addresses of all their texts: whatever stands there shows them, unless it is a redirect."""
    found: dict[str, Article] = {}
    for article in context.sources.articles if context.sources else ():
        texts = [*article.working.values(), *(text for kept in article.frozen.values() for text in kept.values())]
        left = {f"/{language}/{slug}/" for language, slugs in article.aliases.items() for slug in slugs}
        found |= {url_of(text): article for text in texts if text.slug and url_of(text) not in left}
    return found


def _article_address(url: str) -> str:
    """The address of the article of which there is a frozen page or a history at `url`; any other is its own."""
    parts = url.split("/")
    return "/".join([*parts[:3], ""]) if len(parts) == 5 else url


def _withdrawn(page: Page, edition: Edition) -> Iterator[Problem]:
    if page.review_lines or page.parts.get("summary") or page.parts.get("body"):
        message = "the text of {url} was withdrawn, but the page still shows some of it"
        span = edition.last.span if edition.last else None
        hint = "build again: a page whose text was withdrawn holds a notice alone"
        yield Problem(message, {"url": page.url}, span, page.path, hint=hint)


def _problem(page: Page, article: Article | None) -> Problem:
    if article is None:
        message = "this page says that it was controlled, but no approved text belongs here"
        return Problem(message, page=page.path, hint="take the page away, or give it a source and a review")
    place = article.reviews[0].span if article.reviews else Span(f"{article.folder}/reviews.toml")
    hint = "let a reviewer sign the text, or build again so that the page goes"
    return Problem("{url} is there, but no record approves its text", {"url": page.url}, place, page.path, hint=hint)
