"""Change every letter and digit of an article's frozen texts, one at a time, and count the times that the gate stays open.

python bench/altered_letters.py [content/articles/KEY]. Each changed text is read, rendered and judged by VER004, twice:
with the digests of words and file as the ledger has them, and by the digest of the words alone.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from signoff.errors import SourcesUnreadable
from signoff.model import Article, Severity, Site, Sources, Span
from signoff.rules import run, select
from signoff.rules.context import Context
from signoff.settings import Settings, load_settings
from signoff.site.addresses import NOWHERE, Addresses
from signoff.sources import find_article, load_sources
from signoff.sources.files import Reader
from signoff.sources.texts import TextReader

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.altered import alter, places


def main(folder: str) -> None:
    """Try every place of every frozen text, and print a line for each text."""
    settings = load_settings(Path.cwd())
    sources = load_sources(settings)
    article = find_article(sources, Path(folder).name)
    for language, kept in article.frozen.items():
        for version, text in kept.items():
            started = time.perf_counter()
            content = (settings.root / text.path).read_bytes()
            shut = by_words = 0
            tried = places(content)
            with tempfile.TemporaryDirectory() as scratch:
                trial = Settings(Path(scratch))
                shutil.copytree(settings.root / folder, trial.root / folder)
                for at in tried:
                    (trial.root / text.path).write_bytes(alter(content, at))
                    changed = _changed(article, trial, text.path)
                    shut += changed is None or _is_shut(settings, sources, changed)
                    by_words += changed is None or _is_shut(settings, sources, _without_files(changed))
            seconds = time.perf_counter() - started
            print(
                f"{language} {version}: {len(tried)} letters and digits, {shut} shut the gate, "
                f"{by_words} by the digest of the words alone; {seconds:.0f} s"
            )


def _changed(article: Article, trial: Settings, path: str) -> Article | None:
    """The article with one frozen text read again; None when it cannot be read, which ends a check with exit code 3."""
    reader = Reader(trial.root)
    old = next(text for kept in article.frozen.values() for text in kept.values() if text.path == path)
    text = TextReader(reader).read(path, article.key, old.language)
    if text is None or reader.problems:
        return None
    kept = {version: text if known is old else known for version, known in article.frozen[old.language].items()}
    return replace(article, frozen={**article.frozen, old.language: kept})


def _is_shut(settings: Settings, sources: Sources, article: Article) -> bool:
    site = Site("output", {}, {}, frozenset())
    only = Sources((article,), (), sources.centres, sources.reviewers)
    context = Context(settings, site, article.reviews[-1].on, Addresses(NOWHERE), only)
    outcome = run(select(["VER004"], []), context, lambda page, _: Span(page))
    return any(finding.severity is Severity.ERROR for finding in outcome.findings)


def _without_files(article: Article) -> Article:
    return replace(article, reviews=tuple(replace(review, file="") for review in article.reviews))


try:
    main(sys.argv[1] if sys.argv[1:] else "content/articles/lumbar-spine-injection")
except SourcesUnreadable as error:
    sys.exit(str(error))
