"""Links with one defect in common, told as one finding with all its places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from signoff.model import Link, Page, Problem, Span
from signoff.rules.context import Context
from signoff.site.elements import LEADS, kind_of
from signoff.site.fragments import stays

Key = TypeVar("Key")
MANY = 20  # places that a finding lists


@dataclass(frozen=True, slots=True)
class Use:
    """A link and the page it stands on."""

    page: Page
    link: Link


@dataclass(slots=True)
class Uses(Generic[Key]):
    """All uses of one address, in the order of the pages."""

    uses: list[Use] = field(default_factory=list)

    @property
    def first(self) -> Use:
        return self.uses[0]

    def problem(self, context: Context, message: str, facts: Mapping[str, str], hint: str) -> Problem:
        """One problem: at the first place that a person typed, else at the first page; the others beside it."""
        typed = [(use, span) for use in self.uses if (span := context.source_of(use.page, use.link))]
        chief, span = typed[0] if typed else (self.first, None)
        spans = [other for _, other in typed[1:]]
        pages = {use.page.path for use in self.uses}
        if len(pages) > 1:
            message, facts = message + " ({pages} pages link to it)", {**facts, "pages": str(len(pages))}
        if not typed:
            spans = [Span(f"{context.site.root}/{path}") for path in sorted(pages - {chief.page.path})]
        return Problem(
            message,
            facts,
            span=span,
            page=chief.page.path,
            link=chief.link.order,
            url=chief.link.url,
            also=tuple(dict.fromkeys(spans))[:MANY],
            hint=hint,
        )


def gather(context: Context, kind: str, question: Callable[[str], Key | None]) -> dict[Key, Uses[Key]]:
    """All uses of internal addresses to whose paths `question` has an answer, by that answer, in the order of appearance.

    `kind` is LEADS or LOADS (site/elements.py). Each distinct path is asked about once, decoded and without its fragment.
    """
    return expand(context, kind, context.used.ask(kind, question))


def expand(context: Context, kind: str, held: Mapping[str, Mapping[str, Key]]) -> dict[Key, Uses[Key]]:
    """The links behind addresses: `held` gives, by page, a key for each address in question."""
    groups: dict[Key, Uses[Key]] = {}
    for path, answers in held.items():
        page = context.site.pages[path]
        for link in page.links:
            if link.url in answers and kind_of(link) == kind and (page.base or not stays(link.url)):
                groups.setdefault(answers[link.url], Uses()).uses.append(Use(page, link))
    return groups


def leads_somewhere(link: Link) -> bool:
    """Whether a reader, or a search engine, is sent to the address; False for a file that the page loads."""
    return kind_of(link) == LEADS
