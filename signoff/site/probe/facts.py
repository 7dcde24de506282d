"""What is known of each address, from one run to the next: a JSON file with a line for each, sorted, so that it may be kept in git."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import ada_url

from signoff.errors import SettingsError
from signoff.site.probe.answer import Answer, Outcome

SCHEMA = "signoff-online/1"
_FORGOTTEN = timedelta(days=400)  # an address that nobody has asked for that long is linked nowhere any more


@dataclass(frozen=True, slots=True)
class Fact:
    """What an address answered last, and what it answered before.

    `why` explains the last `outcome` (answer.py). `alive` is the last day on which it was well; `doubted` the first day
    since then on which it was dead, `dead` the last such day, `cause` why: a host that turns programs away afterwards
    does not bring it back. `final` is where it redirects to ("" without), `is_permanent` whether for ever.
    """

    url: str
    asked: date
    outcome: Outcome
    why: str = ""
    final: str = ""
    is_permanent: bool = False
    alive: date | None = None
    doubted: date | None = None
    dead: date | None = None
    cause: str = ""

    @property
    def is_dead(self) -> bool:
        """Whether two runs on different days found it dead, and none found it well in between."""
        return self.doubted is not None and self.dead is not None and self.doubted < self.dead


def learnt(url: str, before: Fact | None, answer: Answer, today: date) -> Fact:
    """What is known of an address after it answered."""
    alive, doubted, dead, cause = (
        (before.alive, before.doubted, before.dead, before.cause) if before else (None,) * 3 + ("",)
    )
    if answer.outcome is Outcome.OK:
        alive, doubted, dead, cause = today, None, None, ""
    elif answer.outcome is Outcome.DEAD:
        doubted, dead, cause = doubted or today, today, answer.why
    return Fact(url, today, answer.outcome, answer.why, answer.final, answer.is_permanent, alive, doubted, dead, cause)


def asked_as(url: str, site: str) -> str | None:
    """The form in which an address is asked and remembered: absolute, without fragment; None when it is not the web's."""
    try:
        found = ada_url.URL(ada_url.join_url(site + "/", url.strip()))
    except (ValueError, UnicodeError):
        return None
    if found.protocol not in ("http:", "https:") or found.username or found.password:
        return None
    return str(found.href).partition("#")[0]


def read_facts(file: Path) -> Mapping[str, Fact] | None:
    """The facts in a file; None when there is none. Raises SettingsError when it is not what signoff wrote."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise ValueError(f"its schema is {data['schema']!r}")
        return {url: _fact(url, entry) for url, entry in data["addresses"].items()}
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SettingsError(
            f"{file.name} cannot be read ({error}): take it away, and the next run with --online writes it anew"
        ) from error


def written(facts: Mapping[str, Fact], today: date) -> str:
    """The facts as JSON, without those of addresses long forgotten."""
    kept = [facts[url] for url in sorted(facts) if today - facts[url].asked <= _FORGOTTEN]
    lines = ",\n".join(f"  {_json(fact.url)}: {_json(_entry(fact))}" for fact in kept)
    return f'{{\n "schema": {_json(SCHEMA)},\n "addresses": {{\n{lines}\n }}\n}}\n'


def merged(mine: Mapping[str, Fact], theirs: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """Both, the later of two facts about one address: another run may have written meanwhile."""
    newer = {url: fact for url, fact in mine.items() if url not in theirs or theirs[url].asked <= fact.asked}
    return {**theirs, **newer}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _entry(fact: Fact) -> dict[str, Any]:
    days = {"alive": fact.alive, "doubted": fact.doubted, "dead": fact.dead}
    return {
        "asked": fact.asked.isoformat(),
        "outcome": fact.outcome.value,
        **({"why": fact.why} if fact.why else {}),
        **({"final": fact.final, "permanent": fact.is_permanent} if fact.final else {}),
        **{name: day.isoformat() for name, day in days.items() if day},
        **({"cause": fact.cause} if fact.cause else {}),
    }


def _fact(url: str, entry: Mapping[str, Any]) -> Fact:
    return Fact(
        url,
        date.fromisoformat(entry["asked"]),
        Outcome(entry["outcome"]),
        _words(entry.get("why", "")),
        _words(entry.get("final", "")),
        entry.get("permanent", False) is True,
        _day(entry.get("alive")),
        _day(entry.get("doubted")),
        _day(entry.get("dead")),
        _words(entry.get("cause", "")),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no string")
    return value
