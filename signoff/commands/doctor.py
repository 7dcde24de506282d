"""signoff doctor."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from signoff.console import Screen
from signoff.errors import Exit
from signoff.report import language_of, tongue_of
from signoff.report.tongue import Tongue

SCHEMA = "signoff-doctor/1"
_MARKS = {"fine": "✓", "note": "·", "wrong": "✗"}


@click.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def doctor(form: str) -> None:
    """Look at this machine and this project, and say what is missing. Exit code 3 when a command would fail."""
    from signoff.doctor import State, examine  # noqa: PLC0415 - reads all sources, and imports what reads them

    looks = list(examine(Path.cwd()))
    tongue = tongue_of("en" if form == "json" else language_of(os.environ))
    said = [
        {
            "thing": tongue.say(look.thing.template, **look.thing.facts),
            "state": look.state.value,
            "words": tongue.say(look.words.template, **look.words.facts),
            "advice": tongue.say(look.advice.template, **look.advice.facts) if look.advice else "",
        }
        for look in looks
    ]
    if form == "json":
        click.echo(json.dumps({"schema": SCHEMA, "looks": said}, ensure_ascii=False, indent=1))
    else:
        for line in _lines(said, tongue):
            Screen().say(line)
    if any(look.state is State.WRONG for look in looks):
        sys.exit(Exit.UNCHECKED)


def _lines(said: Sequence[dict[str, str]], tongue: Tongue) -> list[str]:
    width = max(len(look["thing"]) for look in said)
    lines = []
    for look in said:
        lines.append(f"{_MARKS[look['state']]} {look['thing']:<{width}}  {look['words']}")
        if look["advice"]:
            lines.append(f"  {'':<{width}}  " + tongue.say("do: {hint}", hint=look["advice"]))
    return lines
