"""The markup of a page breaks the HTML standard where its reader may notice it.

Why: browsers guess what was meant, each screen reader guesses in its own way, and a link may swallow half a page.

Told are, at line and column: elements that are not closed or closed in the wrong order, end tags of nothing, an attribute twice, a
quote too many or too few, a tag that the file cuts off, a block inside a paragraph that `</p>` then closes for nothing, a heading, link,
button or form inside another, what stands in a table outside of its cells, and cells outside of a table. The same tag with the same defect is one finding.
Does not look at: end tags that may be left out (`</li>`, `</p>`, `</td>` …), unknown elements and attributes, obsolete ones, `&`,
the doctype, comments, self-closing void elements, and the inside of drawings beyond their closing.

Bad: output/en/knee-scan/index.html
    <h2 id="risks">Risks
Good:
    <h2 id="risks">Risks</h2>

Source: HTML standard (WHATWG), 13.2 "Parsing HTML documents": parse errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from signoff.model import Page, ParseError, Problem, Severity, Span
from signoff.rules.context import Context
from signoff.rules.documents import MANY

ID = "PAG007"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False
READS = frozenset({"parse_errors"})

_DEFECTS: Mapping[str, str] = {
    "end-of-file-in-tag": "the file ends inside the tag {tag}",
    "attribute-twice": "{tag} has an attribute twice: browsers take the first",
    "attribute-quote": "{tag} has a quote too many or too few",
    "never-closed": "{tag} is not closed before what holds it ends",
    "never-opened": "{tag} closes what is not open",
    "block-in-paragraph": "{tag} stands inside a paragraph and ends it",
    "heading-in-heading": "{tag} stands inside another heading and ends it",
    "link-in-link": "{tag} stands inside another link and ends it",
    "button-in-button": "{tag} stands inside another button and ends it",
    "form-in-form": "{tag} stands inside another form and is dropped",
    "too-deep": "{tag} stands more than 512 elements deep: browsers do not follow",
    "outside-table": "{tag} stands in no table and is dropped",
    "outside-cell": "{tag} stands in a table but in no cell: browsers put it before the table",
}


def may_concern(page: Page) -> bool:
    """Whether the markup of the page has a defect."""
    return bool(page.parse_errors)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each tag and defect, with all its places."""
    found: dict[tuple[str, str], list[tuple[Page, ParseError]]] = {}
    for page in context.suspects(ID):
        for error in page.parse_errors:
            found.setdefault((error.code, error.tag), []).append((page, error))
    for (code, tag), places in found.items():
        pages = len({page.path for page, _ in places})
        spans = [
            Span(f"{context.site.root}/{page.path}", error.line, error.column) for page, error in places[: MANY + 1]
        ]
        hint = "close each element where it ends, inside what holds it" if code.startswith("never") else ""
        also = tuple(spans[1:])
        yield Problem(_DEFECTS[code], {"tag": tag}, spans[0], places[0][0].path, also=also, hint=hint, pages=pages)
