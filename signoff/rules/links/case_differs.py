"""An address differs from the file it means in capital letters, or in how its accents are written.

Why: it works on the editor's Mac or Windows and leads to "not found" on the server, where names are told apart by case.

Looks at what is missing for LNK001 and LNK003, and takes it over when a file is there in another case.
Does not look at: addresses of other sites, fragments (LNK002).

Bad: output/en/about/index.html
    <a href="/en/Knee-Scan/">CT scan of the knee</a>
Good:
    <a href="/en/knee-scan/">CT scan of the knee</a>

Source: RFC 3986, 6.2.2.1 "Case Normalization": a path is case-sensitive.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.links.uses import Use, gather, is_canonical

ID = "LNK004"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
USES_NOTES = False


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address in another case, then for each that only a stylesheet names."""
    found = gather(
        (Use(page, link), (target.path, right))
        for page, link, target in context.missing
        if ID not in link.ignored and not is_canonical(link) and (right := other_case(target.path, context))
    )
    for (path, right), uses in found.items():
        yield uses.problem(context, _MESSAGE, {"path": path, "right": right}, _HINT)
    for style, links in context.site.styles.items():
        for link in links:
            target = context.addresses.resolve(link.url, "/" + style)
            missing = target.kind == "internal" and not context.host.is_there(target.path)
            if missing and (right := other_case(target.path, context)):
                facts = {"path": target.path, "right": right}
                yield Problem(_MESSAGE, facts, span=context.in_style(style, link), url=link.url, hint=_HINT)


_MESSAGE = "{path} is not there; {right} is: they differ in case"
_HINT = "write {right}"


def other_case(path: str, context: Context) -> str | None:
    """The path of the site that differs from a missing one in case only; None when there is none."""
    names = context.files_in_any_case
    wanted = unicodedata.normalize("NFC", path).casefold().lstrip("/")
    if wanted in names and not wanted.endswith("/"):
        return "/" + names[wanted]
    index = names.get(f"{wanted.rstrip('/')}/index.html".lstrip("/"))
    if index is None:
        return None
    right = "/" + (index.removesuffix("index.html") if path.endswith("/") else index.rpartition("/")[0])
    return right if right != unicodedata.normalize("NFC", path) else None  # there, but the host serves no folders
