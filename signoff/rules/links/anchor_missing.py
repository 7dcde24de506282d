"""A link leads to a place in a page that no id or name bears.

Why: the reader is sent to "risks" and lands at the top of a long page, without a word of explanation.

`#` and `#top` are the top of every page. Text fragments (`#:~:text=…`) are for the browser to find.
Does not look at: fragments of other sites, of files that are not HTML (`leaflet.pdf#page=3`), and of pages that are not
there at all (LNK001); what a drawing takes from its page (`<use href="#icon">`), where scripts often put it.

Bad: output/fr/scanner-de-la-hanche/index.html
    <a href="/fr/scanner-du-genou/#risque">risques du scanner</a>
Good:
    <a href="/fr/scanner-du-genou/#risques">risques du scanner</a>

Source: HTML standard, 7.4.6.3 "Scrolling to a fragment".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from signoff.model import Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.links.guesses import Guesses
from signoff.rules.links.url_malformed import is_garbled
from signoff.rules.links.uses import Use, Uses, expand, leads_somewhere
from signoff.site.elements import LEADS
from signoff.site.fragments import anchor_of, stays

ID = "LNK002"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
USES_NOTES = False

Place = tuple[str, str]  # the path of a page, and an anchor that it does not bear


def check(context: Context) -> Iterator[Problem]:
    """A problem for each missing anchor of a page that is there."""
    pages = context.site.pages
    groups: dict[Place, Uses[Place]] = {}
    held = context.used.ask_places(lambda path: context.used.anchors(context.host.file_at(path) or ""))
    for target, found in expand(context, LEADS, held).items():
        path = context.host.file_at(target.path) or ""
        _add(groups, (path, anchor_of(target.fragment or "") or ""), found.uses)
    for path, lost in context.used.lost.items():
        _add_own(groups, pages[path], lost)
    guesses = Guesses()
    for (path, anchor), uses in sorted(groups.items(), key=lambda group: group[1].first.page.path):
        guess = guesses.anchor(path, anchor, pages[path].anchors)
        hint = "nearest: #{guess}" if guess else "give the heading this id, or point the link at one that is there"
        facts = {"url": pages[path].url, "anchor": anchor, "guess": guess or ""}
        yield uses.problem(context, "{url} has no place #{anchor}", facts, hint)


def _add_own(groups: dict[Place, Uses[Place]], page: Page, lost: Collection[str]) -> None:
    """The links of a page to places on itself that are not there."""
    for link in page.links:
        fragment = link.url.partition("#")[2]
        if fragment in lost and stays(link.url) and leads_somewhere(link):
            _add(groups, (page.path, anchor_of(fragment) or ""), [Use(page, link)])


def _add(groups: dict[Place, Uses[Place]], place: Place, uses: list[Use]) -> None:
    """What is malformed is LNK005's, as it is written."""
    told = [use for use in uses if ID not in use.link.ignored and not is_garbled(use.link.url)]
    if told:
        groups.setdefault(place, Uses()).uses.extend(told)
