"""The words around an approved text: what the theme says, and what it fills in. Any other word is somebody's addition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from signoff.dates import hours_words, long_date, telephone_words
from signoff.dress import dress_of
from signoff.model import Centre, Edition, Page, Sources
from signoff.review.editions import due_on
from signoff.review.history import Entry, History
from signoff.review.reading_time import minutes_to_read
from signoff.review.signposts import Signpost, service_name
from signoff.rules.world import World
from signoff.sources.markdown import headings_of, parse
from signoff.words import fold, leaves, plain

_APPROVED = ("title", "summary", "body")
_FILLED = re.compile(r"%\([a-z_]+\)[sd]")
TONGUES = ("Français", "English")  # what the way to the other language is called
_LABELS = ("aria-label", "title")  # what the theme says of a card or table, and the glossary of an abbreviation
_GAP = "\0"  # stands for a value that the theme filled in


def strange_words(edition: Edition, page: Page, world: World) -> str | None:
    """The first words of <main> that are neither approved, nor the theme's, nor a known value; None when there are none.

    Without the theme's messages (`world.messages` empty) only words outside all marked parts are strange.
    """
    if page.loose:
        return page.loose[0]
    messages = world.messages.get(edition.language, ())
    if not messages:
        return None
    values = tuple(_values(edition, world))
    return next(unknown(_furniture(page), values, messages), None) or _strange_around(
        page, edition.language, values, world
    )


def strange_in_history(history: History, page: Page, world: World) -> tuple[Entry | None, str] | None:
    """The first strange words of a history page, with the record in whose part they stand; None when there are none.

    What a record's part says must come from that record, and its difference be that of the two frozen texts, block by block.
    """
    if page.loose:
        return None, page.loose[0]
    language = history.edition.language
    messages = world.messages.get(language, ())
    if not messages:
        return None
    entries = {f"record-{entry.number}": entry for entry in history.entries}
    general = (history.edition.text.title, world.settings.name(language))
    around = [page.title, page.description or ""]
    for name, nodes in page.parts.items():
        if entry := entries.get(name):
            blocks = {" ".join(fold(piece.words) for piece in change.pieces) for change in entry.changes}
            told = (words for _, words in leaves(nodes) if words not in blocks)
            for words in unknown(told, _values_of(entry, world), messages):
                return entry, words
        else:
            around.extend(words for _, words in leaves(nodes))
    strange = next(unknown(around, general, messages), None) or _strange_around(page, language, general, world)
    return (None, strange) if strange else None


def strange_on_signpost(post: Signpost, page: Page, world: World, beside: Iterable[str] = ()) -> str | None:
    """The first words of a home page, of an index, or of the page of a centre or a reviewer that nothing vouches for.

    `beside` are the letters of a subject that the page of each of them names.
    """
    if page.loose:
        return page.loose[0]
    messages = world.messages.get(post.language, ())
    if not messages or world.sources is None:
        return None
    told = (words for nodes in page.parts.values() for _, words in leaves(nodes))
    said = dict.fromkeys([page.title, page.description or "", *told])
    letters = (letter.upper() for letter in beside)
    values = (world.settings.name(post.language), *letters, *_values_of_signpost(post, world.sources))
    known = {fold(value) for value in values}  # most blocks of a long list are a title or a summary, and nothing else
    strange = next(unknown((words for words in said if words not in known), values, messages), None)
    return strange or _strange_around(page, post.language, values, world)


def _strange_around(page: Page, language: str, values: Iterable[str], world: World) -> str | None:
    """The first words of header, footer or an attribute that are not the theme's, nor the site's, nor among the values."""
    messages = world.messages.get(language, ())
    of_site = (world.settings.name(language), *TONGUES, *world.legal_titles.get(language, ()))
    said = [words for words in page.around if words and not _is_of_site(words, of_site, messages)]
    return (
        next(unknown(said, (*of_site, *values, f"{world.settings.address}{page.url}"), messages), None)
        if said
        else None
    )


@lru_cache(maxsize=4096)
def _is_of_site(words: str, of_site: tuple[str, ...], messages: tuple[str, ...]) -> bool:
    """Whether words are those that stand on every page alike."""
    return not any(unknown([words], (), messages)) or not any(unknown([words], of_site, messages))


def is_known(words: str, edition: Edition, world: World) -> bool:
    """Whether words are of the approved text, or a fact of the sources that its page may name."""
    text = edition.text
    known = {_folded(value) for value in (*_values(edition, world), world.settings.name(edition.language), *TONGUES)}
    return words in known or words in plain(text.body)


def strange_dress(edition: Edition, page: Page, world: World) -> str | None:
    """What is about the approved words that their text does not have, and that is not the build's; None when there is nothing."""
    said = set(world.messages.get(edition.language, ()))
    terms = world.sources.glossary if world.sources else ()
    said.update(term.words[edition.language].long for term in terms if edition.language in term.words)
    new = [each for each in page.dress if each.attribute not in _LABELS or each.value not in said]
    if not new:
        return None
    left = Counter(new) - Counter(dress_of(parse(edition.text.html)))
    return next((each.typed for each in left), None)


def unknown(said: Iterable[str], values: Iterable[str], messages: tuple[str, ...]) -> Iterator[str]:
    """Those of the words said that are not made of messages and values."""
    known = sorted({_folded(value) for value in values if value}, key=len, reverse=True)
    ours = _said(messages)
    for words in said:
        rest = words
        for value in known:
            rest = _without(value, rest) if value in rest else rest
        if not ours.fullmatch(rest):
            yield words


# The facts of an article stand on all of its pages, and some in its structured data as well.
_folded = lru_cache(maxsize=1 << 14)(fold)


def _without(value: str, words: str) -> str:
    """Words with a gap for each place where the value stands, but not as a part of a word; a regular expression took 0.4 ms to compile."""
    pieces, behind, at = [], 0, words.find(value)
    while at >= 0:
        end = at + len(value)
        if _is_letter(words[at - 1 : at]) or _is_letter(words[end : end + 1]):
            at = words.find(value, at + 1)
            continue
        pieces += [words[behind:at], _GAP]
        behind, at = end, words.find(value, end)
    return "".join([*pieces, words[behind:]])


def _is_letter(char: str) -> bool:
    """Whether a character is one of a word; no character is none."""
    return char.isalnum() or char == "_"


def _furniture(page: Page) -> Iterator[str]:
    """The blocks around the text. What stands in a review line, or instead of one, is for REV006 to REV008 to judge."""
    judged = {line.words for line in page.review_lines}
    has_both = {line.kind for line in page.review_lines} == {"date", "name"}
    for name, nodes in page.parts.items():
        if name not in _APPROVED and (has_both or name != "review"):
            yield from (words for _, words in leaves(nodes) if words not in judged)


@lru_cache(maxsize=8)
def _said(messages: tuple[str, ...]) -> re.Pattern[str]:
    """Matches what is made of messages, gaps and punctuation alone. Longest first and possessive: it never goes back."""
    pieces = {fold(piece).strip() for message in messages for piece in _FILLED.split(message)}
    phrases = "|".join(re.escape(piece) for piece in sorted(pieces, key=lambda piece: (-len(piece), piece)) if piece)
    return re.compile(rf"(?:(?<!\w)(?:{phrases})(?!\w)|[\s{_GAP},;:.()/–-])*+")


def _values(edition: Edition, world: World) -> Iterator[str]:
    article, text = edition.article, edition.text
    yield from (text.title, f"{text.title} – v{text.version}" if edition.current else "")
    yield from (other.text.title for other in world.editions_of(article))
    yield f"{world.settings.address}{edition.current}" if edition.current else ""
    for record in filter(None, (edition.last, edition.review if edition.current else None)):
        yield from (str(record.version), long_date(record.on, edition.language))
    if edition.is_withdrawn:
        return
    yield text.summary
    yield from (words for _, words in headings_of(text.html))
    yield str(minutes_to_read(text))
    yield from (other.text.title for other in world.related.of(edition))
    for source in article.sources:
        yield from (source.title, str(source.year or ""))
    if world.sources is None:
        return
    yield service_name(article.service, world.sources, edition.language)
    for centre in (world.sources.centres[key] for key in article.centres):
        yield from _values_of_centre(centre, edition.language)
    if edition.review and edition.updated:
        yield world.sources.reviewers[edition.review.reviewer].full_name
        yield str(edition.review.version)
        yield long_date(edition.updated, edition.language)
        yield edition.updated.isoformat()
        yield long_date(due_on(article, edition.review), edition.language)


def _values_of(entry: Entry, world: World) -> Iterator[str]:
    """What the theme fills in for a record of the history."""
    review = entry.review
    yield from (entry.note, str(review.version), review.text, long_date(review.on, review.language))
    yield from (str(version) for version in (entry.since, review.of and review.of.version) if version)
    if world.sources:
        yield world.sources.reviewers[review.reviewer].full_name


def _values_of_centre(centre: Centre, language: str) -> Iterator[str]:
    yield from (centre.name, centre.about.get(language, ""), centre.street, centre.postcode, centre.city)
    yield telephone_words(centre.telephone)
    yield from (hours_words(hours, language) for hours in centre.hours)


def _values_of_signpost(post: Signpost, sources: Sources) -> Iterator[str]:
    """What the theme may fill in on a signpost: its own facts, and those of what it leads to."""
    yield from (post.title, post.title.upper(), str(post.count), str(len(post.texts)))
    if post.kind == "letter" and post.above:
        yield service_name(post.above[1], sources, post.language)
    for edition in post.texts:
        yield from (edition.text.title, edition.text.summary)
        yield from (long_date(day, post.language) for day in _days(edition))
        yield str(edition.review.version) if edition.review else ""
    if post.kind == "centre":
        centre = sources.centres[post.key]
        yield from _values_of_centre(centre, post.language)
        yield from (service_name(key, sources, post.language) or key for key in centre.bookings)
    if post.kind == "glossary":
        for explained in (term.words[post.language] for term in sources.glossary):
            yield from (explained.term, explained.long, explained.definition)
    for below in post.below:
        yield from _values_of_signpost(below, sources)


def _days(edition: Edition) -> Iterator[date]:
    yield from filter(None, (edition.updated, edition.review.on if edition.review else None))
