"""The folders of articles and of legal pages: which there are, which have to be read again, and by whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from signoff.model import Article, Problem, Span
from signoff.pool import in_processes
from signoff.settings import Settings
from signoff.sources.articles import read_article
from signoff.sources.files import Reader
from signoff.sources.kept import Kept, digest_of_files, files_of, key_of, marks_of
from signoff.sources.pictures import picture_digests

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORTH_A_POOL = 40  # articles: reading so many takes a second, starting processes a tenth of one
_AT_ONCE = 8  # articles that a process is handed together


class _Said(NamedTuple):
    """What articles are read by, besides their own files: some of the settings, and which keys there are (None: not known)."""

    content: str
    languages: tuple[str, ...]
    centres: tuple[str, ...] | None
    reviewers: tuple[str, ...] | None


class _Job(NamedTuple):
    root: Path
    path: str
    files: dict[str, bytes | None]
    said: _Said


def read_articles(
    reader: Reader,
    settings: Settings,
    centres: Collection[str] | None,
    reviewers: Collection[str] | None,
    *,
    folder: str = "articles",
    kept: Kept | None = None,
) -> tuple[Article, ...]:
    """The articles of content/<folder>, in the order of their keys. Folders that hold nothing are passed over.

    Those that `kept` knows and whose files are as they were are not read again.
    """
    top = reader.root / settings.content / folder
    if not top.is_dir():
        return ()
    for stray in sorted(path.name for path in top.iterdir() if path.is_file() and path.suffix.lower() == ".md"):
        message, hint = "nobody reads this file", "each article has a folder of its own: {folder}/<key>/fr.md and en.md"
        reader.complain(Span(f"{settings.content}/{folder}/{stray}"), message, hint, folder=folder)
    said = _Said(settings.content, settings.languages, _sorted(centres), _sorted(reviewers))
    paths = [f"{settings.content}/{folder}/{name}" for name in _keys(reader, settings, top)]
    found = dict(_known_or_read(reader, paths, said, kept))
    return tuple(_with_pictures(found[path], reader.root, settings) for path in paths)


def _sorted(keys: Collection[str] | None) -> tuple[str, ...] | None:
    return None if keys is None else tuple(sorted(keys))


def _keys(reader: Reader, settings: Settings, top: Path) -> Iterator[str]:
    """The names of the folders that hold something; complains of those that can be no key."""
    for place in sorted(path for path in top.iterdir() if path.is_dir() and not path.name.startswith(".")):
        if not any(place.iterdir()):
            continue
        if not KEY.fullmatch(place.name):
            message = "the folder's name {name!r} cannot be an article's key"
            span = Span(f"{settings.content}/{top.name}/{place.name}")
            reader.complain(span, message, "use lower-case letters, digits and single hyphens", name=place.name)
            continue
        yield place.name


def _known_or_read(
    reader: Reader, paths: Iterable[str], said: _Said, kept: Kept | None
) -> Iterator[tuple[str, Article]]:
    """Each article with its path, in no order."""
    lacking = []
    marks = {}
    for path in paths:
        marks[path] = (marks_of(reader.root / path), said)
        if article := kept and kept.recall(path, marks[path]):
            yield path, article
            continue
        files = files_of(reader.root, path)
        article = kept.read_before(path, key_of(digest_of_files(files), (path, said))) if kept else None
        if article is None:
            lacking.append(_Job(reader.root, path, files, said))
            continue
        yield path, article
    for job, (article, problems) in zip(
        lacking, in_processes(_read, lacking, worth=_WORTH_A_POOL, at_once=_AT_ONCE), strict=True
    ):
        path = job.path
        reader.problems.extend(problems)
        if kept and not problems and marks[path] == (marks_of(reader.root / path), said):
            kept.keep(path, marks[path], article)
            kept.keep_read(path, key_of(article.files, (path, said)), article)
        yield path, article


def _read(job: _Job) -> tuple[Article, list[Problem]]:
    """An article, and what is wrong with it."""
    said = job.said
    held = {path: content for path, content in job.files.items() if content is not None}
    reader = Reader(job.root, held)
    settings = Settings(job.root, content=said.content, languages=said.languages)
    is_page = job.path.startswith(f"{said.content}/pages/")
    article = read_article(reader, settings, job.path, said.centres, said.reviewers, is_page=is_page)
    return replace(article, files=digest_of_files(job.files)), reader.problems


def _with_pictures(article: Article, root: Path, settings: Settings) -> Article:
    """The article with the digests of its pictures: they may lie, and change, outside of its folder."""
    texts = [*article.working.values(), *(text for kept in article.frozen.values() for text in kept.values())]
    pictures = picture_digests(root / settings.content, root / article.folder, texts)
    return replace(article, pictures=pictures) if pictures else article
