"""The folder of a new article: everything that the gate wants to see later, and nothing that is not true."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from signoff.errors import UsageError
from signoff.model import Article, Sources
from signoff.nearest import did_you_mean
from signoff.phrases import Phrase
from signoff.review.journal import FileChange
from signoff.settings import Settings
from signoff.sources.fields import texts_of
from signoff.sources.folders import KEY
from signoff.sources.markdown import slug_of
from signoff.sources.placeholders import UNWRITTEN
from signoff.sources.spaces import spaced


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an article before it is written. Titles by language; without a service nothing is booked."""

    key: str
    titles: Mapping[str, str]
    about: str = "MedicalWebPage"
    service: str = ""
    centres: tuple[str, ...] = ()
    roles: tuple[str, ...] = field(default=())


def draft_files(draft: Draft, sources: Sources, settings: Settings) -> tuple[FileChange, ...]:
    """The files of the new article. Raises UsageError when the key, a title or the booking cannot be used."""
    _check_key(draft.key, sources)
    _check_booking(draft, sources)
    folder = f"{settings.content}/articles/{draft.key}"
    texts = [
        (f"{folder}/{language}.md", _text(language, draft.titles.get(language, ""), sources, settings))
        for language in settings.languages
    ]
    roles = draft.roles or _usual_roles(sources)
    files = [(f"{folder}/article.toml", _article_toml(draft, roles, settings)), *texts]
    return tuple(FileChange(path, None, words.encode("utf-8")) for path, words in files)


def _check_key(key: str, sources: Sources) -> None:
    if not KEY.fullmatch(key):
        guess = slug_of(key)
        message = "{key!r} cannot be an article's key: lower-case letters, digits, single hyphens; try {guess!r}"
        raise UsageError(message, key=key, guess=guess)
    if any(article.key == key for article in sources.articles):
        message = "there is an article {key!r} already: edit it, or raise its version with `signoff revise {key}`"
        raise UsageError(message, key=key)


def _check_booking(draft: Draft, sources: Sources) -> None:
    if bool(draft.service) != bool(draft.centres):
        raise UsageError("--service and --centres belong together: what is booked, and where")
    for key in draft.centres:
        centre = sources.centres.get(key)
        if centre is None:
            raise UsageError("{key!r} is not in centres.toml{guess}", key=key, guess=did_you_mean(key, sources.centres))
        if draft.service not in centre.bookings:
            known = ", ".join(centre.bookings) or Phrase("none")
            message = "centres.toml has no booking of {service!r} for {key!r}; services there: {known}"
            raise UsageError(message, service=draft.service, key=key, known=known)


def _text(language: str, title: str, sources: Sources, settings: Settings) -> str:
    if not title.strip() or len(title.splitlines()) != 1:
        message = "the title in {name} is missing: give it with --title-{language}"
        raise UsageError(message, name=Phrase(_NAMES[language]), language=language)
    slug = slug_of(title)
    if not any(char.isalnum() for char in title):
        raise UsageError("no address can be made of the title {title!r}: it holds no letter", title=title)
    for article, taken in _slugs(language, sources, settings):
        if slug == taken:
            message = "the address {url} is taken by {folder}; give the new article another title"
            raise UsageError(message, url=f"/{language}/{slug}/", folder=article.folder)
    head = f"Title: {spaced(title.strip(), language)}\nSlug: {slug}\nSummary: {UNWRITTEN[language]}\nVersion: 1.0\nChange: {_FIRST[language]}\n"
    *parts, last = (f"\n## {heading}\n" for heading in _OUTLINE[language])
    outline = "".join(f"{part}\n{UNWRITTEN[language]}\n" for part in parts)
    card = f"\n> ### {_CARD[language]} {{.emergency}}\n>\n> - {UNWRITTEN[language]}\n"
    return f"{head}\n{UNWRITTEN[language]}\n{outline}{last}{card}"


def _slugs(language: str, sources: Sources, settings: Settings) -> Iterator[tuple[Article, str]]:
    """Every slug that a page of this language has or had."""
    for article in (*sources.articles, *sources.pages):
        yield from ((article, text.slug) for text in texts_of(article, settings) if text.language == language)
        yield from ((article, alias) for alias in article.aliases.get(language, ()))


def _usual_roles(sources: Sources) -> tuple[str, ...]:
    """The roles that most articles ask for; in a site without articles those of its first reviewer."""
    usual = Counter(article.roles for article in sources.articles).most_common(1)
    return usual[0][0] if usual else next((reviewer.roles for reviewer in sources.reviewers.values()), ())


def _article_toml(draft: Draft, roles: tuple[str, ...], settings: Settings) -> str:
    booking = ""
    if draft.service:
        booking = f"booking = {{ service = {_quoted(draft.service)}, centres = {_quoted(draft.centres)} }}\n"
    return _ARTICLE.format(
        about=_quoted(draft.about), language=_quoted(settings.languages[0]), roles=_quoted(roles), booking=booking
    )


def _quoted(value: str | tuple[str, ...]) -> str:
    return json.dumps(value, ensure_ascii=False)


_NAMES = {"fr": "French", "en": "English"}
_FIRST = {"fr": "Première publication.", "en": "First publication."}
_ARTICLE = """\
# The facts that the languages of this article share. The words are in the files beside this one;
# the review, its date and the reviewer's name are never typed: `signoff sign` writes them into reviews.toml.

# What the article is about, in the words of schema.org.
about = {about}
# The language that is written first; the others are checked against it.
source_language = {language}
# For how many months a review counts, and which role the reviewer must have (see reviewers.toml).
review = {{ months = 36, roles = {roles} }}
# What the reader can book, and where: booking = {{ service = "…", centres = ["…"] }}, by their names in centres.toml.
{booking}# What the text rests on: {{ title = "…", url = "https://…", year = 2024, language = "fr" }}
sources = []
# Which guides to read next, by the names of their folders; without this line others of the same service are shown.
# related = ["…"]
"""
_CARD = {"fr": "Appelez tout de suite le 15 (Samu) ou le 112 si", "en": "Call 15 (Samu) or 112 at once if"}
_OUTLINE = {
    "fr": (
        "À quoi cela sert {#but}",
        "Avant\u00a0: ce qu’il faut dire à l’équipe {#avant}",
        "Comment cela se passe {#deroulement}",
        "Après {#apres}",
        "Risques et effets indésirables {#risques}",
        "Les autres solutions, et ne rien faire {#alternatives}",
        "Quand appeler, et qui {#appeler}",
    ),
    "en": (
        "What it is for {#aim}",
        "Before: what to tell the team {#before}",
        "How it is done {#procedure}",
        "Afterwards {#after}",
        "Risks and side effects {#risks}",
        "Other options, and doing nothing {#alternatives}",
        "When to call, and whom {#call}",
    ),
}
