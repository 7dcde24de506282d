"""The texts that should say the same, with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signoff.model import Article, Edition, Problem, Span, Standing, Text
from signoff.phrases import Phrase
from signoff.review.digest import digest_of
from signoff.review.editions import APPROVING
from signoff.rules.context import span_in

NAMES: Mapping[str, Phrase] = {"fr": Phrase("French"), "en": Phrase("English")}


@dataclass(frozen=True, slots=True)
class Translation:
    """A text and the text that it translates. `editions` are both as the site shows them; None for working texts."""

    article: Article
    source: Text
    text: Text
    editions: tuple[Edition, Edition] | None = None

    @property
    def facts(self) -> Mapping[str, Any]:
        """What a message may name: the languages."""
        return {"there": NAMES[self.source.language], "here": NAMES[self.text.language]}

    def span(self, line: int) -> Span:
        """A line of the translation, in the file that its editor edits."""
        return span_in(self.editions[1], line) if self.editions else Span(self.text.path, line)

    def source_span(self, line: int) -> Span:
        """A line of the source."""
        return span_in(self.editions[0], line) if self.editions else Span(self.source.path, line)


def translations(article: Article, editions: Sequence[Edition]) -> Iterator[Translation]:
    """Every text of an article that claims to say what its source says: the working ones, and the shown ones that are other files.

    A translation whose source has moved on by a major version claims nothing of the kind (TRN003). Nor does a text whose words
    are no longer those of its version: that is one cause, and VER001 or VER004 tells it.
    """
    source = article.working.get(article.source_language)
    for text in article.working.values():
        if source and text is not source and _is_in_step(article, source, text):
            yield Translation(article, source, text)
    yield from _shown(article, editions)


def once(found: Iterator[Problem]) -> Iterator[Problem]:
    """Each problem, but not what is said of a shown text in the words that were said of the working one."""
    said: set[tuple[str, str]] = set()
    for problem in found:
        folder = problem.span.path.rpartition("/")[0].removesuffix("/versions") if problem.span else ""
        if (folder, problem.words) not in said:
            said.add((folder, problem.words))
            yield problem


def _shown(article: Article, editions: Sequence[Edition]) -> Iterator[Translation]:
    shown = {edition.language: edition for edition in editions if not edition.is_withdrawn}
    source = shown.get(article.source_language)
    for edition in shown.values():
        if source is None or edition is source or edition.standing is not Standing.IN_STEP:
            continue
        are_working = all(_is_working(article, each) for each in (source, edition))
        if not are_working and _is_in_step(article, source.text, edition.text):
            yield Translation(article, source.text, edition.text, (source, edition))


def _is_working(article: Article, edition: Edition) -> bool:
    """Whether the shown text is the working one, letter by letter."""
    working = article.working.get(edition.language)
    return working is not None and working.bytes_digest == edition.text.bytes_digest


def _is_in_step(article: Article, source: Text, text: Text) -> bool:
    """Whether both are of one major version, in the words that their versions stand for; legal pages have none."""
    one, other = source.version, text.version
    if article.is_page or one is None or other is None:
        return True
    return one.major == other.major and not any(_is_altered(article, each) for each in (source, text))


def _is_altered(article: Article, text: Text) -> bool:
    """Whether a record speaks of this version of the text, and of other words."""
    approved = [
        review.text
        for review in article.reviews
        if (review.language, review.version) == (text.language, text.version) and review.kind in APPROVING
    ]
    return bool(approved) and digest_of(text) != approved[-1]
