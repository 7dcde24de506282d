"""What was built: the facts of pages and of the site that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from signoff.dress import Dress
from signoff.phrases import Phrase
from signoff.words import Node


class Link(NamedTuple):
    """An address that a page holds, as written: a tuple, for a site has a million of them and a dataclass takes three times as long.

    `order` numbers the addresses of the page from 0, in the order of the document; `part` is the data-signoff region
    it stands in ("" outside of all), `rel` the keywords of a <link> or <a>. `label` is what a screen reader says of a link
    without words (aria-label, title, alternative text); `ignored` the rules that its data-signoff-ignore names. `language` is
    that of its words (the nearest lang), `hidden` whether neither eye, key nor screen reader finds it.
    """

    element: str
    attribute: str
    url: str
    words: str
    order: int
    part: str = ""
    rel: frozenset[str] = frozenset()
    label: str = ""
    hreflang: str = ""
    ignored: frozenset[str] = frozenset()
    language: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A line of the page that states an update or a review.

    `kind` is "date" or "name", `shown` the words behind the label, `datetime` the machine's form (None without <time>).
    """

    kind: str
    language: str
    shown: str
    datetime: str | None
    words: str


class ParseError(NamedTuple):
    """A place where the markup of a page breaks the HTML standard: `tag` as it is written there."""

    line: int
    column: int
    code: str
    tag: str


class Foreign(NamedTuple):
    """Words of a page in another language than the `expected` one, French where that is English, and the reverse.

    `kind` is "block" (a whole sentence) or "words" (a run within one); `where` the element, or the attribute of one; `part` and
    `ignored` as in Link.
    """

    kind: str
    words: str
    expected: str
    where: str
    part: str
    ignored: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Page:
    """The facts of one built HTML file. `path` is relative to the checked folder; `url` is its root-relative address.

    `parts` are the words of each data-signoff region as trees, `loose` the words of the body that stand in none of them,
    header and footer left out, and whatever could run a program or write words; `around` is what header and footer say, and what
    attributes say outside of the approved words; `dress` what is about these words and may change what a reader gets.
    `title` is the first of `titles`, `description` None when the page has none. `alternates` are (hreflang, address) as
    written, `ids_twice` the ids that stand on more than one element, `refresh` the address of a meta refresh, `size` bytes,
    `base` what <base href> says ("" without), `parse_errors` the defects of its markup that PAG007 tells, `json_ld` the texts
    of its JSON-LD scripts, `foreign` what is in another language than it should be, `cards` the
    kinds of its care cards, "" for one of none.
    """

    path: str
    url: str
    language: str
    title: str
    description: str | None
    links: Sequence[Link]
    anchors: frozenset[str]
    parts: Mapping[str, tuple[Node, ...]]
    loose: tuple[str, ...]
    review_lines: tuple[ReviewLine, ...]
    titles: tuple[str, ...] = ()
    canonicals: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    ids_twice: tuple[str, ...] = ()
    noindex: bool = False
    refresh: str | None = None
    size: int = 0
    base: str = ""
    parse_errors: tuple[ParseError, ...] = ()
    json_ld: tuple[str, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    cards: tuple[str, ...] = ()
    dress: tuple[Dress, ...] = ()
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of a folder by path, the addresses that its stylesheets and manifests name, and all its files.

    `style_places` are line and column of each of these addresses; `sizes` are bytes by file, those of pages rounded up to
    whole kilobytes (Page.size is exact); `sitemaps` the addresses that each sitemap*.xml lists, `named` what sitemaps and feeds name besides; `feeds` what is wrong with each
    Atom or RSS file (None when nothing is), `unreadable` what keeps a sitemap from being read. `redirects` are the paths that a
    _redirects file answers for, `sent_on` where it leads, each with line and column; `unread` says why a file could not be read, `totals` count the links of each page. `root` is
    the folder as a finding names it: relative to the project, or as it was given.
    `digest` stands for all of it but the pages' exact sizes and their links one by one; "" when that is not known.
    """

    root: str
    pages: Mapping[str, Page]
    styles: Mapping[str, tuple[Link, ...]]
    files: frozenset[str]
    style_places: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    sitemaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    feeds: Mapping[str, Phrase | None] = field(default_factory=dict)
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unreadable: Mapping[str, Phrase] = field(default_factory=dict)
    redirects: tuple[str, ...] = ()
    sent_on: tuple[tuple[str, int, int], ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    totals: Mapping[str, int] = field(default_factory=dict)
