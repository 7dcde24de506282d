"""A page loads a file that is not there: an image, a stylesheet, a script, a video, or what a stylesheet names.

Why: an anatomical drawing that does not appear leaves its explanation hanging; a missing stylesheet unmakes the page.

Looks at all that site/elements.py lists as loading (img, srcset, picture, video, audio, track, link, script, iframe, object,
embed, SVG image and use, og:image …), at style attributes, and at url(), @import and image-set() in CSS.
Does not look at: files of other sites (PAG006).

Bad: output/en/knee-scan/index.html
    <link rel="stylesheet" href="/theme/css/sight.css">
Good:
    <link rel="stylesheet" href="/theme/css/site.css">

Source: HTML standard, 2.4 "URLs" and the attributes listed in its index.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity, Span
from signoff.nearest import nearest
from signoff.rules.context import Context
from signoff.rules.links.uses import gather
from signoff.site.elements import LOADS

ID = "LNK003"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False


def check(context: Context) -> Iterator[Problem]:
    """A problem for each missing file, then for each that only a stylesheet names."""
    missing = gather(context, LOADS, lambda path: None if context.host.is_there(path) else path)
    for path, uses in missing.items():
        yield uses.problem(context, "the file {path} is not there", {"path": path}, _hint(path, context))
    for style, links in context.site.styles.items():
        for link in links:
            target = context.addresses.resolve(link.url, "/" + style)
            if target.kind == "internal" and not context.host.is_there(target.path):
                place = Span(f"{context.site.root}/{style}")
                message, facts = "the stylesheet names {path}, which is not there", {"path": target.path}
                yield Problem(message, facts, span=place, url=link.url, hint=_hint(target.path, context))


def _hint(path: str, context: Context) -> str:
    assets = ["/" + file for file in context.site.files if file not in context.site.pages]
    guess = nearest(path, assets)
    return f"nearest: {guess}" if guess else "put the file there, or take the address away"
