"""A page -> what in it is in another language than the page says.

Nearly all blocks are passed over at once: none, or one, of their words belongs to the other language. Only the rest is taken apart
into sentences and judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from signoff.language.judge import judged, language_of
from signoff.language.lexicon import OTHER, plain
from signoff.language.names import REFERENCE, REFERENCES
from signoff.language.voices import voices
from signoff.model import Foreign
from signoff.site.blocks import blocks
from signoff.site.html import Document
from signoff.site.spots import Spots

# Where one sentence ends and another begins; a title and the name of its site are two.
_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ÖØ-Þ0-9(\[])|(?<=[.!?…][)\]])\s+|\s[–—|·•/]\s|\n|;\s")
_SITE = re.compile(r"\s[–—|·]\s")  # "Lumbar MRI – Centre des Patients": what stands behind it is the name of the site
_QUOTED = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"")
_WORD = re.compile(r"\w")
_QUOTED_LEAST = 4  # words: shorter ones are spoken of, not spoken
_SHORT = 8  # words of a block of which one alone may decide
_OUTVOTED = 2  # times as many words of the page's own language: then only a run can be foreign
_VOICES = {"fr": "f", "en": "e"}
# Two words of the other language with at most one between them, or three without any of the page's own.
_RUNS = {"fr": re.compile("F[f-]?F|[fF]-*[fF]-*[fF]"), "en": re.compile("E[e-]?E|[eE]-*[eE]-*[eE]")}
_MOST = 50  # findings of a page: whoever has more wrote it in the wrong language
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def foreign_of(document: Document, raw: bytes) -> tuple[Foreign, ...]:
    """What is foreign on a page, in the order of its blocks: of each block the first that is. `raw` is the page's file."""
    found: list[Foreign] = []
    spots: Spots | None = None
    in_references = False
    for block in blocks(document):
        if block.element.tag in _HEADINGS and not block.attribute:
            in_references = bool(REFERENCES.fullmatch(plain(block.words)))
        language = block.place.language
        if language not in OTHER or not _may_be_foreign(block.words, language):
            continue
        if (in_references and block.element.tag not in _HEADINGS) or REFERENCE.search(block.words):
            continue
        is_title = block.element.tag == "title" or block.attribute == "content"
        first = _SITE.split(block.words)[0] if is_title else block.words
        for kind, words in _judged(first, language):
            spots = spots or Spots(document, raw)
            line, column = spots.of(block.element, block.attribute, words)
            place = block.place
            where = block.attribute or (block.element.tag or "")
            found.append(Foreign(kind, words, language, where, place.part, place.ignored, line, column))
            break
        if len(found) >= _MOST:
            break
    return tuple(found)


@lru_cache(maxsize=1 << 13)  # a menu says the same on every page
def _may_be_foreign(words: str, language: str) -> bool:
    """Whether words are worth a closer look: quick, and never False where one would find something."""
    said = voices(words)
    low = said.lower()
    foreign, own = low.count(_VOICES[OTHER[language]]), low.count(_VOICES[language])
    if foreign < 2:
        return foreign > 0 and len(said) <= _SHORT
    return own <= _OUTVOTED * foreign or bool(_RUNS[OTHER[language]].search(said))


def _judged(words: str, language: str) -> Iterator[tuple[str, str]]:
    """("block" or "words", the words) for what is foreign: whole sentences first, then runs within one and quotations."""
    quotes = [next(filter(None, match.groups()), "") for match in _QUOTED.finditer(words)]
    sentences = [plain(part) for part in _END.split(_QUOTED.sub(" · ", words))]
    said = [(told, *judged(told, language)) for told in sentences if _may_be_foreign(told, language)]
    yield from (("block", told) for told, spoken, _ in said if spoken == OTHER[language])
    yield from (("words", run) for _, _, run in said if run)
    for told in map(plain, quotes):
        if len(told.split()) >= _QUOTED_LEAST and language_of(told) == OTHER[language]:
            yield "words" if any(_WORD.search(sentence) for sentence in sentences) else "block", told
