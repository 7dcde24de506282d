"""An article and the word behind it are typed as one.

Why: a space was lost, mostly where a text was copied or a link was put in; a screen reader stumbles over "thespine", and no search finds
it.

Looks at the working texts: the, your, this; le, la, les, un, une, des, du, cette, votre; « lexamen », whose apostrophe was lost; small
words such as "ofthe".
Does not look at: words that any dictionary of either language knows, words with a capital within a sentence, and in French
wherever they stand, since most are names, code, built pages. A word that is right is no finding once it stands in glossary.toml.

Bad: content/articles/knee-scan/en.md
    Theexamination takes ten minutes.
Good:
    The examination takes ten minutes.

Source: house rule; incident: an article and its noun in one on a page of the group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from signoff.language.lexicon import lexicon
from signoff.model import Article, Problem, Severity, Text
from signoff.rules.context import Context
from signoff.rules.spelling.house_words import house_words
from signoff.rules.spelling.suspects import suspects
from signoff.rules.world import World
from signoff.spelling.glue import glued
from signoff.spelling.vocabulary import vocabulary

ID = "SPL002"
SEVERITY = Severity.WARNING

_SIGNS = {"fr": -1, "en": 1}


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such word of a text, at its first place."""
    for _, problems in context.told(_of_article, ((article,) for article, _ in context.each)):
        yield from problems


def _of_article(article: Article, world: World) -> list[Problem]:
    house = tuple((language, house_words(world, language)) for language in world.settings.languages)
    return list(_problems(article.working.values(), _asker(house)))


@lru_cache(maxsize=2)
def _asker(house: tuple[tuple[str, frozenset[str]], ...]) -> Callable[[str, str], tuple[str, str] | None]:
    """What says which two words one was; most words are asked about once, however many texts there are."""
    books, weights, own = vocabulary(), lexicon().weights, dict(house)
    known = frozenset().union(*own.values(), *books.terms.values(), *books.right.values(), books.alike, books.common)

    @cache
    def parts(word: str, language: str) -> tuple[str, str] | None:
        def is_word(rest: str) -> bool:
            is_spoken = weights.get(rest, 0) * _SIGNS[language] > 0
            return is_spoken or rest in books.common or rest in books.terms[language] or rest in own[language]

        return None if word in known or word in weights else glued(word, language, is_word)

    return parts


def _problems(texts: Iterable[Text], parts: Callable[[str, str], tuple[str, str] | None]) -> Iterator[Problem]:
    for found in suspects(texts, parts):
        if found.text.language == "fr" and found.word[0].isupper():
            continue  # Lapatient may be a name
        first, second = found.meant
        apart = f"{first}{second}" if first.endswith("’") else f"{first} {second}"
        yield Problem(
            "{word!r} is two words typed as one: {apart!r}",
            {"word": found.word, "apart": apart},
            found.span,
            also=found.also,
            hint="put the space or the apostrophe back; if the word is right, put it into glossary.toml",
        )
