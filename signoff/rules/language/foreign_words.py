"""Foreign words with one cause, told as one finding: at the line that a person typed, else at the first page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from signoff.language.lexicon import OTHER
from signoff.model import Edition, Foreign, Page, Problem, Span
from signoff.phrases import Phrase
from signoff.rules.context import Context, span_in
from signoff.rules.documents import MANY
from signoff.rules.reviews.furniture import strange_words
from signoff.rules.world import World
from signoff.words import fold

NAMES: Mapping[str, Phrase] = {"fr": Phrase("French"), "en": Phrase("English")}
_APPROVED = ("title", "summary", "body")
_LONGEST = 120  # letters of a quotation


@dataclass(frozen=True, slots=True)
class Use:
    """Foreign words on a page, and where they were typed (None when the theme or a tool made them)."""

    page: Page
    foreign: Foreign
    typed: Span | None


@dataclass(slots=True)
class Uses:
    """The same words at all their places, in the order of the pages."""

    uses: list[Use] = field(default_factory=list)

    @property
    def facts(self) -> Mapping[str, Any]:
        """What a message may name."""
        foreign = self.uses[0].foreign
        there = OTHER[foreign.expected]
        words = foreign.words if len(foreign.words) <= _LONGEST else foreign.words[: _LONGEST - 1] + "…"
        return {"words": words, "there": NAMES[there], "here": NAMES[foreign.expected], "code": there}

    def problem(self, context: Context, message: str, facts: Mapping[str, Any], hint: str) -> Problem:
        """One problem: at the first place that a person typed, else on the first page; the others beside it."""
        chief = next((use for use in self.uses if use.typed), self.uses[0])
        spans = [use.typed or _built(context, use) for use in (chief, *self.uses)]
        return Problem(
            message,
            facts,
            span=spans[0],
            page=chief.page.path,
            also=tuple(span for span in dict.fromkeys(spans) if span != spans[0])[:MANY],
            hint=hint,
            pages=len({use.page.path for use in self.uses}),
        )


def foreign(context: Context, kind: str, rule: str) -> Iterator[Uses]:
    """The foreign words of a kind; the same words on many pages are one."""
    found: dict[tuple[str, str], Uses] = {}
    for page, words in _told(context, kind, rule):
        use = Use(page, words, _source(_edition(context, page), words))
        found.setdefault((words.expected, fold(words.words)), Uses()).uses.append(use)
    yield from found.values()


def _told(context: Context, kind: str, rule: str) -> list[tuple[Page, Foreign]]:
    """The foreign words that this rule is to tell of, with their pages, in the order of these."""
    paths = context.suspect_paths(rule)
    reviewed = ((context.approved[path], path) for path in paths if path in context.approved)
    found = [each for _, told in context.told(_of_reviewed, reviewed, kind, rule) for each in told]
    for page in (context.site.pages[path] for path in paths if path not in context.approved):
        found += [(page, words) for words in page.foreign if _is_of(words, kind, rule)]
    return sorted(found, key=lambda each: each[0].path)


def _of_reviewed(edition: Edition, page: Page, world: World, kind: str, rule: str) -> list[tuple[Page, Foreign]]:
    return [
        (page, words)
        for words in page.foreign
        if _is_of(words, kind, rule) and not _is_unapproved(edition, page, words, world)
    ]


def _is_of(words: Foreign, kind: str, rule: str) -> bool:
    return words.kind == kind and rule not in words.ignored.split()


def _built(context: Context, use: Use) -> Span:
    return Span(f"{context.site.root}/{use.page.path}", use.foreign.line, use.foreign.column)


def _is_unapproved(edition: Edition, page: Page, foreign: Foreign, world: World) -> bool:
    """Whether nobody approved the words, so that REV002 tells them: one cause, one finding."""
    if not foreign.part:
        return False
    if foreign.part in _APPROVED:
        return _source(edition, foreign) is None
    strange = strange_words(edition, page, world)
    return strange is not None and fold(foreign.words) in strange


def _edition(context: Context, page: Page) -> Edition | None:
    return context.edition_of.get(page.path) or context.frozen_of.get(page.path)


def _source(edition: Edition | None, foreign: Foreign) -> Span | None:
    """The line of the text that holds the words; None when they were not typed into it."""
    if edition is None:
        return None
    words = fold(foreign.words)
    for name in ("title", "summary"):
        if words in fold(edition.text.value(name)):
            return span_in(edition, edition.text.span(name).line)
    line = _line_in(edition, words)
    return span_in(edition, line) if line else None


def _line_in(edition: Edition, words: str) -> int | None:
    for block in edition.text.blocks:
        if words in block.words:
            return block.line
    return next((link.line for link in edition.text.links if words in fold(link.words)), None)
