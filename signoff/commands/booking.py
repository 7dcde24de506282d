"""signoff booking confirm CENTRE."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from signoff.commands.options import Day, completes, this_day
from signoff.console import Screen
from signoff.review.booking_mends import confirmed
from signoff.review.journal import write_together
from signoff.settings import load_settings
from signoff.sources import load_sources


@click.group()
def booking() -> None:
    """The addresses at which patients book."""


@booking.command()
@click.argument("centre")
@click.option("--service", default="", help="Which of the centre's services (not needed when there is one).")
@click.option("--by", required=True, help="Who opened the address and saw the right centre and service.")
@click.option("--on", type=Day(), help="On which day (default: today in Paris).")
def confirm(centre: str, service: str, by: str, on: date | None) -> None:
    """Record in centres.toml who opened the booking address of CENTRE, and when."""
    settings, screen = load_settings(Path.cwd()), Screen()
    today = this_day()
    title = f"booking confirm {centre} {service} by {by} on {on or today}"
    if completes(settings, title, screen):
        return
    change, place, opened = confirmed(
        load_sources(settings), settings, centre, service=service, by=by, on=on or today, today=today
    )
    write_together(settings, title, (change,))
    screen.tell(
        "{place}: {url} books {service} at {centre}: confirmed by {by} on {on}",
        place=opened.span,
        url=opened.url,
        service=opened.service,
        centre=place.name,
        by=by,
        on=on or today,
    )
