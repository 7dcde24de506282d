"""A run of words within a sentence, or a quotation, is in the other language, and does not say so.

Why: the sentence cannot be understood without the other language; it is often what a translator left behind.

A run is three words or more, of which one joins others (the, of; de, à), or four, or two side by side of which the page's language
knows neither ("hip replacement", « compte rendu »); a quotation is four words or more. With sources, words of the title in the other
language and terms of glossary.toml are known as keywords too ("spine injection").
Does not look at: other keywords with a word that both languages write ("blood test"), names of people, places and institutions, Latin, phrases at home in both languages ("café au lait", "evidence-based
medicine"), words in an element with lang, and all that LNG001 passes over.

Bad: output/en/about/index.html
    Start dans la salle voisine with the
Good:
    Start with the

Source: WCAG 2.2, success criterion 3.1.2 "Language of Parts".
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.language.lexicon import OTHER
from signoff.model import Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.language.foreign_words import NAMES, foreign
from signoff.rules.language.pasted_keywords import pasted_keywords

ID = "LNG002"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False
READS = frozenset({"foreign", "review_lines"})

_MESSAGE = 'these words are in {there}, within {here}: "{words}"'
_HINT = 'translate them, or mark them with <span lang="{code}">'


def may_concern(page: Page) -> bool:
    """Whether the page has words in the other language."""
    return bool(page.foreign)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each run of words in the other language."""
    told = set()
    for uses in foreign(context, "words", ID):
        problem = uses.problem(context, _MESSAGE, uses.facts, _HINT)
        told |= {problem.span, *problem.also}
        yield problem
    for pasted in pasted_keywords(context):
        if pasted.span not in told:
            there = OTHER[pasted.language]
            facts = {"words": pasted.words, "there": NAMES[there], "here": NAMES[pasted.language], "code": there}
            yield Problem(_MESSAGE, facts, pasted.span, hint=_HINT)
