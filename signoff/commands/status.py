"""signoff status."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from signoff.commands.options import this_day, today_option
from signoff.commands.phrases import phrase
from signoff.console import Screen
from signoff.report import language_of
from signoff.review.status import Row
from signoff.review.status import status as status_of
from signoff.settings import load_settings
from signoff.sources import load_sources

SCHEMA = "signoff-status/1"
_HEAD = ("article", "language", "version", "approved", "state", "reviewer", "evidence", "days left")
_HEAD_FR = ("article", "langue", "version", "approuvée", "état", "relecteur", "preuve", "jours restants")
_EVIDENCE_FR = {"imported": "reprise", "recorded": "inscrite", "signed": "signée"}


@click.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@today_option
def status(form: str, today: date | None) -> None:
    """List every text: its version, where it stands, who approved it, and for how many days that counts."""
    settings = load_settings(Path.cwd())
    day = today or this_day()
    rows = status_of(load_sources(settings), settings, day)
    if form == "json":
        click.echo(as_json(rows, day))
    else:
        screen = Screen()
        for line in as_table(rows, language_of(os.environ)):
            screen.say(line)
        for row in rows:
            if row.remarks:
                facts = {"key": row.key, "language": row.language, "n": row.remarks}
                screen.tell("{key} {language}: open remarks: {n} (signoff remarks {key})", **facts)


def as_json(rows: Sequence[Row], today: date) -> str:
    """The rows as JSON; a contract, named by its schema."""
    texts = [
        {
            "key": row.key,
            "language": row.language,
            "title": row.title,
            "version": str(row.version) if row.version else None,
            "approved": str(row.approved) if row.approved else None,
            "state": row.state,
            "reviewer": row.reviewer,
            "on": row.on.isoformat() if row.on else None,
            "evidence": row.evidence,
            "due": row.due.isoformat() if row.due else None,
            "days_left": row.days_left,
            "open_remarks": row.remarks,
        }
        for row in rows
    ]
    document = {"schema": SCHEMA, "today": today.isoformat(), "texts": texts}
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_table(rows: Sequence[Row], language: str) -> list[str]:
    """The rows in columns, with a head, in a language; `-` for what is not there."""
    cells = [_HEAD_FR if language == "fr" else _HEAD, *(_cells(row, language) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEAD))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def _cells(row: Row, language: str) -> tuple[str, ...]:
    evidence = _EVIDENCE_FR.get(row.evidence, row.evidence) if row.evidence and language == "fr" else row.evidence
    values = (row.version, row.approved, phrase(language, row.state), row.reviewer, evidence, row.days_left)
    return (row.key, row.language, *("-" if value is None else str(value) for value in values))
