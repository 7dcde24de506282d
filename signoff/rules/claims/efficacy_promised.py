"""A text promises that a treatment works, or says here that it cures and there that it does not.

Why: who is told that the pain goes for good refuses what would have helped, and blames the team when it comes back; a promise is
also what a physician may not publish.

Looks at each sentence of the working texts. "Relieves the pain for good", "guaranteed relief", "100 % effective" are promises
by themselves: a warning, and an error where the same text says that the effect is for a time, or that it does not cure. "Cures" and
"makes … disappear" are none by themselves: they are an error where the same text denies it of the same thing.
Does not look at: sentences that say not, may or often, questions, quotations, whether a treatment is really of use, which only a
physician knows.

Bad: content/articles/knee-scan/en.md
    The injection relieves the pain for good.
Good:
    The examination takes ten minutes.

Source: Code de la santé publique, article R. 4127-19-1 (information of the public is loyal and honest, and does not mislead); incident: a
promise that contradicted the paragraph before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from signoff.model import Article, Problem, Severity, Span, Text
from signoff.rules.claims.promises import Claim, claims
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "CLM001"
SEVERITY = Severity.WARNING


class _Said(NamedTuple):
    claim: Claim
    span: Span
    block: int


def check(context: Context) -> Iterator[Problem]:
    """A problem for each promise, with the place that says otherwise."""
    for _, problems in context.told(_of_article, ((article,) for article, _ in context.each)):
        yield from problems


def _of_article(article: Article, _world: World) -> list[Problem]:
    return [problem for text in article.working.values() for problem in _of_text(text)]


def _of_text(text: Text) -> Iterator[Problem]:
    said = list(_said(text))
    denials = [each for each in said if each.claim.is_denied]
    for each in said:
        if not each.claim.is_denied and (problem := _problem(each, denials)):
            yield problem


def _said(text: Text) -> Iterator[_Said]:
    pieces = [(text.value(name), text.span(name)) for name in ("title", "summary")]
    pieces += [(block.words, Span(text.path, block.line)) for block in text.blocks if block.kind != "pre"]
    for number, (words, span) in enumerate(pieces):
        yield from (_Said(claim, span, number) for claim in claims(words, text.language))


def _problem(said: _Said, denials: Sequence[_Said]) -> Problem | None:
    """The problem of a claim, if it is one: an absolute one always, another where it is denied of the same thing."""
    claim = said.claim
    against = [each for each in denials if claim.is_absolute or _is_of_the_same(said, each)]
    if not (claim.is_absolute or against):
        return None
    otherwise = next(iter(against), None)
    facts = {"words": claim.words, "otherwise": otherwise.claim.words if otherwise else ""}
    alone, contradicted = 'this promises a cure: "{words}"', 'the text says "{words}", and elsewhere "{otherwise}"'
    return Problem(
        contradicted if otherwise else alone,
        facts,
        said.span,
        also=(otherwise.span,) if otherwise and otherwise.span != said.span else (),
        hint="say what may be expected, how often and for how long",
        severity=Severity.ERROR if otherwise else None,
    )


def _is_of_the_same(said: _Said, denial: _Said) -> bool:
    """Whether one denies what the other says: the same topic and subject, or a pronoun in the next block."""
    if denial.claim.topic != said.claim.topic:
        return False
    one, other = said.claim.subject, denial.claim.subject
    is_near = abs(said.block - denial.block) <= 1
    return bool((one & other) - {""}) or (is_near and "" in one | other)
