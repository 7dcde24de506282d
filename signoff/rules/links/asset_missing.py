"""A page loads a file that is not there: an image, a stylesheet, a script, a video, or what a stylesheet or manifest names.

Why: an anatomical drawing that does not appear leaves its explanation hanging; a missing stylesheet unmakes the page.

Looks at all that site/elements.py lists as loading (img, srcset, picture, video, audio, track, link, script, iframe, object,
embed, SVG image and use, og:image …), at style attributes, at url(), @import and image-set() in CSS, and at what a web application
manifest (*.webmanifest, manifest.json) names, pages included.
Does not look at: files of other sites (PAG006), addresses that differ in case only (LNK004) or are malformed (LNK005).

Bad: output/en/knee-scan/index.html
    <link rel="icon" type="image/svg+xml" href="/theme/img/favourite.svg">
Good:
    <link rel="icon" type="image/svg+xml" href="/theme/img/favicon.svg">

Source: HTML standard, 2.4 "URLs" and the attributes listed in its index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.model import Link, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.links.case_differs import other_case
from signoff.rules.links.guesses import Guesses
from signoff.rules.links.url_malformed import is_garbled
from signoff.rules.links.uses import MANY, Use, gather
from signoff.site.elements import LOADS, kind_of
from signoff.site.manifests import is_manifest

ID = "LNK003"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
USES_NOTES = False

_BY_STYLE = "the stylesheet names {path}, which is not there"
_BY_MANIFEST = "the manifest names {path}, which is not there"
_PUT = "put the file there, or take the address away"


def check(context: Context) -> Iterator[Problem]:
    """A problem for each missing file, then for each that only a stylesheet or a manifest names."""
    missing = gather(
        (Use(page, link), target.path)
        for page, link, target in context.missing
        if kind_of(link) == LOADS
        and ID not in link.ignored
        and not is_garbled(link.url)
        and other_case(target.path, context) is None
    )
    guesses = Guesses("/" + file for file in context.site.files if file not in context.site.pages)
    for path, uses in missing.items():
        guess = guesses.path(path) or ""
        hint = "nearest: {guess}" if guess else _PUT
        yield uses.problem(context, "the file {path} is not there", {"path": path, "guess": guess}, hint)
    for style, links in context.site.styles.items():
        for path, found in _missing_of(style, links, context).items():
            guess = guesses.path(path) or ""
            yield Problem(
                _BY_MANIFEST if is_manifest(style) else _BY_STYLE,
                {"path": path, "guess": guess},
                span=context.in_style(style, found[0]),
                url=found[0].url,
                also=tuple(context.in_style(style, link) for link in found[1:])[:MANY],
                hint="nearest: {guess}" if guess else _PUT,
            )


def _missing_of(style: str, links: Sequence[Link], context: Context) -> dict[str, list[Link]]:
    """The addresses of a stylesheet by the missing files that they name, however they are spelled."""
    missing: dict[str, list[Link]] = {}
    for link in links:
        target = context.addresses.resolve(link.url, "/" + style)
        if target.kind != "internal" or context.host.is_there(target.path) or is_garbled(link.url):
            continue
        if other_case(target.path, context) is None:
            missing.setdefault(target.path, []).append(link)
    return missing
