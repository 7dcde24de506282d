"""A legal page is not there, or a page does not link to it.

Why: the law wants the legal notice, the privacy policy and the accessibility statement to be found from every page.

Which pages these are, the setting `legal_pages` says, by the keys of content/pages. Each must be there in each language, and each
page must link to those of its language; a page that belongs to no language may link to those of either.
Does not look at: what the pages say, pages that send the reader on, error pages.

Bad: output/en/knee-scan/index.html
    <li>About this site</li>
Good:
    <li><a href="/en/about/">About this site</a></li>

Source: LCEN (French act 2004-575), article 1-1; GDPR, articles 12 and 13; French decree 2019-768, article 4 (accessibility).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from signoff.model import Edition, Page, Problem, Severity, Span
from signoff.rules.context import Context
from signoff.rules.documents import affected, document_paths
from signoff.rules.world import World

ID = "PAG008"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """The problems of legal pages that are not there, then of pages that do not link to those that are."""
    legal = {
        (edition.article.key, edition.language): edition
        for edition in context.editions
        if edition.article.is_page and edition.article.key in context.settings.legal_pages
    }
    halves = {key for key, _ in legal}  # a page in one language only: TRN001 tells of it
    for key in context.settings.legal_pages:
        for language in context.settings.languages:
            if (key, language) not in legal and key not in halves:
                facts = {"key": key, "language": language}
                place = Span(f"{context.settings.content}/pages/{key}/{language}.md")
                hint = "write it, or take its key out of legal_pages in [tool.signoff]"
                yield Problem("there is no legal page {key!r} in {language!r}", facts, span=place, hint=hint)
    unlinked: dict[str, list[Page]] = {}
    ways = tuple((key, language, context.settings.base + edition.url) for (key, language), edition in legal.items())
    for page in context.pages_told(_may_miss, document_paths(context), ways):
        if missing := _missing(page, legal, context):
            unlinked.setdefault(", ".join(missing), []).append(page)
    for titles, pages in unlinked.items():
        message, hint = "{page} does not link to: {titles}", "link to it from the foot of every page"
        for some in affected(context, pages):
            yield some.problem(context, message, {"titles": titles}, hint)


def _may_miss(page: Page, _world: World, ways: tuple[tuple[str, str, str], ...]) -> bool:
    """Whether the page does not name, letter by letter, each of these addresses in its own language; all, where it has none of ours."""
    urls = {link.url for link in page.links if link.element in ("a", "area")}
    wanted = [url for _, language, url in ways if page.path.startswith(f"{language}/") and page.language == language]
    return not wanted or not urls.issuperset(wanted)


def _missing(page: Page, legal: Mapping[tuple[str, str], Edition], context: Context) -> list[str]:
    """The titles of the legal pages that a page should link to and does not."""
    language = page.language.lower().partition("-")[0]
    known = language in context.settings.languages and page.path.startswith(language + "/")
    urls = {link.url for link in page.links if link.element in ("a", "area")}
    base = context.settings.base
    missing = []
    for key in context.settings.legal_pages:
        wanted = [
            edition for (name, spoken), edition in legal.items() if name == key and (spoken == language or not known)
        ]
        if wanted and not any(_is_linked(edition, page, urls, base, context) for edition in wanted):
            missing.append(next((one.text.title for one in wanted if one.language == language), wanted[0].text.title))
    return missing


def _is_linked(edition: Edition, page: Page, urls: set[str], base: str, context: Context) -> bool:
    if edition.url == page.url or base + edition.url in urls:
        return True
    path = context.host.file_at(edition.url)
    targets = (context.addresses.resolve(url, page.url) for url in urls)
    return any(target.kind == "internal" and context.host.file_at(target.path) == path for target in targets)
