"""What the rules of a run want to know of each page: which facts that take long to read, and which notes.

Most facts of a page cost next to nothing; those named in SLOW are read only when a rule that runs has named them. A page on which
they were not read does not have none: whoever looks at them all the same is stopped. The links of a page are always there for those
who want them later; the slow thing is to look at each where the page is read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn

from signoff.model import Page

# Most are names of fields of Page. What each takes: bench/stages.py.
LINKS = "links"
NOTES = "notes"  # no field of a page, but what rules note of it, and in which language its links are said to lead
SLOW = frozenset({"foreign", "parse_errors", "review_lines", LINKS, NOTES})
KEPT = "kept"  # no fact of a page, but what was done with one: its links lie with it


class Glance(NamedTuple):
    """What is known of a page's links before anybody looks at each.

    `addresses` are all that are written, each with a NUL behind; `fetched` those that a browser asks for by itself; `words` what
    links say, their labels where they have no words; `base` what <base href> says, `canonical` the page's first one ("" without).
    """

    addresses: str
    fetched: Collection[str]
    words: Collection[str]
    base: str
    canonical: str


class Question(NamedTuple):
    """What is asked of each page where it is read: True or words when there is something to note, False or None when not.

    `reads` are the slow facts that it is answered from. One about links may be answered at a `glance`: False where it has nothing
    to note for sure. Links are looked at one by one only on pages at which a glance does not suffice.
    """

    ask: Callable[[Page], bool | str | None]
    reads: frozenset[str] = frozenset()
    glance: Callable[[Glance], bool] | None = None


@dataclass(frozen=True)
class Asked:
    """`questions` by the id of the rule, or other name, that their answers are kept under; `facts` are names of SLOW ones.

    `keeps` says whether rules look at the links of most pages, so that these are worth to be kept.
    """

    questions: Mapping[str, Question] = field(default_factory=lambda: MappingProxyType({}))
    facts: frozenset[str] = SLOW
    keeps: bool = False

    @property
    def wanted(self) -> frozenset[str]:
        """The facts, and what is to be kept."""
        return self.facts | {KEPT} if self.keeps else self.facts

    @cached_property
    def glances(self) -> tuple[Callable[[Glance], bool], ...]:
        """What may spare a page's links a closer look; none where somebody wants to look at them in any case."""
        asked = [question.glance for question in self.questions.values() if LINKS in question.reads]
        glances = tuple(glance for glance in asked if glance is not None)
        return glances if len(glances) == len(asked) and not self.keeps else ()

    def notes(self, page: Page, facts: Iterable[str]) -> dict[str, str]:
        """The answers of a page of which these slow facts were read, by question; "" for a plain yes."""
        read = frozenset(facts)
        if NOTES not in read:
            return {}
        answers = {name: question.ask(page) for name, question in self.questions.items() if question.reads <= read}
        return {name: answer if isinstance(answer, str) else "" for name, answer in answers.items() if answer}


class Unread(tuple[Any, ...]):
    """The place of a fact that was not read."""

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise LookupError("a rule looks at a fact of the page that it does not name in READS")

    def __iter__(self) -> Iterator[Any]:
        self._refuse()

    def __getitem__(self, place: object) -> Any:
        self._refuse()

    __len__ = __contains__ = __bool__ = _refuse


UNREAD = Unread()
