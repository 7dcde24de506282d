"""A page's list of its other languages is broken: not mutual, without itself, without x-default, or of the wrong language.

Why: search engines pass over a list that is not mutual, and send French patients to the English page, or the reverse.

Looks at <link rel="alternate" hreflang>. Each page that has such links names itself, in its own language; each page that it names names it back, and is
written in the language that it is named for; a language stands once. `x-default` says where everybody else goes; in isolation its
absence is a warning. When most pages have one defect, the theme has it, and it is one finding.
Does not look at: pages without such links, but for articles that are shown in two languages; pages that name another as their canonical address; addresses at which
nothing is built (LNK001) and those of other sites.

Bad: output/en/knee-scan/index.html
    <link rel="alternate" hreflang="de" href="https://www.example.org/en/knee-scan/">
Good:
    <link rel="alternate" hreflang="en" href="https://www.example.org/en/knee-scan/">

Source: Google Search Central, "Localized versions of your pages"; RFC 8288 (Web Linking); BCP 47 (tags).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from signoff.model import Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.documents import affected, document_paths
from signoff.rules.site_address import below, forms_of, site_address
from signoff.site.addresses import file_at

ID = "TRN007"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
READS = frozenset[str]()

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")
_DEFAULT = "x-default"
_ABSOLUTE = re.compile(r"(?:https?:)?//", re.I)

# What is wrong, how it is said, and what to do.
_DEFECTS = (
    (
        "tag",
        "{page} names a page for hreflang={tag!r}, which is no language",
        "write a language tag such as en or fr-FR",
    ),
    ("twice", "{page} names two pages for hreflang={tag!r}: {url} and {other}", "name one page for each language"),
    (
        "not itself",
        "{page} names other languages, but not itself (hreflang={own!r})",
        "add a link with the page's own address and language",
    ),
    ("itself wrong", "{page} names itself for hreflang={tag!r}, but is in {own!r}", "write hreflang={own!r}"),
    (
        "wrong",
        "{page} names {url} for hreflang={tag!r}, but that page is in {other!r}",
        "name the page of that language, or mend the page's lang",
    ),
    (
        "not mutual",
        "{page} names {url} as its {tag!r} page, which does not name it back",
        "let each of the two name the other",
    ),
    (
        "no default",
        "{page} names its other languages, but no x-default",
        'add <link rel="alternate" hreflang="x-default"> with the page for everybody else',
    ),
    (
        "none",
        "{page} does not name the page in its other language",
        'add <link rel="alternate" hreflang="…"> for each language of the article',
    ),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a list (the first column of _DEFECTS), and what fills the message."""

    kind: str
    facts: Mapping[str, Any]


def check(context: Context) -> Iterator[Problem]:
    """The problems of each kind, page by page; one for all when most pages have it."""
    lists = _Lists(context)
    found: dict[str, dict[str, Fault]] = {}
    for page in lists.pages:
        for fault in _faults(page, lists):
            found.setdefault(fault.kind, {}).setdefault(page.path, fault)
    for kind, message, hint in _DEFECTS:
        faults = found.get(kind, {})
        is_soft = kind == "no default" and context.sources is None
        for some in affected(context, [context.site.pages[path] for path in faults]):
            facts = faults[some.pages[0].path].facts
            severity = Severity.WARNING if is_soft else None
            yield some.problem(context, message, facts, hint, severity=severity)


def may_concern(page: Page) -> str | None:
    """The list of a page, a line for each address; None for a page without one."""
    if not page.alternates:
        return None
    return "\n".join(sorted({f"{tag.strip()} {url.strip()}" for tag, url in page.alternates}))


class _Lists:
    """What the pages of a site say of their other languages."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.site = site_address(context) or ""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages to look at closer: with a list that is not plainly right, and not copies of another page."""
        paths = [path for path in document_paths(self.context) if path in self._doubtful and path not in self._kept]
        pages = map(self.context.site.pages.__getitem__, paths)
        return tuple(page for page in pages if self._is_canonical(page) and (page.alternates or self.is_wanted(page)))

    @cached_property
    def _doubtful(self) -> set[str]:
        """All pages but those that share one list, letter by letter, which names each of them once in its language.

        Nearly all pages are passed over so, without being made.
        """
        plain = {path for note, paths in self._noted.items() if self._is_plain(note, paths) for path in paths}
        wanted = {path for paths in self._noted.values() for path in paths}
        if self.context.sources is not None:
            wanted.update(self.context.edition_of)
        return wanted - plain

    @cached_property
    def _noted(self) -> Mapping[str, Sequence[str]]:
        return self.context.noted(ID, may_concern)

    def _is_plain(self, note: str, paths: Sequence[str]) -> bool:
        pairs = [line.partition(" ") for line in note.split("\n")]
        said = {tag.lower(): url for tag, _, url in pairs}
        if len(said) != len(pairs) or _DEFAULT not in said:
            return False
        found = {self._path(url): tag for tag, url in said.items() if tag != _DEFAULT}
        return found.keys() == set(paths) and all(
            _TAG.fullmatch(tag) and _is_same(tag, self.context.used.languages.get(path or "", ""))
            for path, tag in found.items()
        )

    def _path(self, url: str) -> str | None:
        """The file at a whole address of this site; None for others."""
        path = below(url, self.site) if self.site and _ABSOLUTE.match(url) else None
        return file_at(path, self.context.site.files) if path is not None else None

    def is_wanted(self, page: Page) -> bool:
        """Whether the page is an article's that is shown in another language too."""
        edition = self.context.edition_of.get(page.path)
        return edition is not None and len(self.context.editions_of(edition.article)) > 1 and not edition.is_withdrawn

    def target(self, page: Page, url: str) -> Page | None:
        """The page of this site at an address; None for other sites, and where nothing is built."""
        if _ABSOLUTE.match(url):
            path = below(url, self.site) if self.site else None
        else:
            found = self.context.addresses.resolve(url, page.url)
            path = found.path if found.kind == "internal" else None
        if path is None:
            return None
        files = self.context.site.files
        file = file_at(path, files) or file_at(path.rstrip("/") + ".html", files)
        return self.context.site.pages.get(file or "")

    def is_named_back(self, page: Page, other: Page) -> bool:
        """Whether the other page names this one."""
        return any(self.target(other, url.strip()) is page for _, url in other.alternates)

    @cached_property
    def _kept(self) -> frozenset[str]:
        return frozenset((*self.context.frozen_of, *self.context.history_paths))

    def _is_canonical(self, page: Page) -> bool:
        if not page.canonicals or not self.site:
            return True
        path = below(page.canonicals[0].strip(), self.site)
        return path is None or path in forms_of(page.url, strict=False)


def _faults(page: Page, lists: _Lists) -> Iterator[Fault]:
    if not page.alternates:
        yield Fault("none", {})
        return
    named = [(tag.strip(), url.strip()) for tag, url in page.alternates]
    seen: dict[str, str] = {}
    for tag, url in named:
        first = seen.setdefault(tag.lower(), url)
        if first != url:
            yield Fault("twice", {"tag": tag, "url": first, "other": url})
        elif tag.lower() != _DEFAULT:
            yield from _of_entry(page, tag, url, lists)
    targets = [lists.target(page, url) for _, url in named]  # where readers choose a language is x-default alone
    if page not in targets and None not in targets:
        yield Fault("not itself", {"own": page.language})
    if _DEFAULT not in seen:
        yield Fault("no default", {})


def _of_entry(page: Page, tag: str, url: str, lists: _Lists) -> Iterator[Fault]:
    target = lists.target(page, url)
    if not _TAG.fullmatch(tag):
        yield Fault("tag", {"tag": tag})
    elif target is page:
        if not _is_same(tag, page.language):
            yield Fault("itself wrong", {"tag": tag, "own": page.language})
    elif target is not None and not target.refresh:
        yield from _of_other(page, target, tag, url, lists)


def _of_other(page: Page, target: Page, tag: str, url: str, lists: _Lists) -> Iterator[Fault]:
    if target.language and not _is_same(tag, target.language):
        yield Fault("wrong", {"tag": tag, "url": url, "other": target.language})
    elif not lists.is_named_back(page, target):
        yield Fault("not mutual", {"tag": tag, "url": url})


@lru_cache(maxsize=1024)  # few are asked again and again
def _is_same(tag: str, language: str) -> bool:
    """Whether both name one language, whatever country they add; a page without a language has said nothing wrong."""
    return not language or tag.strip().lower().partition("-")[0] == language.strip().lower().partition("-")[0]
