"""signoff check."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from signoff.commands.options import listed, quiet_option, shown, this_day, today_option
from signoff.console import Screen
from signoff.errors import Exit, NothingToCheck, UsageError
from signoff.model import Report, Waiver
from signoff.report import FORMATS, LANGUAGES
from signoff.settings import Settings, is_address, load_settings
from signoff.site.hosts import POLICIES


@click.command()
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
@quiet_option
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
            [rule.id for rule in select_rules(listed(select), listed(ignore))],
            screen,
            isolated=isolated,
            diff=diff,
        )
    if build_first:
        _build_first(settings, screen, folder, preview=preview, isolated=isolated)
    folder = folder or _built(settings, preview=preview, isolated=isolated)
    wanted = Check(
        folder=folder,
        name=shown(folder),
        rules=select_rules(listed(select), listed(ignore)),
        today=today or this_day(),
        publish=publish,
        isolated=isolated,
        address=_served_at(address, isolated=isolated),
        waivers=_accepted(waivers, isolated=isolated),
        preview=preview,
        cached=not no_cache,
        ignored=listed(ignore),
        online=online,
    )
    with screen.reading("asking" if online else "checking") as progress:
        report = check_site(settings, wanted, progress, screen.remark)
    _refuse_nothing(report)
    screen.report(report, form, output, Path.cwd(), language=language, statistics=statistics)
    sys.exit(Exit.OPEN if report.is_open else Exit.SHUT)


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
