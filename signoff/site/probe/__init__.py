"""The web, asked about the addresses that a site links to: dated facts, gathered before any rule looks at them.

facts holds what is known of each address from one run to the next, asking puts the question to all addresses, ask to one, turns keeps the
pace at each host, guard keeps requests away from private networks. Nothing here judges: a rule decides what a fact means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from signoff.site.probe.answer import Answer, Outcome
from signoff.site.probe.facts import Fact, learnt
from signoff.site.probe.manners import Manners

__all__ = ["Answer", "Asked", "Fact", "Manners", "Outcome", "probe"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one run learnt: a fact for each address that answered, or could not, and the addresses it had no time for."""

    facts: Mapping[str, Fact]
    left: tuple[str, ...] = ()


def probe(
    urls: Iterable[str],
    known: Mapping[str, Fact],
    manners: Manners,
    today: date,
    progress: Callable[[int, int], None] | None = None,
) -> Asked:
    """Ask each address that is not known well enough, once, within the time that `manners` allow.

    Those asked longest ago come first, so that a run that ends early is continued by the next. Ctrl-C keeps what was learnt.
    """
    due = sorted({url for url in urls if is_due(known.get(url), manners, today)}, key=lambda url: _age(known.get(url)))
    answers: dict[str, Answer] = {}
    if due:
        from signoff.site.probe.asking import ask_all  # noqa: PLC0415 - aiohttp takes 150 ms, and most runs ask nobody

        try:
            ask_all(due, manners, answers, progress)
        except KeyboardInterrupt:
            if not answers:
                raise
    facts = {url: learnt(url, known.get(url), answer, today) for url, answer in _believed(answers).items()}
    return Asked(facts, tuple(url for url in due if url not in answers))


def is_due(fact: Fact | None, manners: Manners, today: date) -> bool:
    """Whether an address has to be asked: never yet, too long ago, or on an earlier day without a clear answer."""
    if fact is None or fact.asked > today:
        return True
    is_clear = fact.outcome is Outcome.OK or fact.is_dead
    return today - fact.asked >= timedelta(days=manners.days if is_clear else 1)


def _age(fact: Fact | None) -> date:
    return fact.asked if fact else date.min


def _believed(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The answers; where nothing at all answered, a machine that is off line is likelier than that every name is gone."""
    if any(answer.is_from_server for answer in answers.values()):
        return answers
    return {
        url: replace(answer, outcome=Outcome.UNKNOWN) if answer.why == "dns" else answer
        for url, answer in answers.items()
    }
