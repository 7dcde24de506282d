"""What a report says in the language of its reader. English is what the code says; French comes from locale/fr.po."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from signoff.errors import SignoffError, objection
from signoff.model import Finding, Problem
from signoff.phrases import Phrase, filled

LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Tongue:
    """Translates templates: `catalogue` gives the forms of each (one, or singular and plural)."""

    language: str = "en"
    catalogue: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def say(self, template: str, **facts: Any) -> str:
        """The template in this language, filled from facts; as it stands when the catalogue does not have it."""
        return self._fill(self.catalogue.get(template, (template,))[0], facts)

    def fixed(self, words: str) -> str:
        """Words that are no template, such as the reason why a rule was skipped."""
        return self.catalogue.get(words, (words,))[0]

    def count(self, count: int, one: str, many: str, **facts: Any) -> str:
        """`one` or `many`, whichever fits the count, which they may name as {n}."""
        forms = self.catalogue.get(one, (one, many))
        is_one = count == 1 or (count == 0 and self.language == "fr")
        return self._fill(forms[0 if is_one else -1], {**facts, "n": self.number(count)})

    def number(self, number: int) -> str:
        """9,998 and 9 998 (with a narrow space)."""
        return f"{number:,}".replace(",", "\u202f" if self.language == "fr" else ",")

    def message(self, finding: Finding) -> str:
        """What a finding says."""
        return finding.message if finding.problem is None else self.problem(finding.problem, finding.message)

    def hint(self, finding: Finding) -> str:
        """What to do about it; empty when the rule does not say."""
        return finding.hint if finding.problem is None else self.advice(finding.problem, finding.hint)

    def problem(self, problem: Problem, english: str = "") -> str:
        """What a problem says; `english` where somebody has put that together already."""
        if self.language == "en":
            return english or problem.words
        words = self.say(problem.message, **problem.facts)
        return words + (self.count(problem.pages, " (on {n} page)", " (on {n} pages)") if problem.pages > 1 else "")

    def advice(self, problem: Problem, english: str = "") -> str:
        """What to do about a problem; empty when nobody says."""
        if self.language == "en" or not problem.hint:
            return english or problem.advice
        return self.say(problem.hint, **problem.facts)

    def language_name(self, code: str) -> str:
        """What a language is called in this one, as at the head of a column: « Français », "French"; its code when nobody knows."""
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 40 ms that only the table of all articles needs

        try:
            name = Locale.parse(code, sep="-").get_display_name(self.language)
        except (ValueError, UnknownLocaleError):
            name = None
        return name[:1].upper() + name[1:] if name else code

    def failure(self, error: SignoffError) -> str:
        """What stopped a command, with all the reasons."""
        head = self.say(error.message, **error.facts) if error.facts else self.fixed(error.message)
        to_do = self.say("do: {hint}", hint="")
        reasons = (objection(each.span, self.problem(each), self.advice(each), to_do) for each in error.against)
        return "\n".join([head, *reasons])

    def _fill(self, template: str, facts: Mapping[str, Any]) -> str:
        said = {
            key: self.say(fact.template, **fact.facts) if isinstance(fact, Phrase) else fact
            for key, fact in facts.items()
        }
        return filled(template, said)


ENGLISH = Tongue()


@cache
def tongue_of(language: str) -> Tongue:
    """The tongue of "en" or "fr"; the catalogue is read once."""
    if language == "en":
        return ENGLISH
    from babel.messages.pofile import read_po  # noqa: PLC0415 - 40 ms that an English report need not wait for

    with (Path(__file__).parent / "locale" / f"{language}.po").open("rb") as stream:
        found = read_po(stream, abort_invalid=True)
    catalogue: dict[str, tuple[str, ...]] = {}
    for message in found:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and all(forms):
            catalogue[str(message.id if isinstance(message.id, str) else message.id[0])] = tuple(map(str, forms))
    return Tongue(language, catalogue)


def language_of(environment: Mapping[str, str]) -> str:
    """The language of the messages, French or else English: the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "fr" if re.match(r"fr(ench)?(?![a-z])", locale.lower()) else "en"
