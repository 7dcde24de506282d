"""Arguments -> one call -> print -> exit code. The only place that catches SignoffError."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from signoff import __version__
from signoff.commands import COMMANDS, command
from signoff.commands.options import quiet_option, shown, this_day, today_option
from signoff.console import Screen, write_whole
from signoff.errors import Exit, SignoffError, SourcesUnreadable, of_system
from signoff.settings import load_settings

P = ParamSpec("P")
_SELDOM = 50_000  # objects between two looks for garbage: what a command reads lives as long as the command


def _guarded(call: Callable[P, None]) -> Callable[P, None]:
    """Turn every SignoffError into words on stderr and its exit code; Ctrl-C into 130."""

    @wraps(call)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        screen = Screen()
        try:
            call(*args, **kwargs)
        except SourcesUnreadable as error:
            screen.problems(error.problems, Path.cwd())
            sys.exit(error.exit_code)
        except SignoffError as error:
            screen.failure(error)
            sys.exit(error.exit_code)
        except OSError as error:
            screen.failure(of_system(error))
            sys.exit(Exit.UNCHECKED)
        except KeyboardInterrupt:
            screen.failure(SignoffError("interrupted"))
            sys.exit(130)

    return guarded


class _Commands(click.Group):
    """The commands of this file, and those that have one of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = super().get_command(ctx, cmd_name)
        if found is None and cmd_name in COMMANDS:
            found = command(cmd_name)
            for each in found.commands.values() if isinstance(found, click.Group) else (found,):
                if each.callback:
                    each.callback = _guarded(each.callback)
            self.add_command(found)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="signoff")
def main() -> None:
    """Patient information that no one can publish unchecked.

    Exit codes: 0 the gate is open, 1 findings shut it, 2 usage or settings, 3 it could not be checked.
    """
    gc.set_threshold(_SELDOM)


@main.command()
@click.option("--preview", is_flag=True, help="Build the working texts, marked, into the preview folder.")
@click.option("--settings", "configuration", default="pelicanconf.py", help="Pelican's settings file.")
@quiet_option
@_guarded
def build(preview: bool, configuration: str, quiet: bool) -> None:  # noqa: FBT001 - click passes options so
    """Compile content/ and theme/ into the output folder."""
    from signoff.build import build as build_site  # noqa: PLC0415 - Pelican takes half a second to import

    settings = load_settings(Path.cwd())
    screen = Screen(quiet=quiet)
    with screen.working("building"):
        folder = build_site(settings, configuration=configuration, preview=preview, recalls=True)
    screen.tell("built {folder}", folder=shown(folder))


@main.command()
@click.argument("rule")
@_guarded
def explain(rule: str) -> None:
    """Print the manual page of a RULE, by id (REV002) or name (text-changed)."""
    from signoff.rules.registry import find  # noqa: PLC0415

    found = find(rule)
    Screen().page(f"{found.id} {found.name} ({found.weight})", found.manual)


@main.command()
@click.option("--markdown", is_flag=True, help="The manual pages of all rules, as Markdown.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@_guarded
def rules(markdown: bool, output: Path | None) -> None:  # noqa: FBT001
    """List all rules."""
    from signoff.rules import RULES  # noqa: PLC0415
    from signoff.rules.handbook import handbook  # noqa: PLC0415

    screen = Screen()
    if output:
        write_whole(output, handbook(RULES))
        return
    if markdown:
        click.echo(handbook(RULES), nl=False)
        return
    for rule in RULES:
        screen.say(f"{rule.id}  {rule.name:<24} {rule.weight:<28} {rule.summary}")


@main.command()
@_guarded
def clean() -> None:
    """Take away what was built: the output, the preview and the caches. Sources and releases stay."""
    settings = load_settings(Path.cwd())
    for name in (settings.output, settings.preview, ".signoff"):
        shutil.rmtree(settings.root / name, ignore_errors=True)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--as", "reviewer", metavar="REVIEWER", help="Let this reviewer approve from the page.")
@today_option
@quiet_option
@_guarded
def preview(port: int, no_browser: bool, reviewer: str | None, today: date | None, quiet: bool) -> None:  # noqa: FBT001
    """Show the working texts on this machine for review, and build again whenever a file is saved."""
    from signoff.preview import serve_preview  # noqa: PLC0415

    serve_preview(
        load_settings(Path.cwd()),
        port=port,
        open_browser=not no_browser,
        screen=Screen(quiet=quiet),
        today=lambda: today or this_day(),
        reviewer=reviewer,
    )
