"""An address that the last release served is gone, and nothing sends its readers on.

Why: letters of appointment, search engines and other sites lead to it; whoever follows them stands before an error.

The last release is the one that `signoff publish` found at the target. A text that moved is redirected by the build itself; what is left are
texts, languages and versions that were taken away. Does not look at: images, styles, scripts and the search index, which pages load and nobody
writes down; a first publication, for there is nothing to compare.

Bad: .signoff/releases/directory.json
    {"path": "en/pictures-of-the-knee/index.html"}
Good:
    {"path": "en/knee-scan/index.html"}

Source: W3C, "Cool URIs don't change" (1998); house rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from signoff.headers import HIDDEN
from signoff.model import Problem, Severity, Span
from signoff.review.gathering import SERVED
from signoff.rules.context import Context

ID = "LNK011"
SEVERITY = Severity.ERROR
NEEDS = (SERVED,)

_VISITED = frozenset(".html .htm .pdf .xml .json .ics .txt".split())


_GONE = "{url} was served by the release {release}, and is gone"
_GONE_WHOLE = "{url} was served by the release {release}, and is gone, as are the pages below it ({count})"
_HINT = (
    "write its slug into `aliases` of the article that takes its place (article.toml); if its readers are to find nothing, "
    "accept that in waivers.toml"
)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address; a page with those below it (frozen versions, history) is one."""
    served = context.gathered.served
    if served is None:
        return
    gone = [path for path in sorted(served.files) if _is_visited(path) and not context.host.is_there(_address(path))]
    texts = {url: (kind, key) for (kind, key, _), url in served.pages.items()}
    told = ""
    for path in sorted(gone, key=_address):
        address = _address(path)
        if told and address.startswith(told):
            continue
        told = address if address.endswith("/") and address != "/" else ""
        below = sum(1 for other in gone if told and _address(other).startswith(told)) - 1
        yield Problem(
            _GONE_WHOLE if below > 0 else _GONE,
            {"url": context.settings.base + address, "release": served.release, "count": str(below)},
            span=_source(texts.get(address), context),
            url=context.settings.base + address,
            hint=_HINT,
        )


def _is_visited(path: str) -> bool:
    return PurePosixPath(path).suffix in _VISITED and path not in HIDDEN and not path.startswith("pagefind/")


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html') if PurePosixPath(path).name == 'index.html' else path}"


def _source(text: tuple[str, str] | None, context: Context) -> Span:
    """The article that the page was built from, where there still is one."""
    if context.sources and text:
        kind, key = text
        for article in context.sources.pages if kind == "page" else context.sources.articles:
            if article.key == key:
                return article.span("aliases")
    return Span(context.settings.content)
