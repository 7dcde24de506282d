"""Write a project of many articles to measure with: the sample's lumbar MRI again and again, each in words of its own.

Every text is approved as it stands (its digest is in its ledger), so that the gate has as little to say of it as of the sample.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from signoff.review import digest_of
from signoff.settings import load_settings
from signoff.sources import load_sources

REPOSITORY = Path(__file__).parent.parent
ORIGIN = "lumbar-mri"


def make_library(folder: Path, articles: int) -> None:
    """The sample with this many further articles, not built."""
    for name in ("content", "theme"):
        shutil.copytree(REPOSITORY / name, folder / name)
    for name in ("pyproject.toml", "pelicanconf.py"):
        shutil.copy(REPOSITORY / name, folder / name)
    for number in range(articles):
        _copy(folder / "content/articles", number)
    _sign(folder)


def _copy(folder: Path, number: int) -> None:
    place = folder / f"{ORIGIN}-{number}"
    shutil.copytree(folder / ORIGIN, place)
    for file in place.rglob("*.md"):
        words = file.read_text(encoding="utf-8")
        words = re.sub(r"^(Slug: .*)$", rf"\1-{number}", words, flags=re.M)
        words = re.sub(r"^(Title: .*)$", rf"\1 ({number})", words, flags=re.M)
        file.write_text(f"{words.rstrip()}\n\n{number}.\n", encoding="utf-8", newline="\n")


def _sign(folder: Path) -> None:
    """Give each ledger the digests of its texts."""
    for article in load_sources(load_settings(folder)).articles:
        if not article.key.startswith(f"{ORIGIN}-"):
            continue
        ledger = folder / article.folder / "reviews.toml"
        words = ledger.read_text(encoding="utf-8")
        for review in article.reviews:
            text = article.frozen[review.language][review.version]
            raw = (folder / text.path).read_bytes()
            words = words.replace(review.text, digest_of(text))
            words = words.replace(review.file, "sha256:" + hashlib.sha256(raw).hexdigest())
        ledger.write_text(words, encoding="utf-8", newline="\n")
