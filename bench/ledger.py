"""How long ten thousand records take to be read and checked: python bench/ledger.py [RECORDS].

Writes a project of articles with two records each into a folder of its own, reads every ledger, and runs the rules that
look at records alone. Texts are left out: rendering them is another bench.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from signoff.model import Article, Reviewer, Site, Sources, Span
from signoff.rules import run, select
from signoff.rules.context import Context
from signoff.settings import Settings
from signoff.site.addresses import NOWHERE, Addresses
from signoff.sources.files import Reader
from signoff.sources.reviews import read_reviews

RECORD = """
[[review]]
language = "{language}"
version = "1.0"
kind = "{kind}"
{of}reviewer = "ada-example"
on = 2024-06-01
text = "sha256:{digest:064x}"
file = "sha256:{digest:064x}"
evidence = "recorded"
"""
OF = 'of = {{ version = "1.0", text = "sha256:{digest:064x}" }}\n'
RULES = ("REV003", "REV004", "REV005", "REV011", "REV012")


def main(records: int) -> None:
    """Write, read, check, and say how long the last two took."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = [_write(root, number) for number in range(records // 2)]
        settings = Settings(root)
        ada = Reviewer("ada-example", "Dr", "Ada Example", ("radiologist",), specimen=True, span=Span("reviewers.toml"))
        started = time.perf_counter()
        reader = Reader(root)
        articles = tuple(
            Article(Path(path).parent.name, path, "fr", {}, reviews=read_reviews(reader, settings, path, {ada.key}))
            for path in paths
        )
        read = time.perf_counter()
        site = Site("output", {}, {}, frozenset())
        sources = Sources(articles, (), {}, {ada.key: ada})
        context = Context(settings, site, date(2024, 7, 1), Addresses(NOWHERE), sources)
        outcome = run(select(RULES, []), context, lambda page, _: Span(page))
        checked = time.perf_counter()
        count = sum(len(article.reviews) for article in articles)
        print(
            f"{count} records: read {read - started:.2f} s, checked {checked - read:.2f} s, "
            f"{len(outcome.findings) + len(reader.problems)} findings"
        )


def _write(root: Path, number: int) -> str:
    path = f"content/articles/article-{number}/reviews.toml"
    file = root / path
    file.parent.mkdir(parents=True)
    of = OF.format(digest=number)
    file.write_text(
        RECORD.format(language="fr", kind="medical", of="", digest=number)
        + RECORD.format(language="en", kind="translation", of=of, digest=number + 1)
    )
    return path


main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
