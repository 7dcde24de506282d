"""In which language words are: French, English, or not decided.

Each word speaks for a language with its weight; words of names do not speak. What is left is summed up, and decided only at a
margin. docs/language.md says how that was measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from signoff.language.lexicon import JOINING, OTHER, STRONG, SURE, TOKEN, lexicon, plain
from signoff.language.names import HEADS, INSTITUTIONS, LINKS, TELLTALES, without_names

MARGIN = 3.0  # of the sum: e^3, odds of twenty to one
MARGIN_SHOUTED = 6.0  # CAPITALS hide which words are names
PART = 0.34  # of all that was said: where both languages speak, neither is decided
_FEW = 3  # words of which a single one may decide
_NAME = 8  # words of an institution behind its first
_RUN = 3  # words that make a run, if one of them only joins others ("salle d’attente"); else one more
_RUN_MARGIN = 7.0
_BREAK = re.compile(r"[,;:.!?()\[\]«»“”\"–—/|·]")


@dataclass(slots=True)
class Token:
    """A word where it stands. `weight` is 0 for words that do not speak; `breaks` when punctuation stands before it."""

    word: str
    weight: float
    start: int
    end: int
    is_capital: bool
    breaks: bool
    is_name: bool = False

    @property
    def is_elided(self) -> bool:
        return self.word.endswith("’")

    def silence(self) -> None:
        """Let the word be part of a name."""
        self.weight, self.is_name = 0.0, True


def language_of(words: str) -> str | None:
    """Either "fr" or "en"; None when it is not decided, which is never a fault of the words."""
    told = plain(words)
    return _decided(_tokens(told), _is_shouted(told))


def foreign_run(words: str, expected: str) -> str | None:
    """The first run of words of the other language within words of the `expected` one, as written."""
    told = plain(words)
    return _foreign_run(told, _tokens(told), expected)


def judged(told: str, expected: str) -> tuple[str | None, str | None]:
    """What the two questions above say of words that are plain() already, asked together."""
    tokens = _tokens(told)
    return _decided(tokens, _is_shouted(told)), _foreign_run(told, tokens, expected)


def _foreign_run(told: str, tokens: list[Token], expected: str) -> str | None:
    sign = 1 if expected == "fr" else -1
    joining = JOINING[OTHER[expected]]
    for run in _runs(tokens, sign):
        strong = [token for token in run if sign * token.weight >= STRONG]
        least = _RUN if any(token.word in joining for token in strong) else _RUN + 1
        is_long = len(strong) >= least and sign * sum(token.weight for token in run) >= _RUN_MARGIN
        if is_long or _is_keyword(told, run, sign, joining):
            return told[run[0].start : run[-1].end]
    return None


def _is_keyword(told: str, run: list[Token], sign: int, joining: frozenset[str]) -> bool:
    """Whether two words of a run, side by side or one apart, are surely foreign: "hip replacement", « salle d’attente ».

    Words that join others are not counted ("de santé"); two that a hyphen joins are one word; those with a capital are mostly names.
    """
    sure = [
        at
        for at, token in enumerate(run)
        if sign * token.weight >= SURE and not token.is_capital and token.word not in joining
    ]
    return any(
        later - at <= 2
        and not any(token.breaks or token.is_capital for token in run[at + 1 : later + 1])
        and told[run[at].end : run[later].start] != "-"
        for at, later in pairwise(sure)
    )


def _decided(tokens: list[Token], is_shouted: bool) -> str | None:  # noqa: FBT001
    total = sum(token.weight for token in tokens)
    said = sum(abs(token.weight) for token in tokens)
    sign = 1 if total > 0 else -1
    speaking = sum(
        not token.is_name and ((len(token.word) > 1 and not token.is_elided) or token.word in "aà") for token in tokens
    )
    if speaking < 2 or abs(total) < (MARGIN_SHOUTED if is_shouted else MARGIN) or abs(total) < PART * said:
        return None
    language = "en" if total > 0 else "fr"
    strong = [token.word for token in tokens if sign * token.weight >= STRONG]
    if not strong or (len(strong) == 1 and speaking > _FEW and strong[0] not in JOINING[language]):
        return None  # "MRI site, Paris 2nd arrondissement" is not French
    return language


def _is_shouted(words: str) -> bool:
    return words.upper() == words and words.lower() != words


def _runs(tokens: list[Token], sign: int) -> Iterator[list[Token]]:
    """Words of one language on end; those that speak for none may stand between, not at the ends."""
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and sign * token.weight > -1:
            run.append(token)
            continue
        while run and sign * run[0].weight <= 0:
            del run[0]
        while run and sign * run[-1].weight <= 0:
            del run[-1]
        if run:
            yield run
        run = []


def _tokens(words: str) -> list[Token]:
    """The words with their weights, names silenced."""
    bare = without_names(words)
    weights = lexicon().weights
    tokens = []
    behind = 0
    for match in TOKEN.finditer(bare):
        word = match[0].lower()
        between = bare[behind : match.start()]
        breaks = between != " " and bool(_BREAK.search(between))
        tokens.append(Token(word, weights.get(word, 0.0), match.start(), match.end(), match[0][0].isupper(), breaks))
        behind = match.end()
    if not _is_shouted(words):
        _silence(tokens)
    return tokens


def _silence(tokens: list[Token]) -> None:
    """Take the weight from words of names."""
    content = [token for token in tokens if token.word not in LINKS and len(token.word) > 1]
    if len(content) > 1 and all(token.is_capital for token in content):
        if not _is_heading(content):
            for token in tokens:
                token.silence()
        return
    _silence_institutions(tokens)
    for place, token in enumerate(tokens):
        if token.is_capital and place and not _begins(tokens, place):
            token.silence()
    _silence_links(tokens)


def _begins(tokens: list[Token], place: int) -> bool:
    """Whether a word is the first but for an elision: « L’Examen »."""
    return all(token.is_elided for token in tokens[:place])


def _is_heading(content: list[Token]) -> bool:
    """Whether a line of capitals is an English heading, or a French one, and not a name."""
    words = {token.word for token in content}
    if words & TELLTALES["en"] or words & TELLTALES["fr"]:
        return True
    return not words & INSTITUTIONS and all(token.weight >= STRONG for token in content)


def _silence_institutions(tokens: list[Token]) -> None:
    """Silence « Haute Autorité de santé »: from the capital to the next punctuation, or to a word that is surely English."""
    for place, token in enumerate(tokens):
        if token.is_capital and token.word in HEADS and not token.is_name:
            for follower in tokens[place : place + 1 + _NAME]:
                if follower is not token and (follower.breaks or follower.weight >= STRONG):
                    break
                follower.silence()


def _silence_links(tokens: list[Token]) -> None:
    """The small words before a capital within a line: "de la" of "Hôpital de la Pitié"."""
    for place in range(len(tokens) - 1, 0, -1):
        before, token = tokens[place - 1], tokens[place]
        if token.is_name and not token.breaks and not before.is_capital and before.word in LINKS:
            before.silence()
