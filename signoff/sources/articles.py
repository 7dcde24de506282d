"""The files of an article, or of a legal page -> Article."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from signoff.model import Article, Source, Span, Text, Version
from signoff.nearest import did_you_mean
from signoff.settings import STALE, Settings
from signoff.sources.fields import SLUG
from signoff.sources.files import Reader
from signoff.sources.remarks import read_remarks
from signoff.sources.reviews import read_reviews, version_of
from signoff.sources.texts import TextReader
from signoff.sources.toml import Taker, read_toml

_FROZEN = re.compile(r"([a-z]{2})-([0-9]+\.[0-9]+)\.md")
_MONTHS, _MOST_MONTHS = 36, 120
_OTHER_FILES = {"article.toml", "reviews.toml", "remarks.toml"}


def read_article(
    reader: Reader,
    settings: Settings,
    path: str,
    centres: Collection[str] | None,
    reviewers: Collection[str] | None,
    *,
    is_page: bool,
) -> Article:
    """The article, or the legal page, in a folder, without the digests of its pictures."""
    texts = TextReader(reader)
    if not is_page:
        return _article(texts, settings, path, centres, reviewers)
    return Article(Path(path).name, path, settings.languages[0], _working(texts, settings, path), is_page=True)


def _article(
    texts: TextReader, settings: Settings, path: str, centres: Collection[str] | None, reviewers: Collection[str] | None
) -> Article:
    reader = texts.reader
    working = _working(texts, settings, path)
    reviews = read_reviews(reader, settings, f"{path}/reviews.toml", reviewers)
    key = Path(path).name
    document = read_toml(reader, f"{path}/article.toml")
    if document is None:
        return Article(key, path, settings.languages[0], working)
    top = Taker(reader, document)
    rhythm, booking = top.table_at("review"), top.table_at("booking")
    aliases, excused = top.table_at("aliases"), top.table_at("excused")
    article = Article(
        key=key,
        folder=path,
        source_language=_source_language(top, settings),
        working=working,
        about=top.string("about", "MedicalWebPage"),
        months=_months(rhythm) if rhythm else _MONTHS,
        roles=rhythm.strings("roles") if rhythm else (),
        service=booking.string("service") if booking else "",
        centres=_centres(booking, centres) if booking else (),
        aliases={language: _aliases(aliases, language) for language in settings.languages} if aliases else {},
        excused={language: excused.string(language) for language in settings.languages if language in excused.table}
        if excused
        else {},
        sources=tuple(_source(taker) for taker in top.tables("sources")),
        frozen=_frozen(texts, settings, path, key),
        reviews=reviews,
        spans={name: document.span(name) for name in document.data},
        stale=_stale(top),
        remarks=read_remarks(reader, settings, f"{path}/remarks.toml"),
        related=top.strings("related") if "related" in document.data else None,
    )
    top.strings("questions")
    for taker in (rhythm, booking, aliases):
        if taker:
            taker.done()
    if excused:
        excused.done(*settings.languages)
    top.done()
    return article


def _months(rhythm: Taker) -> int:
    months = rhythm.integer("months", _MONTHS)
    if months is None or not 1 <= months <= _MOST_MONTHS:
        rhythm.wrong("months", "must be between 1 and {most}, not {typed}", most=_MOST_MONTHS, typed=months)
        return _MONTHS
    return months


def _source_language(top: Taker, settings: Settings) -> str:
    language = top.string("source_language", settings.languages[0])
    if language not in settings.languages:
        top.not_one_of("source_language", settings.languages, language)
    return language


def _stale(top: Taker) -> str:
    policy = top.string("stale", "")
    if policy and policy not in STALE:
        top.not_one_of("stale", STALE, policy)
    return policy


def _centres(booking: Taker, known: Collection[str] | None) -> tuple[str, ...]:
    keys = booking.strings("centres")
    if known is None:  # centres.toml could not be read, which is already said
        return ()
    for key in keys:
        if key not in known:
            message = "names {centre!r}, which is not in centres.toml{guess}"
            booking.wrong("centres", message, centre=key, guess=did_you_mean(key, known))
    return tuple(key for key in keys if key in known)


def _aliases(aliases: Taker, language: str) -> tuple[str, ...]:
    found = aliases.strings(language)
    for alias in found:
        if not SLUG.fullmatch(alias):
            message = "holds {alias!r}, which cannot be an address: write the old slug alone"
            aliases.wrong(language, message, alias=alias)
    return tuple(alias for alias in found if SLUG.fullmatch(alias))


def _source(taker: Taker) -> Source:
    if not taker.table.get("url", "https://").startswith(("https://", "http://")):
        taker.wrong("url", "must begin with https://")
    source = Source(taker.string("title"), taker.string("url"), taker.integer("year"), taker.string("language", ""))
    taker.done()
    return source


def refuse_unknown_related(reader: Reader, articles: Collection[Article]) -> None:
    """Complain of related articles that are not there, or named twice, or the article itself."""
    known = {article.key for article in articles}
    for article in articles:
        named = article.related or ()
        for place, key in enumerate(named):
            span = article.span("related")
            if key not in known:
                message = "related names {key!r}, which is no article{guess}"
                reader.complain(span, message, key=key, guess=did_you_mean(key, known))
            elif key == article.key:
                reader.complain(span, "related names the article itself", "take it out")
            elif key in named[:place]:
                reader.complain(span, "related names {key!r} twice", "take one out", key=key)


def _working(texts: TextReader, settings: Settings, path: str) -> dict[str, Text]:
    key = Path(path).name
    found = {}
    for language in settings.languages:
        file = f"{path}/{language}.md"
        if (texts.reader.root / file).is_file() and (text := texts.read(file, key, language)):
            found[language] = text
    for name in sorted(os.listdir(texts.reader.root / path)):
        if (
            name.lower().endswith((".md", ".markdown", ".toml"))
            and name not in _OTHER_FILES
            and name[:-3] not in settings.languages
        ):
            wanted = [f"{language}.md" for language in settings.languages] + sorted(_OTHER_FILES)
            message = "nobody reads this file{guess}"
            hint, files = "the files of an article are {files}", ", ".join(wanted)
            texts.reader.complain(Span(f"{path}/{name}"), message, hint, guess=did_you_mean(name, wanted), files=files)
    return found


def _frozen(texts: TextReader, settings: Settings, path: str, key: str) -> Mapping[str, Mapping[Version, Text]]:
    """The frozen texts by language and version."""
    folder = texts.reader.root / path / "versions"
    found: dict[str, dict[Version, Text]] = {}
    for name in sorted(os.listdir(folder)) if folder.is_dir() else ():
        if name.startswith("."):
            continue
        match = _FROZEN.fullmatch(name)
        version = version_of(match[2]) if match else None
        if not match or version is None or match[1] not in settings.languages:
            message = "nobody reads this file"
            hint = "frozen texts are named for their language and version, such as fr-1.0.md"
            texts.reader.complain(Span(f"{path}/versions/{name}"), message, hint)
        elif text := texts.read(f"{path}/versions/{name}", key, match[1]):
            found.setdefault(match[1], {})[version] = text
    return found
