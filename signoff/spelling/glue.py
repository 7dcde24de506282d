"""Whether a word is an article and a noun typed as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

# « l » and « d » have lost their apostrophe: « lexamen ».
ARTICLES: Mapping[str, tuple[str, ...]] = {
    "fr": ("votre", "cette", "une", "des", "les", "la", "le", "un", "du", "l", "d"),
    "en": ("the", "your", "this"),
}
LEAST_OF_REST = 4  # letters of the noun
_ELIDED = ("l", "d")
_VOWELS = frozenset("aàâeéèêiîïoôuùûhyœæ")
# Small words that are typed as one, and no word of their own.
_SMALL: Mapping[str, frozenset[str]] = {
    "fr": frozenset(
        "dela dansla dansle dansles surla surles pourla pourles avecla avecle avecles etla etles estla estle estune àla".split()
    ),
    "en": frozenset("ofthe inthe tothe onthe forthe andthe atthe bythe fromthe withthe isthe inthis ofyour toyour inyour".split()),
}  # fmt: skip
_LAST = {"fr": ("la", "les", "le", "une"), "en": ("the", "this", "your")}


def glued(word: str, language: str, is_word: Callable[[str], bool]) -> tuple[str, str] | None:
    """The article and the noun of a word in lower case; None when it is not made of two. `is_word` knows real nouns."""
    if word in _SMALL[language]:
        last = next(each for each in _LAST[language] if word.endswith(each))
        return word.removesuffix(last), last
    if language == "fr" and is_word(word.replace("e", "é", 1)):
        return None  # « deshydratation » lacks its accent
    for article in ARTICLES[language]:
        rest = word[len(article) :]
        if not word.startswith(article) or len(rest) < LEAST_OF_REST or not is_word(rest):
            continue
        if article not in _ELIDED:
            return article, rest
        if rest[0] in _VOWELS:
            return f"{article}’", rest
    return None
