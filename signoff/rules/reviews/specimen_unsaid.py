"""A page of a specimen site does not say that it is one, or lets search engines find it.

Why: a specimen may be published with texts that nobody reviewed, since every page says not to rely on it. Without these words a
patient takes it for advice.

With `specimen = true` each page has to say, in header or footer, the theme's "Specimen site. Do not use as medical advice." in its
own language, and `noindex`. Does not look at: whether a stylesheet hides these words; redirects and error pages.

Bad: pyproject.toml
    specimen = true
    security_expires = 2025-06-01
Good:
    security_expires = 2025-06-01

Source: docs/theme.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Page, Problem, Severity
from signoff.review.gathering import THEME
from signoff.rules.context import Context
from signoff.rules.documents import Affected, document_paths
from signoff.rules.world import World
from signoff.specimen import BANNER
from signoff.words import fold

ID = "REV016"
SEVERITY = Severity.ERROR
NEEDS = (THEME,)


def check(context: Context) -> Iterator[Problem]:
    """At most two problems: one for all pages without the words, one for all that can be found."""
    if not context.settings.specimen:
        return
    banners = tuple((language, _banner(language, context)) for language in context.settings.languages)
    hint = "the theme says it in base.html: take the header from there, and build again"
    facts = {"words": BANNER}
    paths = document_paths(context)
    silent = context.pages_told(_is_silent, paths, banners)
    if silent:
        message = '{page} does not say that this site is a specimen: "{words}" is missing'
        yield Affected(silent).problem(context, message, facts, hint)
    found = {page.path for page in silent} | context.used.noindex
    if pages := [context.site.pages[path] for path in paths if path not in found]:
        message = "{page} belongs to a specimen site, and search engines may list it"
        hint = 'write <meta name="robots" content="noindex"> into the head, as base.html does, and build again'
        yield Affected(pages).problem(context, message, {}, hint)


def _banner(language: str, context: Context) -> str:
    theme = context.gathered.theme
    rendering = theme.catalogues.get(language, {}).get(BANNER) if theme else None
    return rendering.strings[0] if rendering and rendering.strings[0] else BANNER


def _is_silent(page: Page, _world: World, banners: tuple[tuple[str, str], ...]) -> bool:
    banner = dict(banners).get(page.language, BANNER)
    return fold(banner) not in {fold(words) for words in page.around}
