"""content/ -> Article, Centre, Reviewer, Waiver.

Everything that people write is read here, once, before anything is built. What cannot be read is collected and raised
together, so that an editor sees every mistake in one run; what can be read but should not be published is left to the
rules.
"""

from __future__ import annotations

from signoff.errors import SourcesUnreadable, UsageError
from signoff.model import Sources
from signoff.settings import Settings
from signoff.sources.articles import read_articles
from signoff.sources.centres import read_centres
from signoff.sources.files import Reader
from signoff.sources.reviewers import read_reviewers
from signoff.sources.waivers import read_waivers

__all__ = ["load_sources"]


def load_sources(settings: Settings) -> Sources:
    """All sources of the project. Raises SourcesUnreadable with every problem found."""
    if not (settings.root / settings.content).is_dir():
        raise UsageError(f"there is no folder {settings.content}/ here: run the command in the folder of the site")
    reader = Reader(settings.root)
    centres = read_centres(reader, settings)
    reviewers = read_reviewers(reader, settings)
    articles = read_articles(reader, settings, centres, reviewers)
    pages = read_articles(reader, settings, centres, reviewers, folder="pages")
    waivers = read_waivers(reader, settings)
    if reader.problems:
        raise SourcesUnreadable(sorted(reader.problems, key=lambda problem: problem.span or ()))
    return Sources(articles, pages, centres or {}, reviewers or {}, waivers)
