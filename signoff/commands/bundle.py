"""signoff review-bundle KEY."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path, PurePosixPath

import click

from signoff.commands.options import this_day, today_option
from signoff.console import Screen, quoter, write_whole
from signoff.errors import UsageError
from signoff.report import LANGUAGES, language_of
from signoff.settings import load_settings
from signoff.sources import find_article


@click.command("review-bundle")
@click.argument("key")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Default: review-KEY.html, here.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the reader (default: the locale's).")
@today_option
def command(key: str, output: Path | None, language: str | None, today: date | None) -> None:
    """Write the review of article KEY as one HTML file, for a physician who has no repository."""
    from signoff.build.warm import Warm  # noqa: PLC0415 - Pelican takes half a second to import
    from signoff.pipeline import Check, check  # noqa: PLC0415
    from signoff.preview.bundle import Bundle, review_bundle  # noqa: PLC0415
    from signoff.rules import RULES  # noqa: PLC0415

    settings, screen, warm, day = load_settings(Path.cwd()), Screen(), Warm(), today or this_day()
    with screen.working("building"):
        warm.build(settings, None)
    assert warm.sources is not None and warm.generator is not None  # noqa: S101, PT018 - it was just built
    article = find_article(warm.sources, key)
    editions = [each for each in warm.generator.pages.editions if each.article.key == key and not each.article.is_page]
    if not editions:
        raise UsageError("{key} has no text yet that could be reviewed", key=key)
    folder = settings.root / settings.preview
    report = check(
        settings, Check(folder, settings.preview, RULES, day, preview=True, cached=False), sources=warm.sources
    )
    pages = {f"{each.url.strip('/')}/index.html" for each in editions}
    found = [
        finding
        for finding in report.findings
        if finding.page in pages or PurePosixPath(finding.path).is_relative_to(article.folder)
    ]
    people = [each for each in warm.sources.reviewers.values() if each.until is None or each.until >= day]
    bundle = Bundle(article, editions, found, people, folder, settings.base, quoter(settings.root))
    file = output or Path(f"review-{key}.html")
    write_whole(file, review_bundle(bundle, language or language_of(os.environ)))
    screen.tell("written: {file} (send it; take the reply in with: signoff sign --from reply.json)", file=file)
