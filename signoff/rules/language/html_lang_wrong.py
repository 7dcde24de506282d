"""The page does not say its language, or says another than its own.

Why: a screen reader reads French words with English sounds; a browser offers to translate what needs no translation.

The language of a page is its text's; of other pages below /fr/ or /en/, that of the folder. Elsewhere any language will do,
as long as it is said; where most pages do not say it, the theme does not, and it is one finding.

Bad: output/en/knee-scan/index.html
    <html lang="fr">
Good:
    <html lang="en">

Source: WCAG 2.2, success criterion 3.1.1 "Language of Page".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from signoff.model import Page, Problem, Severity
from signoff.rules.context import Context, span_in
from signoff.rules.documents import affected
from signoff.rules.odd_paths import is_proof
from signoff.rules.world import World

ID = "LNG003"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
READS = frozenset[str]()

_SILENT = "the page does not say its language"
_HINT = 'write <html lang="{wanted}">'
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def check(context: Context) -> Iterator[Problem]:
    """A problem for each page without a language, or with the wrong one."""
    if context.sources is None:
        suspects = [page for page in context.suspects(ID) if not is_proof(page.path)]
        silent = [page for page in suspects if not page.language.strip()]
        for some in affected(context, silent):
            yield some.problem(context, _SILENT, {"wanted": "en"}, _HINT, link="<html>")
        pages: Iterable[Page] = [page for page in suspects if page.language.strip()]
    else:
        pages = context.pages_told(_may_be_wrong, (path for path in context.site.pages if not is_proof(path)))
    for page in pages:
        yield from _problems(page, context)


def may_concern(page: Page) -> bool:
    """Whether the page does not say a language; whether it is the right one, the sources tell."""
    return not _TAG.fullmatch(page.language)


def _may_be_wrong(page: Page, world: World) -> bool:
    """Whether the page says another language than the folder in which it lies, which is that of its edition, too."""
    folder = page.path.partition("/")[0]
    return may_concern(page) or (folder in world.settings.languages and page.language.split("-")[0].lower() != folder)


def _problems(page: Page, context: Context) -> Iterator[Problem]:
    wanted = _wanted(page, context)
    said = page.language
    edition = context.edition_of.get(page.path)
    span = span_in(edition, 1) if edition else None
    if not said.strip():
        facts = {"wanted": wanted or context.settings.languages[0]}
        yield Problem(_SILENT, facts, span, page.path, "<html>", hint=_HINT)
    elif not _TAG.fullmatch(said):
        hint = "write a language tag such as en or fr-FR"
        yield Problem("{said!r} is no language", {"said": said}, span, page.path, "<html>", hint=hint)
    elif wanted and said.split("-")[0].lower() != wanted:
        facts = {"said": said, "wanted": wanted}
        message = "the page says that it is in {said!r}, but its text is in {wanted!r}"
        yield Problem(message, facts, span, page.path, "<html>", hint=_HINT)


def _wanted(page: Page, context: Context) -> str | None:
    edition = context.edition_of.get(page.path)
    if edition:
        return edition.language
    folder = page.path.partition("/")[0]
    return folder if context.sources is not None and folder in context.settings.languages else None
