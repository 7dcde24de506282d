"""A page with all that it loads is heavier than the budget of the settings.

Why: many patients read in a waiting room, on an old telephone, with one bar of signal and a contract by the megabyte.

The weight is that of the files on disk, each counted once: the page, its stylesheets, scripts, icons, images and preloaded files; of an
image in several sizes, its `src`. The setting `page_budget_kb` is in kilobytes of 1,000; 0 sets no bound.
Does not look at: video and sound, frames, what a stylesheet loads, what comes from other hosts (PAG006), compression.

Bad: pyproject.toml
    page_budget_kb = 1
Good:
    page_budget_kb = 500

Source: house rule; RGESN (French guideline on eco-design of digital services), on the weight of a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Link, Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.documents import Affected, affected, document_paths
from signoff.rules.links.uses import loads

ID = "PAG010"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False

_UNCOUNTED = frozenset("video audio source track iframe frame embed object input".split())
_LATER = frozenset("prefetch prerender preconnect dns-prefetch manifest".split())
_KB = 1000


def check(context: Context) -> Iterator[Problem]:
    """The problems of pages over the budget, the heaviest part named."""
    budget = context.settings.page_budget_kb
    heavy: dict[str, list[Page]] = {}
    suspects = _suspects(context, budget * _KB) if budget else frozenset()
    for page in [context.site.pages[path] for path in document_paths(context) if path in suspects] if suspects else ():
        parts = _parts(page, context)
        if sum(parts.values()) > budget * _KB:
            heavy.setdefault(max(parts, key=lambda part: (parts[part], part)), []).append(page)
    for part, pages in heavy.items():
        weight = sum(_parts(pages[0], context).values())
        size = _parts(pages[0], context)[part]
        facts = {"weight": round(weight / _KB), "budget": budget, "part": part, "size": round(size / _KB)}
        message = "{page} weighs {weight:,} kB, over the budget of {budget:,} kB; {size:,} kB of it is {part}"
        hint = "make the file smaller, or leave it out"
        for some in affected(context, pages) if part in context.site.pages else [Affected(pages)]:
            yield some.problem(context, message, facts, hint)


def _suspects(context: Context, budget: int) -> frozenset[str]:
    """The pages that are over the budget if all that they may load counts."""
    sizes, file_at = context.site.sizes, context.host.file_at
    loaded = context.used.loaded(lambda path: sizes.get(file_at(path) or "", 0))
    return frozenset(path for path, weight in loaded if sizes.get(path, 0) + weight > budget)


def _parts(page: Page, context: Context) -> dict[str, int]:
    """Bytes by file: the page itself and all that it loads from its own site."""
    parts = {page.path: page.size}
    for link in page.links:
        if not _counts(link):
            continue
        target = context.target(page, link)
        found = context.host.file_at(target.path) if target.kind == "internal" else None
        if found:
            is_page = found in context.site.pages
            parts[found] = context.site.pages[found].size if is_page else context.site.sizes.get(found, 0)
    return parts


def _counts(link: Link) -> bool:
    if link.element in _UNCOUNTED or link.attribute.endswith("srcset") or link.rel & _LATER:
        return False
    return loads(link)
