"""Which pages readers come to see, and what many of them have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signoff.model import Page, Problem, Severity, Span
from signoff.rules.context import Context
from signoff.rules.odd_paths import is_odd

MANY = 20  # places that a finding lists


def document_paths(context: Context) -> Sequence[str]:
    """The paths of the pages, without error pages, pages that send the reader on, and proofs of ownership.

    To make ten thousand pages takes half a second: of which of them more is to be known, `context.told` says.
    """
    return context.documents


def suspected(context: Context, rule: str) -> list[Page]:
    """Those of the documents of which a rule may have something to say (its may_concern)."""
    return [page for page in context.suspects(rule) if _is_document(page.path, context)]


def _is_document(path: str, context: Context) -> bool:
    return not is_odd(path) and path not in context.used.refreshing


def home_pages(context: Context) -> tuple[str, ...]:
    """The paths of the pages where readers begin: / and, with settings, the start page of each language."""
    wanted = ["index.html"]
    if context.sources is not None:
        wanted += [f"{language}/index.html" for language in context.settings.languages]
    return tuple(path for path in wanted if path in context.site.pages)


def is_withheld(path: str, context: Context) -> bool:
    """Whether a page is kept out of search engines while the home page is not; a specimen keeps all of its pages out.

    Kept versions, histories and the notice in place of a withdrawn text are never for search engines.
    """
    if path in context.frozen_of or path in context.history_paths:
        return True
    edition = context.edition_of.get(path)
    if edition and edition.is_withdrawn:
        return True
    return path in context.used.noindex and "index.html" not in context.used.noindex


@dataclass(frozen=True, slots=True)
class Affected:
    """Pages with one defect in common, told as one finding.

    `field` is the line of front matter from which the theme makes what is wrong, when the finding is to stand there.
    """

    pages: Sequence[Page]
    field: str | None = None

    def problem(
        self,
        context: Context,
        message: str,
        facts: Mapping[str, Any],
        hint: str,
        *,
        link: int | str | None = None,
        severity: Severity | None = None,
    ) -> Problem:
        """One problem for all pages, at the first; `link` is what is at fault on it, as in Problem."""
        chief, others = self.pages[0], self.pages[1:]
        edition = context.edition_of.get(chief.path) if self.field else None
        return Problem(
            message,
            {"page": chief.url, **facts},
            span=edition.text.span(self.field) if edition else None,
            page=chief.path,
            link=link,
            url=chief.links[link].url if isinstance(link, int) else None,
            also=tuple(Span(f"{context.site.root}/{page.path}") for page in others[:MANY]),
            hint=hint,
            severity=severity,
            pages=len(self.pages),
        )


def affected(context: Context, pages: Sequence[Page], *, field: str | None = None) -> Iterator[Affected]:
    """Each page by itself; all together when most pages of their language are affected, for then it is the theme's."""
    if not pages:
        return
    languages = {page.language for page in pages}
    kept = {*context.frozen_of, *context.history_paths}
    spoken = context.used.languages
    peers = sum(spoken[path] in languages and path not in kept for path in document_paths(context))
    if len(pages) > max(2, peers // 2):
        yield Affected(pages)
        return
    for page in pages:
        yield Affected((page,), field)
