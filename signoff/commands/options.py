"""What several commands take or ask."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from signoff.console import Screen
from signoff.errors import UsageError
from signoff.review.journal import finish_interrupted
from signoff.settings import Settings

_PARIS = ZoneInfo("Europe/Paris")


class Day(click.ParamType[date]):
    """A date such as 2024-11-01."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date such as 2024-11-01", param, ctx)


quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print findings and errors only.")
today_option = click.option("--today", type=Day(), help="Judge as of this day (default: today in Paris).")


def this_day() -> date:
    """Today in Paris."""
    return datetime.now(_PARIS).date()


def listed(words: str) -> tuple[str, ...]:
    """`a, b` -> ("a", "b")."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def ask(question: str, instead: str, end: str = ": ") -> str:
    """What somebody types after a question and its `end`; without a terminal, a UsageError that names the option to give instead."""
    if not sys.stdin.isatty():
        raise UsageError(
            "nobody can be asked here ({question}): give it with {option}", question=question, option=instead
        )
    return str(click.prompt(question, default="", show_default=False, prompt_suffix=end)).strip()


def completes(settings: Settings, title: str, screen: Screen) -> bool:
    """Complete what was interrupted before. True when that was this very command: there is nothing left to do."""
    finished = finish_interrupted(settings)
    if finished is not None:
        screen.tell("completed what was interrupted before: {title}", title=finished)
    return finished == title


def shown(folder: Path) -> str:
    """A folder as people call it: relative to where they stand, when it lies below."""
    place = Path(folder).absolute()
    return place.relative_to(Path.cwd()).as_posix() if place.is_relative_to(Path.cwd()) else place.as_posix()
