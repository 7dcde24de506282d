"""Of which articles and pages a rule had nothing to say, from one run to the next.

To look again at ten thousand pages of which one was edited takes most of a check. A rule that judges one article, or one page, by
itself does so in a function that is handed all that it may look at (Context.told). That it found nothing is remembered under a digest of
exactly that; what it did find, it finds anew each time. So a verdict is never taken over from another state, and no report
from an earlier run. What is remembered bears the mark of the user (signoff/hallmark.py): nobody else can say of a page that it is clean.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Protocol, TypeAlias

from signoff.model import Article, Edition
from signoff.program import program

Part: TypeAlias = "Article | Edition | str | tuple[Part, ...]"  # a page is named by its path
SIZE = 16  # bytes of a mark


class Store(Protocol):
    """Where bytes are kept from one run to the next: see site/cache.py."""

    def kept(self, name: str, key: bytes) -> bytes | None: ...
    def keep(self, name: str, key: bytes, words: bytes) -> None: ...


class Clean:
    """The marks of clean things of one site, by who judged them. Without a store there are none."""

    def __init__(self, store: Store | None = None, site: str = "") -> None:
        self._store = store
        self._site = site
        self._said: dict[int, tuple[object, str | None]] = {}  # by id(), with what keeps that from being another's

    def of(self, judge: str) -> bytes:
        """The marks of what was clean the last time that this function judged, one after the other."""
        words = self._store.kept(self._name(judge), _key()) if self._store else None
        return words or b""

    def put(self, judge: str, marks: Iterable[bytes]) -> None:
        """What is clean now."""
        words = b"".join(marks)
        if self._store and words != self.of(judge):
            self._store.keep(self._name(judge), _key(), words)

    def mark(self, thing: Iterable[Part], digest_of: Callable[[str], str], given: bytes) -> bytes | None:
        """The mark of things that are judged together by what is given; None where it is not known what one is made of.

        `digest_of` gives that of the page at a path, "" where it is not known.
        """
        said = self._all(thing, digest_of) if self._store else None
        return (
            None
            if said is None
            else hashlib.blake2b(said.encode("utf-8", "surrogatepass"), key=given, digest_size=SIZE).digest()
        )

    def _all(self, parts: Iterable[Part], digest_of: Callable[[str], str]) -> str | None:
        said = [self._one(part, digest_of) for part in parts]
        known = [each for each in said if each is not None]
        return repr(known) if len(known) == len(said) else None

    def _one(self, part: Part, digest_of: Callable[[str], str]) -> str | None:
        if isinstance(part, tuple):
            return self._all(part, digest_of)
        if isinstance(part, str):
            digest = digest_of(part)
            return f"{digest} {part}" if digest else None
        if id(part) not in self._said:
            self._said[id(part)] = (part, _edition(part) if isinstance(part, Edition) else _article(part))
        return self._said[id(part)][1]

    def _name(self, judge: str) -> str:
        return f"clean {judge} {self._site}"


def _key() -> bytes:
    return program().encode()


def marks_in(words: bytes) -> frozenset[bytes]:
    """The marks one by one."""
    return frozenset(words[at : at + SIZE] for at in range(0, len(words), SIZE))


def _article(article: Article) -> str | None:
    """All that an article is made of, in short; None when nobody computed it."""
    return repr((article.folder, article.files, sorted(article.pictures.items()))) if article.files else None


def _edition(edition: Edition) -> str | None:
    made = _article(edition.article)
    # Which record is which, the line says: it is among those of the article.
    records = [review and review.span.line for review in (edition.review, edition.last)]
    shown = (edition.text.path, edition.url, edition.current, edition.updated, edition.is_working, edition.standing)
    return made and repr((made, shown, records))
