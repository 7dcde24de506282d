"""signoff remarks [KEY] and signoff settle KEY NUMBER: what reviewers found wrong, and what was done about it."""

from __future__ import annotations

from pathlib import Path

import click

from signoff.console import Screen
from signoff.report.harmless import harmless
from signoff.review.remarks import settle as settle_remark
from signoff.settings import load_settings
from signoff.sources import find_article, load_sources


@click.command()
@click.argument("key", required=False)
def remarks(key: str | None) -> None:
    """List what reviewers found wrong and nobody has settled, in article KEY or in all."""
    sources, screen = load_sources(load_settings(Path.cwd())), Screen()
    articles = [find_article(sources, key)] if key else sources.articles
    for article in articles:
        for number, remark in enumerate(article.open_remarks, 1):
            screen.say(
                harmless(f"{article.key} {number}  {remark.language} {remark.version}  {remark.by}, {remark.on}")
            )
            for words, template in (
                (remark.where, "  where  {words}"),
                (remark.what, "  what   {words}"),
                (remark.why, "  why    {words}"),
            ):
                if words:
                    screen.tell(template, words=harmless(words))


@click.command()
@click.argument("key")
@click.argument("number", type=int)
@click.option("--answer", required=True, help="What was done about it.")
def settle(key: str, number: int, answer: str) -> None:
    """Say what was done about remark NUMBER (as `signoff remarks KEY` counts) of article KEY."""
    settings, screen = load_settings(Path.cwd()), Screen()
    article = find_article(load_sources(settings), key)
    remark = settle_remark(settings, article, number, answer)
    screen.tell("settled: {place}", place=remark.span)
