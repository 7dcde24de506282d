"""A heading, paragraph, item, cell, label or description is in the other language, and does not say so.

Why: a patient who reads one language cannot read it, and a screen reader reads French words with English sounds.

Judged is every sentence of the built page by itself, French against English: of headings, paragraphs, items, cells and captions, and
of alt, title, aria-label, placeholder, the page's title and description. The language expected is that of the nearest lang.
What is not decided is no finding: single words, names, addresses, Latin, acronyms, figures.
Does not look at: elements in another language than French or English; code, <cite>, <address>, translate="no", references to
publications; words that nobody approved (REV002).

Bad: output/en/about/index.html
    Un site inventé, pour les tests.
Good:
    An invented site, for tests.

Source: WCAG 2.2, success criterion 3.1.2 "Language of Parts"; RGAA 4.1, criterion 8.7.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.language.foreign_words import foreign

ID = "LNG001"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
READS = frozenset({"foreign", "review_lines"})


def may_concern(page: Page) -> bool:
    """Whether the page has words in the other language."""
    return bool(page.foreign)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each sentence in the other language."""
    for uses in foreign(context, "block", ID):
        message = 'this is in {there}, where {here} is expected: "{words}"'
        yield uses.problem(context, message, uses.facts, 'translate it, or mark it with lang="{code}"')
