"""Words of the glossary in a body become links to their explanations: each at its first place on the page.

A tooltip (`title` alone) says nothing to who has no mouse, and an explanation within the text would be words that nobody
approved. A link adds no word, needs no script, and is there for everybody. Elements are put around words, all else stays
byte for byte: the tree of words, and so the digest, is that of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from signoff.model import Explained, Term
from signoff.sources.terms import Matcher

_TAG = re.compile(r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<more>(?:"[^"]*"|'[^']*'|[^'">])*)>""", re.S)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.I)
_SPACE_ENTITY = re.compile(r"&(?:nbsp|#160|#xa0|#8239|#x202f);", re.I)
# Where no link may stand, where one would be in the way, and what is no running text.
_CLOSED = frozenset(
    "a h1 h2 h3 h4 h5 h6 th caption abbr dfn code pre kbd samp var del s script style svg math button label q cite".split()
)
_LANGUAGE = re.compile(r"\slang\s*=")
_CARD = re.compile(r'\sclass="care\b')  # what to do at once is read without detours


@dataclass(frozen=True, eq=False)
class Glossary:
    """The terms of one language as a body needs them. `url` is the address of the page that explains them.

    Each is equal to itself alone, so that what was explained can be remembered by it.
    """

    matcher: Matcher
    words: Mapping[str, Explained]
    url: str

    def link(self, key: str, typed: str) -> str:
        """Words of a body as a link; those of an abbreviation say what it stands for."""
        explained = self.words[key]
        inner = typed
        if explained.long and typed.startswith(explained.term):
            inner = f'<abbr title="{escape(explained.long)}">{typed}</abbr>'
        return f'<a class="term" href="{escape(self.url)}#{key}">{inner}</a>'


def glossary_of(terms: Sequence[Term], language: str, url: str) -> Glossary:
    """The glossary of a language; the same one for the same terms."""
    return _glossary(tuple((term.key, term.words[language]) for term in terms), language, url)


@lru_cache(maxsize=4)  # a preview makes its pages anew after each change, mostly of something else
def _glossary(words: tuple[tuple[str, Explained], ...], language: str, url: str) -> Glossary:
    forms = tuple((key, form) for key, explained in words for form in explained.forms)
    return Glossary(Matcher(forms, language), dict(words), url)


def with_explanations(html: str, glossary: Glossary) -> str:
    """A body in which the first place of each term leads to its explanation."""
    told: set[str] = set()
    return "".join(_linked(piece, glossary, told) if is_open else piece for is_open, piece in _pieces(html))


def _pieces(html: str) -> Iterator[tuple[bool, str]]:
    """The text and the tags one after the other, each with whether it is text in which a link may stand."""
    at, closed, depth = 0, "", 0
    for tag in _TAG.finditer(html):
        if tag.start() > at:
            yield not closed, html[at : tag.start()]
        yield False, tag[0]
        at = tag.end()
        name = (tag["name"] or "").lower()
        if closed and name == closed:
            depth += -1 if tag["end"] else 1
            closed = closed if depth else ""
        elif name and not closed and not tag["end"] and _is_closed(name, tag["more"]):
            closed, depth = name, 1
    if at < len(html):
        yield not closed, html[at:]


def _is_closed(name: str, more: str) -> bool:
    return name in _CLOSED or bool(_LANGUAGE.search(more) or _CARD.search(more))


def _linked(text: str, glossary: Glossary, told: set[str]) -> str:
    found: list[str] = []
    at = 0
    for key, start, end in glossary.matcher.find(_ENTITY.sub(_blank, text)):
        if key not in told:
            told.add(key)
            found += [text[at:start], glossary.link(key, text[start:end])]
            at = end
    return "".join([*found, text[at:]])


def _blank(entity: re.Match[str]) -> str:
    """As many characters, none of which is a letter: `&eacute;` holds no word."""
    return (" " if _SPACE_ENTITY.fullmatch(entity[0]) else "\0") * len(entity[0])
