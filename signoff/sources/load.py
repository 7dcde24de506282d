"""All sources of a project.

What cannot be read is collected and raised together, so that an editor sees every mistake in one run; what can be read but should not be
published is left to the rules.
"""

from __future__ import annotations

from signoff.errors import SourcesUnreadable, UsageError
from signoff.model import Article, Sources, Span
from signoff.nearest import did_you_mean
from signoff.settings import Settings
from signoff.sources.articles import refuse_unknown_related
from signoff.sources.centres import read_centres
from signoff.sources.files import JOURNAL, Reader
from signoff.sources.folders import read_articles
from signoff.sources.glossary import read_glossary
from signoff.sources.kept import Kept
from signoff.sources.reviewers import read_reviewers
from signoff.sources.services import read_services
from signoff.sources.waivers import read_waivers

__all__ = ["Kept", "find_article", "load_sources"]


def load_sources(settings: Settings, kept: Kept | None = None) -> Sources:
    """All sources of the project. Raises SourcesUnreadable with every problem found.

    With `kept`, articles whose files are as they were the last time are taken from there.
    """
    if not (settings.root / settings.content).is_dir():
        raise UsageError(
            "there is no folder {folder}/ here: run the command in the folder of the site", folder=settings.content
        )
    reader = Reader(settings.root)
    if (settings.root / settings.content / JOURNAL).exists():
        hint = (
            "run `signoff sign`, `revise` or `new` again: each completes what was interrupted before it does anything"
        )
        reader.complain(Span(f"{settings.content}/{JOURNAL}"), "a change of the sources was interrupted", hint)
    centres = read_centres(reader, settings)
    reviewers = read_reviewers(reader, settings)
    services = read_services(reader, settings)
    articles = read_articles(reader, settings, centres, reviewers, kept=kept)
    refuse_unknown_related(reader, articles)
    pages = read_articles(reader, settings, centres, reviewers, folder="pages", kept=kept)
    waivers = read_waivers(reader, settings)
    glossary = read_glossary(reader, settings)
    if reader.problems:
        raise SourcesUnreadable(sorted(reader.problems, key=lambda problem: problem.span or ()))
    return Sources(articles, pages, centres or {}, reviewers or {}, waivers, services or {}, glossary)


def find_article(sources: Sources, key: str) -> Article:
    """The article with a key. Raises UsageError, with the nearest one, when there is none."""
    for article in sources.articles:
        if article.key == key:
            return article
    guess = did_you_mean(key, [article.key for article in sources.articles])
    raise UsageError("there is no article {key!r}{guess}", key=key, guess=guess)
