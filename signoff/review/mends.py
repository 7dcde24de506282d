"""What `signoff check --fix` changes in the working texts: white space, quotation marks and ordinals, and nothing else.

A slip is mended where it was found. What would make another text for the digest (a quotation mark, an ordinal) is mended only
while nobody approved the version; what the digest folds is mended always. Then the new file is read as any other is, and
compared with the old one: no approved digest, no address, no anchor, no code and no word may have changed. A mend that does
not pass is left out. Frozen texts are never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from signoff.model import Article, Slip, Sources, Text
from signoff.review.digest import digest_of
from signoff.review.journal import FileChange
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.texts import TextReader
from signoff.words import plain

MENDED = ("TYP001", "TYP002", "TYP003", "TYP004", "TYP006")  # the rules of texts whose slips can be mended
_ROUNDS = 3  # a mend may bring another to light: a pair of quotation marks, then the space before it
_LINE_END = re.compile(r"(\r\n|\r|\n)")
_BOM = "\ufeff"
_DRESS = re.compile(r"[\s«»“”„]+")
_ORDINAL = re.compile(r"(?<=[0-9IVX])(?:i?[èe]me|è|ér|ier|er|[ie]?[èe]re|re|e|st|nd|rd|th)(?=s?(?:\W|$))")
_CODE = re.compile(r"<(code|pre)\b[^<>]*>.*?</\1>", re.S)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its mends: how many, and what it becomes."""

    change: FileChange
    count: int


def is_bound(article: Article, text: Text) -> bool:
    """Whether somebody approved the version of a text: its words may then change with the next version alone."""
    return not article.is_page and any(
        (review.language, review.version) == (text.language, text.version) for review in article.reviews
    )


def mended_texts(sources: Sources, settings: Settings, rules: Collection[str]) -> Iterator[Mended]:
    """A file for each working text in which there is something to mend for one of the rules."""
    reader = Reader(settings.root)
    texts = TextReader(reader)
    for article in (*sources.articles, *sources.pages):
        for text in article.working.values():
            if _wanted(article, text, rules):
                yield from _mended(article, text, rules, texts)


def _wanted(article: Article, text: Text, rules: Collection[str]) -> list[Slip]:
    bound = is_bound(article, text)
    return [slip for slip in text.slips if slip.meant is not None and slip.rule in rules and (slip.folds or not bound)]


def _mended(article: Article, text: Text, rules: Collection[str], texts: TextReader) -> Iterator[Mended]:
    before = (texts.reader.root / text.path).read_bytes()
    now, content, count, refused = text, before, 0, set[Slip]()
    for _ in range(_ROUNDS):
        slips = [slip for slip in _wanted(article, now, rules) if slip not in refused]
        if not slips:
            break
        bound = is_bound(article, text)
        new, applied = _try(now, content, slips, texts, bound=bound)
        refused.update(slip for slip in slips if slip not in applied)
        if new is None:
            break
        content, count = new, count + len(applied)
        now = _read(now, content, texts) or now
    if content != before:
        yield Mended(FileChange(text.path, before, content), count)


def _try(
    text: Text, content: bytes, slips: list[Slip], texts: TextReader, *, bound: bool
) -> tuple[bytes | None, list[Slip]]:
    """The content with all slips mended; where that changes more than it may, with those that do not."""
    whole = with_slips_mended(content, slips)
    if _is_same(text, _read(text, whole, texts), bound=bound):
        return whole, slips
    applied: list[Slip] = []
    best: bytes | None = None
    for slip in slips:
        tried = with_slips_mended(content, [*applied, slip])
        if _is_same(text, _read(text, tried, texts), bound=bound):
            applied.append(slip)
            best = tried
    return best, applied


def with_slips_mended(content: bytes, slips: Iterable[Slip]) -> bytes:
    """The bytes of a text with its slips mended; byte order mark, line ends and all else stay as they are."""
    words = content.decode("utf-8")
    mark = _BOM if words.startswith(_BOM) else ""
    parts = _LINE_END.split(words[len(mark) :])  # line, end, line, end, line
    for slip in sorted(slips, key=lambda slip: (slip.line, slip.column), reverse=True):
        at = 2 * (slip.line - 1)
        start = slip.column - 1
        end = start + len(slip.typed)
        if parts[at][start:end] == slip.typed:
            parts[at] = parts[at][:start] + (slip.meant or "") + parts[at][end:]
    return (mark + "".join(parts)).encode("utf-8")


def _read(text: Text, content: bytes, texts: TextReader) -> Text | None:
    file = texts.reader.decode(text.path, content)
    return texts.of(file, text.key, text.language) if file else None


def _is_same(before: Text, after: Text | None, *, bound: bool) -> bool:
    """Whether nothing changed but what may: the digest of approved words never does."""
    if after is None or (bound and digest_of(before) != digest_of(after)):
        return False
    kept = [
        (_TAG.findall(text.html), [found[0] for found in _CODE.finditer(text.html)], text.slug, text.version)
        for text in (before, after)
    ]
    return kept[0] == kept[1] and _letters(before) == _letters(after)


def _letters(text: Text) -> list[str]:
    """Title, summary, change note and body without white space, quotation marks and the endings of ordinals."""
    words = [text.title, text.summary, text.value("change"), plain(text.body)]
    return [_DRESS.sub("", _ORDINAL.sub("", each.replace("’", "'"))) for each in words]
