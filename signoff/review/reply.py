"""The reply of a physician who read a review bundle: a small JSON document, checked as what comes from outside.

{"schema": "signoff-reply/1", "article": "lumbar-mri", "reviewer": "camille-specimen", "on": "2026-11-23",
"answers": [{"language": "fr", "version": "1.0", "text": "sha256:…", "pictures": "sha256:…", "answer": "exact"},
{"language": "en", "version": "1.0", "text": "sha256:…", "answer": "error",
"where": "…", "what": "…", "why": "…"}]}

`pictures` is the digest of all pictures that were seen with the words; it is left out where there are none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from signoff.errors import Refused, UsageError
from signoff.model import Article, Remark, Span, Version
from signoff.phrases import Phrase
from signoff.review.digest import digest_of
from signoff.review.remarks import LONGEST
from signoff.sources.pictures import seen
from signoff.sources.reviews import version_of

SCHEMA = "signoff-reply/1"
_LARGEST = 256 * 1024  # bytes
_MOST = 8  # answers; an article has two languages
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_FIELDS = {"schema", "article", "reviewer", "on", "answers"}
_OF_ANSWERS = {"language", "version", "text", "pictures", "answer", "where", "what", "why"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a physician said of one text: `is_exact`, or what is wrong with it."""

    language: str
    version: Version
    text: str
    is_exact: bool
    pictures: str = ""
    where: str = ""
    what: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """All answers to one bundle."""

    article: str
    reviewer: str
    on: date
    answers: tuple[Answer, ...]


def read_reply(file: Path) -> Reply:
    """The reply in a file. Raises UsageError when it is none, or not whole."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError("{file} cannot be read: {why}", file=file, why=error.strerror) from error
    if len(raw) > _LARGEST:
        raise UsageError("{file} is larger than any reply: nothing was read", file=file)
    try:
        return _reply(json.loads(raw.decode("utf-8-sig")))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        why = Phrase("{name!r} is missing", {"name": error.args[0]}) if isinstance(error, KeyError) else error
        raise UsageError("{file} is no reply to a review bundle: {why}", file=file, why=why) from error


def refuse_moved(article: Article, reply: Reply) -> None:
    """Raise Refused when a text that was found exact is no longer what the physician read."""
    for answer in reply.answers:
        text = article.working.get(answer.language)
        if answer.is_exact and text and seen(text, article.pictures) != answer.pictures:
            message = (
                "{key} {language}: a picture has changed since the bundle was written, so this reply approves another; "
                "nothing was written (make a new one: signoff review-bundle {key})"
            )
            raise Refused(message, key=article.key, language=answer.language)
        if answer.is_exact and (text is None or digest_of(text) != answer.text):
            message = (
                "{key} {language}: the text has moved on since the bundle was written, so this reply approves other words; "
                "nothing was written (make a new one: signoff review-bundle {key})"
            )
            raise Refused(message, key=article.key, language=answer.language)


def remarks_of(article: Article, reply: Reply) -> tuple[Remark, ...]:
    """What the reply found wrong and the article does not hold yet."""
    known = {(remark.text, remark.what, remark.where, remark.by) for remark in article.remarks}
    return tuple(
        Remark(
            answer.language, answer.version, answer.text, answer.where, answer.what, answer.why, reply.reviewer, reply.on,
            "", Span(article.folder),
        )
        for answer in reply.answers
        if not answer.is_exact and (answer.text, answer.what, answer.where, reply.reviewer) not in known
    )  # fmt: skip


def _reply(data: Any) -> Reply:
    _table(data, _FIELDS)
    if data["schema"] != SCHEMA:
        raise ValueError(f"its schema is not {SCHEMA}")
    answers = data["answers"]
    if not isinstance(answers, list) or not 1 <= len(answers) <= _MOST:
        raise ValueError("it must hold one answer for each text")
    found = tuple(_answer(answer) for answer in answers)
    if len({answer.language for answer in found}) != len(found):
        raise ValueError("it answers twice for one language")
    return Reply(
        _matching(data, "article", _KEY),
        _matching(data, "reviewer", _KEY),
        date.fromisoformat(_words(data, "on")),
        found,
    )


def _answer(data: Any) -> Answer:
    _table(data, _OF_ANSWERS)
    said = _words(data, "answer")
    if said not in ("exact", "error"):
        raise ValueError('an answer is "exact" or "error"')
    version = version_of(_words(data, "version"))
    if version is None:
        raise ValueError("a version has the form 1.0")
    language, text = _matching(data, "language", re.compile("[a-z]{2}")), _matching(data, "text", _DIGEST)
    pictures = _matching(data, "pictures", _DIGEST) if data.get("pictures") else ""
    if said == "exact":
        return Answer(language, version, text, is_exact=True, pictures=pictures)
    what = _words(data, "what")
    if not what.strip():
        raise ValueError("an error is told by saying what is wrong")
    rest = {name: _words(data, name) for name in ("where", "why") if name in data}
    return Answer(language, version, text, is_exact=False, what=what, **rest)


def _table(data: Any, known: set[str]) -> None:
    if not isinstance(data, dict):
        raise TypeError("an object was expected")
    if unknown := set(data) - known:
        raise ValueError(f"nobody reads {min(unknown)!r}")


def _words(data: Mapping[str, Any], name: str) -> str:
    value = data[name]
    if not isinstance(value, str) or len(value) > LONGEST:
        raise TypeError(f"{name} must be a string of at most {LONGEST} letters")
    return value


def _matching(data: Mapping[str, Any], name: str, pattern: re.Pattern[str]) -> str:
    value = _words(data, name)
    if not pattern.fullmatch(value):
        raise ValueError(f"{name} is not of its form")
    return value
