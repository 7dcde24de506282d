"""Arguments -> one call -> print -> exit code. The only place that catches SignoffError."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from signoff import __version__
from signoff.commands import COMMANDS, command
from signoff.commands.options import this_day, today_option
from signoff.console import Screen, write_whole
from signoff.errors import Exit, NothingToCheck, SignoffError, SourcesUnreadable, UsageError, of_system
from signoff.model import Report, Waiver
from signoff.report import FORMATS, LANGUAGES
from signoff.settings import Settings, is_address, load_settings
from signoff.site.hosts import POLICIES

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


_quiet = click.option("-q", "--quiet", is_flag=True, help="Print findings and errors only.")


@main.command()
@click.option("--preview", is_flag=True, help="Build the working texts, marked, into the preview folder.")
@click.option("--settings", "configuration", default="pelicanconf.py", help="Pelican's settings file.")
@_quiet
@_guarded
def build(preview: bool, configuration: str, quiet: bool) -> None:  # noqa: FBT001 - click passes options so
    """Compile content/ and theme/ into the output folder."""
    from signoff.build import build as build_site  # noqa: PLC0415 - Pelican takes half a second to import

    settings = load_settings(Path.cwd())
    screen = Screen(quiet=quiet)
    with screen.working("building"):
        folder = build_site(settings, configuration=configuration, preview=preview, recalls=True)
    screen.tell("built {folder}", folder=_shown(folder))


@main.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option("--select", metavar="ID,…", default="", help="Only the rules whose ids begin so.")
@click.option("--ignore", metavar="ID,…", default="", help="Not the rules whose ids begin so.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule (text).")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of text, summary and html (default: the locale's).")
@click.option("--publish", is_flag=True, help="Judge as for publishing: some warnings become errors.")
@click.option("--preview", is_flag=True, help="DIR was built with --preview: expect the working texts.")
@click.option("--isolated", is_flag=True, help="Any folder of HTML: no settings, no sources, no ledger.")
@click.option(
    "--address", metavar="URL", default="", help="Where an isolated folder is served: links there are its own."
)
@click.option("--waivers", metavar="FILE", help="Findings of an isolated folder that are accepted for a time.")
@click.option(
    "--hosting", type=click.Choice(list(POLICIES)), help="What the host does with /a and /a/ (settings: hosting)."
)
@click.option("--build", "build_first", is_flag=True, help="Build the site first.")
@click.option("--online", is_flag=True, help="Ask other sites whether the addresses that are linked to still answer.")
@click.option("--no-cache", is_flag=True, help="Read every page anew, and keep nothing of it.")
@click.option("--fix", is_flag=True, help="First mend in the sources what can be mended without touching a word.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, write nothing, check nothing.")
@today_option
@_quiet
@_guarded
def check(
    folder: Path | None,
    form: str,
    output: Path | None,
    select: str,
    ignore: str,
    statistics: bool,  # noqa: FBT001
    language: str | None,
    publish: bool,  # noqa: FBT001
    preview: bool,  # noqa: FBT001
    isolated: bool,  # noqa: FBT001
    address: str,
    waivers: str | None,
    hosting: str | None,
    build_first: bool,  # noqa: FBT001
    online: bool,  # noqa: FBT001
    no_cache: bool,  # noqa: FBT001
    fix: bool,  # noqa: FBT001
    diff: bool,  # noqa: FBT001
    today: date | None,
    quiet: bool,  # noqa: FBT001
) -> None:
    """Check the built pages in DIR (default: the output folder of the settings)."""
    from signoff.pipeline import Check  # noqa: PLC0415
    from signoff.pipeline import check as check_site  # noqa: PLC0415
    from signoff.rules import select as select_rules  # noqa: PLC0415

    settings = Settings(Path.cwd()) if isolated else load_settings(Path.cwd())
    settings = replace(settings, hosting=hosting) if hosting else settings
    screen = Screen(quiet=quiet)
    if fix or diff:
        _mend(
            settings,
            [rule.id for rule in select_rules(_ids(select), _ids(ignore))],
            screen,
            isolated=isolated,
            diff=diff,
        )
    if build_first:
        _build_first(settings, screen, folder, preview=preview, isolated=isolated)
    folder = folder or _built(settings, preview=preview, isolated=isolated)
    wanted = Check(
        folder=folder,
        name=_shown(folder),
        rules=select_rules(_ids(select), _ids(ignore)),
        today=today or this_day(),
        publish=publish,
        isolated=isolated,
        address=_served_at(address, isolated=isolated),
        waivers=_accepted(waivers, isolated=isolated),
        preview=preview,
        cached=not no_cache,
        ignored=_ids(ignore),
        online=online,
    )
    with screen.reading("asking" if online else "checking") as progress:
        report = check_site(settings, wanted, progress, screen.remark)
    _refuse_nothing(report)
    screen.report(report, form, output, Path.cwd(), language=language, statistics=statistics)
    sys.exit(Exit.OPEN if report.is_open else Exit.SHUT)


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
@_quiet
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


def _mend(settings: Settings, rules: list[str], screen: Screen, *, isolated: bool, diff: bool) -> None:
    """Mend the sources before they are checked; with `diff` only show it, and end with 1 when there is something."""
    from signoff.commands.fixing import fix, show  # noqa: PLC0415 - a check needs no Markdown for it

    if isolated:
        raise UsageError("--isolated has no sources: there is nothing that --fix could mend")
    if diff:
        sys.exit(Exit.SHUT if show(settings, rules, screen) else Exit.OPEN)
    fix(settings, rules, screen)


def _accepted(file: str | None, *, isolated: bool) -> tuple[Waiver, ...]:
    """The waivers of a file that --waivers names."""
    if file is None:
        return ()
    if not isolated:
        raise UsageError("--waivers goes with --isolated: a project has its own in content/waivers.toml")
    from signoff.sources.waivers import read_waivers_of  # noqa: PLC0415

    return read_waivers_of(Path.cwd(), file)


def _served_at(address: str, *, isolated: bool) -> str:
    """The address that --address gives, without a slash at its end."""
    if address and not isolated:
        raise UsageError("--address goes with --isolated: a project says its address in pyproject.toml")
    if address and not is_address(address.rstrip("/")):
        raise UsageError(
            "--address must be whole, such as https://www.example.org/docs, not {address!r}", address=address
        )
    return address.rstrip("/")


def _build_first(settings: Settings, screen: Screen, folder: Path | None, *, preview: bool, isolated: bool) -> None:
    """Build what is to be checked."""
    from signoff.build import build as build_site  # noqa: PLC0415 - Pelican takes half a second to import

    if isolated or folder:
        raise UsageError("--build builds the site of this project: it goes neither with a folder nor with --isolated")
    with screen.working("building"):
        build_site(settings, preview=preview, recalls=True)


def _built(settings: Settings, *, preview: bool, isolated: bool) -> Path:
    """The folder that the last build wrote."""
    if isolated:
        raise UsageError("--isolated needs the folder to check: signoff check --isolated DIR")
    return Path.cwd() / (settings.preview if preview else settings.output)


def _refuse_nothing(report: Report) -> None:
    """Raise NothingToCheck, with the reason, when no rule ran: each was ignored, or could not."""
    if report.checked["rules"]:
        return
    if report.skipped:
        why = "; ".join(dict.fromkeys(report.skipped.values()))
        raise NothingToCheck("no rule ran, and nothing checked is not a pass: {why}", why=why)
    message = "no rule ran, and nothing checked is not a pass: --ignore leaves none of those that --select names"
    raise NothingToCheck(message)


def _ids(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _shown(folder: Path) -> str:
    """A folder as people call it: relative to where they stand, when it lies below."""
    place = Path(folder).absolute()
    return place.relative_to(Path.cwd()).as_posix() if place.is_relative_to(Path.cwd()) else place.as_posix()
