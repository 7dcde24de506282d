"""Keywords of the other language within a text: words of its other language's title, and terms of the glossary.

"Spine injection" in a French sentence is no foreign run, for French writes « injection » too: that it is a keyword, only the sources tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from signoff.language.judge import language_of
from signoff.language.lexicon import JOINING, OTHER, SURE, lexicon, plain
from signoff.language.names import without_names
from signoff.model import Article, Span, Text
from signoff.rules.context import Context
from signoff.rules.world import World
from signoff.sources.markdown import parse

_HEAD = re.compile(r"\s*[:?!–—(]")  # "Lumbar spine injection: the guide" is about what stands before the colon
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_CONTENT = 4  # letters of a word that a keyword may begin or end with
_SIGNS = {"fr": -1, "en": 1}


class Pasted(NamedTuple):
    """A keyword of the other language, as typed, and where."""

    words: str
    language: str
    span: Span


def pasted_keywords(context: Context) -> Iterator[Pasted]:
    """The first keyword of each block of the working texts that holds one."""
    for _, found in context.told(_of_article, ((article,) for article, _ in context.each)):
        yield from found


def _of_article(article: Article, world: World) -> list[Pasted]:
    terms = {language: _terms(world, language) for language in OTHER}
    return [pasted for text in article.working.values() for pasted in _of_text(article, text, terms)]


def _of_text(article: Article, text: Text, terms: Mapping[str, frozenset[str]]) -> Iterator[Pasted]:
    wanted = (_of_title(article, text) | terms[OTHER[text.language]]) - _at_home(article, text, terms)
    if not wanted:
        return
    pattern = _any(wanted)
    marked = _marked(text)
    for block in text.blocks:
        match = pattern.search(_QUOTED.sub(" · ", plain(block.words)))
        if match and match[0].lower() not in marked and language_of(block.words) != OTHER[text.language]:
            yield Pasted(match[0], text.language, Span(text.path, block.line))


def _terms(world: World, language: str) -> frozenset[str]:
    glossary = world.sources.glossary if world.sources else ()
    return _keywords(
        tuple(form for term in glossary if language in term.words for form in term.words[language].forms), language
    )


@lru_cache(maxsize=8)
def _keywords(forms: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(form for form in map(_key, forms) if _is_keyword(form, language))


def _of_title(article: Article, text: Text) -> frozenset[str]:
    """The runs of words of the other text's title that begin and end with a word of content."""
    there = OTHER[text.language]
    other = article.working.get(there)
    words = _key(_HEAD.split(other.title)[0]).split() if other else []
    runs = (words[start:end] for start in range(len(words)) for end in range(start + 2, len(words) + 1))
    found = (
        " ".join(run)
        for run in runs
        if all(len(word) >= _CONTENT and word not in JOINING[there] for word in (run[0], run[-1]))
    )
    return frozenset(words for words in found if _is_keyword(words, there))


def _at_home(article: Article, text: Text, terms: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What the text's own language has as well."""
    own = _key(text.title)
    return terms[text.language] | {words for words in _of_title(article, text) if words in own}


def _is_keyword(words: str, language: str) -> bool:
    """Whether words are two or more, and one of them is surely of the language; phrases at home in both are none."""
    weights, parts = lexicon().weights, words.split()
    is_sure = any(weights.get(part, 0.0) * _SIGNS[language] >= SURE for part in parts if part not in JOINING[language])
    return len(parts) > 1 and is_sure and without_names(words) == words


def _key(words: str) -> str:
    return plain(words).lower()


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the phrases as whole words, the longest first."""
    ordered = sorted(phrases, key=lambda words: (-len(words), words))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])", re.I)


def _marked(text: Text) -> str:
    """The words of a text that are marked as being in a language, in lower case."""
    if "lang=" not in text.html:
        return ""
    return " ".join(_key(element.text()) for element in parse(text.html).css("[lang]"))
