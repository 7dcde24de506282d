"""Links with one defect in common, told as one finding with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from signoff.model import Link, Page, Problem, Span
from signoff.rules.context import Context

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
            pages=len(pages),
        )


def gather(found: Iterable[tuple[Use, Key]]) -> dict[Key, Uses[Key]]:
    """Uses by what they have in common, in the order of their first appearance."""
    groups: dict[Key, Uses[Key]] = {}
    for use, key in found:
        groups.setdefault(key, Uses()).uses.append(use)
    return groups


def leads_somewhere(link: Link) -> bool:
    """Whether a reader, or a search engine, is sent to the address; False for a file that the page loads."""
    if link.element == "link":
        return bool(link.rel & {"alternate", "canonical", "next", "prev", "help", "license", "author"})
    return link.element in ("a", "area")
