"""signoff publish, rollback, releases."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import click

from signoff.commands.options import quiet_option, this_day, today_option
from signoff.console import Screen
from signoff.errors import NotShipped
from signoff.settings import load_settings

SCHEMA = "signoff-releases/1"
_target = click.option(
    "--target", default="", metavar="NAME", help="One of [tool.signoff.targets], or a folder if none are."
)
_break_lock = click.option("--break-lock", is_flag=True, help="Go on although somebody else seems to be publishing.")


@click.command()
@_target
@click.option("--no-build", is_flag=True, help="Ship the output that the gate signed before, in this folder.")
@_break_lock
@today_option
@quiet_option
def publish(target: str, no_build: bool, break_lock: bool, today: date | None, quiet: bool) -> None:  # noqa: FBT001
    """Build, check, and only if the gate is open put exactly the checked bytes on line."""
    from signoff.ship import When, open_target, publish_site, ship  # noqa: PLC0415 - Pelican takes half a second

    settings = load_settings(Path.cwd())
    screen = Screen(quiet=quiet)
    place = open_target(settings.target_named(target), settings.root)
    when = When(today or this_day(), datetime.now(UTC))
    if no_build:
        release = ship(settings, place, when, screen, break_lock=break_lock)
    else:
        report, shipped = publish_site(settings, place, when, screen, break_lock=break_lock)
        screen.report(report, "text", None, Path.cwd())
        if shipped is None:
            raise NotShipped("nothing was published: the gate is shut")
        release = shipped
    where = place.settings.url or place.settings.place
    screen.tell("published {id} to {place} ({files} files)", id=release.id, place=where, files=len(release.files))


@click.command()
@click.argument("release", required=False, default="")
@_target
@_break_lock
@quiet_option
def rollback(release: str, target: str, break_lock: bool, quiet: bool) -> None:  # noqa: FBT001
    """Serve an earlier RELEASE again (default: the one that was served before)."""
    from signoff.ship import open_target  # noqa: PLC0415
    from signoff.ship import rollback as roll_back  # noqa: PLC0415

    settings = load_settings(Path.cwd())
    screen = Screen(quiet=quiet)
    place = open_target(settings.target_named(target), settings.root)
    served = roll_back(settings, place, release, screen, break_lock=break_lock)
    screen.tell("{id}, published {moment}, is served again", id=served.id, moment=served.moment)


@click.command()
@_target
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def releases(target: str, form: str) -> None:
    """List the kept releases, the last one first, and say which is served."""
    from signoff.ship import open_target  # noqa: PLC0415
    from signoff.ship.known import remember  # noqa: PLC0415

    settings = load_settings(Path.cwd())
    place = open_target(settings.target_named(target), settings.root)
    served, kept = remember(settings, place), place.releases()
    if form == "json":
        rows = [
            {
                "id": each.id,
                "published": each.published or None,
                "replaces": each.replaces or None,
                "served": each == served,
                "seal": f"sha256:{each.seal}",
                "files": len(each.files),
                "bytes": sum(file.size for file in each.files),
                "gate": dict(each.gate),
            }
            for each in kept
        ]
        click.echo(json.dumps({"schema": SCHEMA, "releases": rows}, ensure_ascii=False, indent=1))
        return
    screen = Screen()
    if not kept:
        screen.tell("no release yet")
    for each in kept:
        mark = "served" if each == served else ""
        warnings = each.gate.get("warnings", 0)
        screen.say(f"{each.id}  {each.moment:<23} {mark:<6} {len(each.files):>6} files  {warnings} warnings")
