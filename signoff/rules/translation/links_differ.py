"""A link or image stands in one language and not in the other.

Why: a reader of one language is led to the page that explains the risk, the other is not.

A link to an article is the same as one to its other language; an address of another site is the same whatever language it
names (/fr/, en., ?lang=), and an address on the same site may stand for it, since public bodies have other pages for other languages.
Does not look at: in which order links stand; how many images there are (TRN005); booking addresses (BKG001, BKG007); translations whose source has moved on (TRN003), and texts whose
words changed under their version (VER001, VER004).

Bad: content/pages/about/en.md
    Start with the CT scan of the knee.
Good:
    Start with the [CT scan of the knee]({filename}/articles/knee-scan/en.md).

Source: house rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from signoff.model import Article, Edition, Problem, Severity, Text, TextLink
from signoff.review.pairing import section_pairs
from signoff.rules.booking.booking_links import resembles
from signoff.rules.context import Context
from signoff.rules.translation.translations import Translation, once, translations
from signoff.rules.world import World

ID = "TRN006"
SEVERITY = Severity.WARNING

_LANGUAGE = r"(?:fr|en|french|english|francais|anglais)(?:[-_][A-Za-z]{2})?"
_IN_HOST = re.compile(rf"^(?:www\.)?(?:{_LANGUAGE}\.)?(?:www\.)?", re.I)
_IN_PATH = re.compile(rf"(?:^|(?<=[/._-])){_LANGUAGE}(?=[/._-]|$)", re.I)
_IN_QUERY = re.compile(r"(?:^|&)(?:lang|language|langue|locale|hl|l)=[^&]*", re.I)
_SOURCE = re.compile(r"^\{(?:filename|static|attach)\}")


def check(context: Context) -> Iterator[Problem]:
    """A problem for each link that only one of the two texts has."""
    for _, problems in context.told(_of_article, context.each):
        yield from problems


def _of_article(article: Article, editions: Sequence[Edition], world: World) -> list[Problem]:
    hosts, found = world.settings.booking_hosts, translations(article, editions)
    return list(once(problem for each in found for problem in _problems(each, world.folders, hosts)))


def _problems(found: Translation, keys: Mapping[str, str], hosts: tuple[str, ...]) -> Iterator[Problem]:
    left, right = (
        [link for link in text.links if not resembles(link.url, hosts)] for text in (found.source, found.text)
    )
    for same in (lambda link: _key(link, keys), lambda link: _place(link, keys)):
        _strike_out(left, right, same)
    if _images(found.source) != _images(found.text):  # TRN005 tells
        left, right = ([link for link in links if not link.is_image] for links in (left, right))
    hint = "link to the same in both languages"
    for link in left:
        message = "the {there} text links to {target}, the {here} text does not"
        shows = "the {there} text shows the image {target}, the {here} text does not"
        yield Problem(
            shows if link.is_image else message,
            {**found.facts, "target": link.url},
            span=found.span(_line_for(link, found)),
            url=link.url,
            also=(found.source_span(link.line),),
            hint=hint,
        )
    for link in right:
        message = "the {here} text links to {target}, the {there} text does not"
        shows = "the {here} text shows the image {target}, the {there} text does not"
        facts = {**found.facts, "target": link.url}
        yield Problem(shows if link.is_image else message, facts, span=found.span(link.line), url=link.url, hint=hint)


def _images(text: Text) -> int:
    return sum(link.is_image for link in text.links)


def _strike_out(left: list[TextLink], right: list[TextLink], same: Callable[[TextLink], object]) -> None:
    for link in list(left):
        if answer := next((other for other in right if same(other) == same(link)), None):
            left.remove(link)
            right.remove(answer)


def _key(link: TextLink, keys: Mapping[str, str]) -> tuple[object, ...]:
    """What both languages have in common of a link."""
    url = link.url
    if url.startswith("#"):
        return ("here",)
    if _SOURCE.match(url) or not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", url):
        path = _SOURCE.sub("", url).partition("#")[0]
        folder = path.rpartition("/")[0] if path.endswith(".md") else _IN_PATH.sub("", path)
        return (link.is_image, f"text {keys[path]}" if path in keys else folder.strip("/"))
    try:
        parts = urlsplit(url)
    except ValueError:
        return (url,)
    host = _IN_HOST.sub("", parts.netloc.lower())
    return (link.is_image, parts.scheme, host, _IN_PATH.sub("", parts.path), _IN_QUERY.sub("", parts.query))


def _place(link: TextLink, keys: Mapping[str, str]) -> tuple[object, ...]:
    """The site that a link to another site leads to; of all others what _key says."""
    key = _key(link, keys)
    return (link.is_image, ".".join(str(key[2]).split(".")[-2:])) if len(key) > 3 and key[2] else key


def _line_for(link: TextLink, found: Translation) -> int:
    """Where the translation of a source's link should stand: its section."""
    line = found.text.span("title").line
    for pair in section_pairs(found.source, found.text):
        if pair.source and pair.source.line <= link.line:
            line = pair.line
    return line
