"""The page does not say when it was last updated, or who controlled it.

Why: the reader cannot know whether a physician stands behind the words, nor how old they are.

Bad: output/en/knee-scan/index.html
    <p>By Dr Ada Example</p>
Good:
    <p>Controlled by Dr Ada Example</p>

Source: house rule; Health On the Net's HONcode, principles 1 (authority) and 4 (attribution).
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Edition, Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "REV006"
SEVERITY = Severity.ERROR
READS = frozenset({"review_lines"})

_LABELS = {
    "en": {"date": "Last update:", "name": "Controlled by"},
    "fr": {"date": "Dernière mise à jour\u00a0:", "name": "Contrôlé par"},
}


def check(context: Context) -> Iterator[Problem]:
    """A problem for each reviewed page that lacks one of the two lines, or both."""
    for _, problem in context.told(_of_page, context.reviewed):
        yield problem


def _of_page(edition: Edition, page: Page, _world: World) -> Problem | None:
    kinds = {line.kind for line in page.review_lines}
    missing = [label for kind, label in _LABELS[edition.language].items() if kind not in kinds]
    if not missing:
        return None
    return Problem(
        "the page has no line {lines}",
        {"lines": ", ".join(f'"{label} …"' for label in missing)},
        span=edition.review.span if edition.review else None,
        page=page.path,
        hint="the theme's article.html shows both lines: build again, or mend the template",
    )
