"""A medical term has a slip of the hand in it.

Why: a reader who looks the word up finds nothing, a search engine leads nobody here, and who sees that nobody read the spelling over
wonders whether somebody read the doses.

Looks at the working texts for words that are one letter, or two that changed places, away from a term: some 800 English and 1,700
French ones, and the words of glossary.toml. A missing accent is another letter.
Does not look at: words of less than seven letters, words that any dictionary of either language knows, another ending of a
term, names, code, built pages. A word that is right is no finding once it stands in glossary.toml.

Bad: content/articles/knee-scan/en.md
    The radoilogist takes ten minutes.
Good:
    The examination takes ten minutes.

Source: house rule; incident: a misspelt term on a page that had been online for two years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from signoff.language.lexicon import lexicon
from signoff.model import Article, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.spelling.house_words import house_words
from signoff.rules.spelling.suspects import suspects
from signoff.rules.world import World
from signoff.spelling.terms import Terms
from signoff.spelling.vocabulary import vocabulary

ID = "SPL001"
SEVERITY = Severity.WARNING

_LEAST = 8  # letters of a word of glossary.toml: nobody has looked up its neighbours


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such word of a text, at its first place."""
    for _, problems in context.told(_of_article, ((article,) for article, _ in context.each)):
        yield from problems


def _of_article(article: Article, world: World) -> list[Problem]:
    house = tuple((language, house_words(world, language)) for language in world.settings.languages)
    return [
        Problem(
            "{word!r} looks like {meant!r} misspelt",
            {"word": found.word, "meant": found.meant},
            found.span,
            also=found.also,
            hint="write it as it is meant; if the word is right, put it into glossary.toml",
        )
        for found in suspects(article.working.values(), _asker(house))
    ]


@lru_cache(maxsize=2)
def _asker(house: tuple[tuple[str, frozenset[str]], ...]) -> Callable[[str, str], str | None]:
    """What says which term a word was meant for; most words are asked about once, however many texts there are."""
    known = frozenset().union(*(words for _, words in house))
    terms = {
        language: Terms(_of_books(language) | {word for word in words if len(word) >= _LEAST})
        for language, words in house
    }

    @cache
    def meant(word: str, language: str) -> str | None:
        return None if word in known or is_right(word, language) else terms[language].meant_by(word)

    return meant


def _of_books(language: str) -> frozenset[str]:
    return vocabulary().terms.get(language, frozenset())


@cache
def _every_term() -> frozenset[str]:
    return frozenset().union(*vocabulary().terms.values())


def is_right(word: str, language: str) -> bool:
    """Whether a word in lower case is a term of either language, or a word that some dictionary knows."""
    books = vocabulary()
    return (
        word in _every_term()
        or word in books.right.get(language, ())
        or word in books.common
        or word in lexicon().weights
    )
