"""Raising the version of a text: two lines of its front matter change, and not a byte besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from signoff.errors import UsageError
from signoff.model import Article, Version
from signoff.review.editions import newest_approved
from signoff.review.journal import FileChange
from signoff.settings import Settings
from signoff.sources.spaces import spaced


def next_versions(article: Article, *, major: bool, language: str) -> Mapping[str, Version]:
    """The version that each text is to get, by language: all languages for a major version, one for a minor.

    Raises UsageError when there is nothing to revise: never approved, or already raised.
    """
    approved = {name: edition for name in article.working if (edition := newest_approved(article, name))}
    versions = {name: edition.text.version for name, edition in approved.items() if edition.text.version}
    if not major:
        if language not in versions:
            message = "{key} has no approved text in {language!r}: edit it freely, its version stays"
            raise UsageError(message, key=article.key, language=language)
        wanted = {language: Version(versions[language].major, versions[language].minor + 1)}
    else:
        if not versions:
            raise UsageError("no text of {key} was ever approved: edit it freely, its version stays", key=article.key)
        number = max(versions.values()).major + 1
        wanted = dict.fromkeys(article.working, Version(number, 0))
    for name, version in wanted.items():
        now = article.working[name].version
        if now and now > versions.get(name, Version(0, 0)) and name in versions:
            message = "{place}: version {version} is open already and waits for its review; edit on"
            raise UsageError(message, place=article.working[name].span("version"), version=now)
        if now and now >= version:
            message = "{place}: says {now} already, which is not below {version}"
            raise UsageError(message, place=article.working[name].span("version"), now=now, version=version)
    return wanted


def revised(
    article: Article, versions: Mapping[str, Version], notes: Mapping[str, str], settings: Settings
) -> Iterator[FileChange]:
    """The texts with their new version and change note. Raises UsageError when a note is missing."""
    for language, version in versions.items():
        note = notes.get(language, "").strip()
        if not note or len(note.splitlines()) != 1:
            message = "a new version says what changed, in one line: give it with --change-{language}"
            raise UsageError(message, language=language)
        path = article.working[language].path
        before = (settings.root / path).read_bytes()
        yield FileChange(path, before, raised(before, version, spaced(note, language)))


def raised(content: bytes, version: Version, note: str) -> bytes:
    """The bytes of a text with another version and note; byte order mark, line ends and all else stay.

    A note that is not there yet is put below the version. Raises UsageError when there is no version.
    """
    end = _EMPTY_LINE.search(content)
    head, body = (content[: end.end()], content[end.end() :]) if end else (content, b"")
    head = _with_field(head, b"Version", str(version).encode("ascii"))
    if _field(head, b"Change") is None:
        match = _field(head, b"Version")
        at = match.end() if match else 0
        head = head[:at] + b"Change: " + _line_end(head) + head[at:]
    return _with_field(head, b"Change", note.encode("utf-8")) + body


_EMPTY_LINE = re.compile(rb"(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n|\r(?!\n)|\n)")


def _with_field(head: bytes, name: bytes, value: bytes) -> bytes:
    """The front matter with another value for a field, whose lines become one; the spelling of its name is kept."""
    match = _field(head, name)
    if match is None:
        raise UsageError("the text has no line `{field}: …` to change: write one", field=name.decode())
    return head[: match.start()] + match["name"] + b": " + value + (match["end"] or b"") + head[match.end() :]


def _field(head: bytes, name: bytes) -> re.Match[bytes] | None:
    """A field with its continued lines, as texts.py reads them."""
    line_end = rb"(?:\r\n?|\n|\Z)"
    more = rb"(?:(?:[ ]{4,}|\t)[ \t]*[^\s][^\r\n]*" + line_end + rb")*"
    start = rb"(?:\A|(?<=[\r\n])|(?<=\xef\xbb\xbf))"
    return re.search(
        rb"(?i)" + start + rb"(?P<name>" + name + rb")[ \t]*:[^\r\n]*(?P<end>" + line_end + rb")" + more, head
    )


def _line_end(head: bytes) -> bytes:
    match = re.search(rb"\r\n?|\n", head)
    return match[0] if match else b"\n"
