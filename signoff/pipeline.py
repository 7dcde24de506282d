"""The flow of a check: sources -> editions -> built site -> rules -> report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from signoff.as_built import changed_since_build
from signoff.carets import with_carets
from signoff.errors import NothingToCheck
from signoff.model import Manual, Report, Sources, Waiver
from signoff.review import editions
from signoff.review.gathering import BUILT, ONLINE, THEME, Gathered, gather
from signoff.review.overview import overview
from signoff.rules import Rule, run
from signoff.rules.clean import Clean
from signoff.rules.context import Context
from signoff.rules.registry import asked_by
from signoff.settings import Settings
from signoff.site import Progress, read_site
from signoff.site.addresses import NOWHERE, Addresses
from signoff.site.cache import Cache, project_file, users_file
from signoff.site.pinpoint import Pinpointer
from signoff.site.probe.facts import read_facts

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Check:
    """What to check and how.

    `name` is the folder as findings call it; `isolated` leaves sources and ledger out, and then `address` is where the folder is
    served ("" when nobody says), and `waivers` say which of its findings are accepted;
    without `cached` every page is read anew, and nothing kept; `ignored` are beginnings of ids, as in select(). With
    `online` other sites are asked first whether the addresses that are linked to still answer. With `part` the sources are
    some of the project's, and only their pages are looked at.
    """

    folder: Path
    name: str
    rules: Sequence[Rule]
    today: date
    publish: bool = False
    isolated: bool = False
    preview: bool = False
    cached: bool = True
    ignored: Sequence[str] = ()
    online: bool = False
    address: str = ""
    waivers: tuple[Waiver, ...] = ()
    part: bool = False


def check(
    settings: Settings,
    wanted: Check,
    progress: Progress | None = None,
    tell: Tell = print,
    *,
    sources: Sources | None = None,
) -> Report:
    """The verdict on a folder of built pages. Raises NothingToCheck, SourcesUnreadable or RuleCrashed.

    `tell` hears what a run online had no time for.
    `sources` are those of the project where somebody has just read them.
    """
    cache = Cache(_cache_file(settings, wanted), str(wanted.folder.resolve()))
    try:
        return _check(settings, wanted, progress, tell, sources, cache)
    finally:
        cache.close()


def _check(
    settings: Settings,
    wanted: Check,
    progress: Progress | None,
    tell: Tell,
    sources: Sources | None,
    cache: Cache,
) -> Report:
    if sources is None and not wanted.isolated:
        sources = _sources(settings, cache)
    if sources and not (sources.articles or sources.pages):
        raise NothingToCheck(
            "there is no article in {folder}/: nothing to check is not a pass", folder=settings.content
        )
    shown = editions(sources, stale=settings.stale, preview=wanted.preview) if sources else ()
    messages = _messages(settings) if sources else {}
    if wanted.isolated:
        settings = replace(settings, address=wanted.address or NOWHERE)
    address = settings.address
    asked = asked_by(wanted.rules, isolated=wanted.isolated)
    site = read_site(wanted.folder, wanted.name, progress, cache=cache, address=address, asked=asked)
    if wanted.part:
        folders = tuple(f"{edition.url.strip('/')}/" for edition in shown)
        site = replace(site, pages={path: site.pages[path] for path in site.pages if path.startswith(folders)})
    needs = {need for rule in wanted.rules for need in rule.needs}
    gathered = gather(settings, sources, needs) if sources else Gathered()
    if sources and THEME in needs:
        gathered = _with_theme(gathered, settings)
    if sources and BUILT in needs:
        gathered = _with_built(gathered, settings, wanted)
    addresses = Addresses(address)
    context = Context(settings, site, wanted.today, addresses, sources, shown, wanted.publish, messages, gathered)
    context = replace(context, given_waivers=wanted.waivers, templates=_templates(settings) if sources else {})
    if sources and wanted.cached and not wanted.part:  # of the others nothing would be remembered any more
        context = replace(context, clean=Clean(cache, str(wanted.folder.resolve())))
    if wanted.online or ONLINE in needs:
        context = replace(context, gathered=_online(context, wanted, progress, tell))
    pinpoint, carets = Pinpointer(wanted.folder, site), partial(with_carets, root=settings.root)
    outcome = run(wanted.rules, context, pinpoint, cache, ignored=wanted.ignored, carets=carets)
    checked = {
        "pages": len(site.pages),
        "links": sum(site.totals.values()),
        "articles": len(sources.articles) if sources else 0,
        "rules": len(outcome.ran),
    }
    manuals = tuple(Manual(rule.id, rule.name, rule.severity, rule.manual) for rule in outcome.ran)
    orphans = tuple(found.page for found in outcome.findings if found.rule == "LNK010" and found.page)
    seen = replace(overview(sources, settings, wanted.today), orphans=orphans) if sources else None
    return Report(outcome.findings, checked, outcome.skipped, outcome.waived, manuals, seen)


def _online(context: Context, wanted: Check, progress: Progress | None, tell: Tell) -> Gathered:
    """What is gathered, with what is known of other sites: asked now, or by an earlier run."""
    settings = context.settings
    file = users_file(wanted.folder).with_suffix(".json") if wanted.isolated else settings.root / settings.online_facts
    if wanted.online:
        from signoff.online import ask_the_web  # noqa: PLC0415 - aiohttp takes 200 ms to import

        return replace(context.gathered, online=ask_the_web(context, file, progress, tell))
    facts = read_facts(file)
    if facts is not None:
        return replace(context.gathered, online=facts)
    never = {ONLINE: "nobody has asked other sites yet (signoff check --online)"}
    return replace(context.gathered, missing={**context.gathered.missing, **never})


def _cache_file(settings: Settings, wanted: Check) -> Path | None:
    """A project keeps its rows beside itself; of any other folder nothing is written to."""
    if not wanted.cached:
        return None
    return users_file(wanted.folder) if wanted.isolated else project_file(settings.root)


def _sources(settings: Settings, cache: Cache) -> Sources:
    from signoff.sources import Kept, load_sources  # noqa: PLC0415 - Markdown takes 25 ms that a folder of HTML does not need

    return load_sources(settings, Kept(cache))


def _messages(settings: Settings) -> Mapping[str, tuple[str, ...]]:
    from signoff.build.messages import theme_messages  # noqa: PLC0415 - a folder of HTML has no theme

    return theme_messages(settings)


def _with_theme(gathered: Gathered, settings: Settings) -> Gathered:
    """What is gathered, with the words of the theme."""
    from signoff.build.theme_words import read_theme  # noqa: PLC0415 - a folder of HTML has no theme

    theme = read_theme(settings)
    if theme is None:
        return replace(gathered, missing={**gathered.missing, THEME: "the theme has no folder locale"})
    return replace(gathered, theme=theme)


def _with_built(gathered: Gathered, settings: Settings, wanted: Check) -> Gathered:
    """What is gathered, with the files that are not as they were built."""
    output = settings.root / settings.output
    altered = changed_since_build(settings.root, output) if wanted.folder.resolve() == output.resolve() else None
    if altered is None:
        return replace(
            gathered, missing={**gathered.missing, BUILT: "nobody noted what was built here (signoff build)"}
        )
    return replace(gathered, altered=altered)


def _templates(settings: Settings) -> Mapping[str, str]:
    """The templates of the theme by their paths, from the project's root on."""
    folder = settings.root / settings.theme / "templates"
    return {
        path.relative_to(settings.root).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.rglob("*.html"))
    }
