"""Links with one defect in common, told as one finding with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from signoff.model import Link, Page, Problem, Severity
from signoff.rules.context import Context
from signoff.site.elements import FOLLOWED_RELS, LEADS, LOADING_RELS, kind_of
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
    """All uses with one defect in common, in the order of the pages."""

    uses: list[Use] = field(default_factory=list)

    @property
    def first(self) -> Use:
        return self.uses[0]

    def problem(
        self,
        context: Context,
        message: str,
        facts: Mapping[str, Any],
        hint: str,
        *,
        severity: Severity | None = None,
    ) -> Problem:
        """One problem: at the first place that a person typed, else at the first page; the others beside it."""
        typed = [(use, span) for use in self.uses if (span := context.source_of(use.page, use.link))]
        chief, span = typed[0] if typed else (self.first, None)
        spans = [other for _, other in typed[1:] if other != span]
        pages = {use.page.path for use in self.uses}
        first_on = {use.page.path: use.link.order for use in reversed(self.uses)}
        others = [] if typed else [(path, first_on[path]) for path in sorted(pages - {chief.page.path})]
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
            severity=severity,
            others=tuple(others[:MANY]),
        )


def gather(found: Iterable[tuple[Use, Key]]) -> dict[Key, Uses[Key]]:
    """Uses by what they have in common, in the order of their first appearance."""
    groups: dict[Key, Uses[Key]] = {}
    for use, key in found:
        groups.setdefault(key, Uses()).uses.append(use)
    return groups


def expand(context: Context, kind: str, held: Mapping[str, Mapping[str, Key]]) -> dict[Key, Uses[Key]]:
    """The links behind addresses: `held` gives, by page, a key for each address in question."""
    groups: dict[Key, Uses[Key]] = {}
    context.look_at(held)
    for path, answers in held.items():
        page = context.site.pages[path]
        for link in page.links:
            if link.url in answers and kind_of(link) == kind and (page.base or not stays(link.url)):
                groups.setdefault(answers[link.url], Uses()).uses.append(Use(page, link))
    return groups


def links_for(context: Context, rule: str) -> Iterator[tuple[Page, Link]]:
    """Every address of the pages that may concern a rule, but those that are marked as not to be looked at by it."""
    for page in context.suspects(rule):
        for link in page.links:
            if rule not in link.ignored:
                yield page, link


def cause(context: Context, page: Page, link: Link, common: str) -> str:
    """What a defect comes from: the place where a person typed the link, else what all links have in `common`."""
    span = context.source_of(page, link)
    return str(span) if span else common


def leads_somewhere(link: Link) -> bool:
    """Whether a reader, or a search engine, is sent to the address. A canonical address is PAG003's to judge."""
    return kind_of(link) == LEADS and not is_canonical(link)


def is_followed(link: Link) -> bool:
    """Whether a reader may follow the address, or a search engine does: not a quotation's cite, nor a ping."""
    if link.element == "link":
        return bool(link.rel & FOLLOWED_RELS) and leads_somewhere(link)
    return link.attribute in ("href", "xlink:href", "action", "formaction") and kind_of(link) == LEADS


def is_canonical(link: Link) -> bool:
    """Whether this is the page's own address, as it gives it to search engines."""
    return link.element == "link" and "canonical" in link.rel


def loads(link: Link) -> bool:
    """Whether a browser asks for the address by itself when it shows the page: not og:image, which others ask for."""
    if link.element == "link":
        return bool(link.rel & LOADING_RELS)
    if link.element in ("object", "embed", "image", "use", "style", "script") or link.attribute in (
        "src",
        "srcset",
        "style",
    ):
        return True
    return (link.element, link.attribute) in (("video", "poster"), ("body", "background"), ("applet", "archive"))
