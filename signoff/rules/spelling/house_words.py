"""The words that the project itself explains: they are right as they stand in its glossary."""

from __future__ import annotations

import re

from signoff.rules.world import Shelf

_WORD = re.compile(r"[^\W\d_]+")


def house_words(world: Shelf, language: str) -> frozenset[str]:
    """The words of the terms of glossary.toml in a language, in lower case."""
    terms = world.sources.glossary if world.sources else ()
    forms = (form for term in terms if language in term.words for form in term.words[language].forms)
    return frozenset(word.lower() for form in forms for word in _WORD.findall(form))
