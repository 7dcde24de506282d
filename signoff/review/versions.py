"""What a new version of a text owes to the one before it: a note of its own, and, if it is minor, the same meaning."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Article, Problem, Span, Text
from signoff.phrases import Phrase
from signoff.review.digest import digest_of
from signoff.review.meaning import MeaningChange, meaning_changes
from signoff.words import fold


def predecessor(article: Article, text: Text) -> Text | None:
    """The frozen text of the nearest lower version in the same language."""
    if text.version is None:
        return None
    kept = article.frozen.get(text.language, {})
    return next((kept[version] for version in sorted(kept, reverse=True) if version < text.version), None)


def note_problems(article: Article, text: Text) -> Iterator[Problem]:
    """A problem when a major version has no change note, or still has that of the version before it."""
    if text.version is None or text.version.minor:
        return
    facts = {"version": str(text.version)}
    before = predecessor(article, text)
    note = fold(text.value("change"))
    if not note:
        hint = "write `Change: …` among the first lines: what is new for the reader, in one sentence"
        yield Problem("version {version} has no change note", facts, span=text.span("change"), hint=hint)
    elif before and note == fold(before.value("change")) and digest_of(before) != digest_of(text):
        facts |= {"before": str(before.version)}
        hint = "say in one sentence what is new for the reader since then"
        message = "the change note of version {version} is still that of version {before}"
        yield Problem(message, facts, span=text.span("change"), hint=hint)


def minor_problems(article: Article, text: Text) -> Iterator[Problem]:
    """A problem when a minor version changes what its predecessor of the same major version says."""
    before = predecessor(article, text)
    if not (text.version and text.version.minor and before and before.version):
        return
    if before.version.major != text.version.major:
        return
    changes = list(meaning_changes(before, text))
    if changes:
        yield _problem(text, changes, f"{text.version.major + 1}.0")


def _problem(text: Text, changes: list[MeaningChange], major: str) -> Problem:
    first, *more = changes
    others = Phrase("")
    for other in more:
        others = Phrase("{others}; also: {what}", {"others": others, "what": _KINDS[other.what]})
    facts = {"version": str(text.version), "major": major, "what": _KINDS[first.what], "others": others}
    return Problem(
        "version {version} is a minor one, but {what} changed from {before} to {after}{others}",
        facts | {"before": _shown(first.before), "after": _shown(first.after)},
        span=Span(text.path, first.line),
        also=(text.span("version"),),
        hint="if this is meant, it is a new major version: Version: {major}; if not, take the old one back",
    )


def _shown(value: str | None) -> Phrase:
    return Phrase("nothing") if value is None else Phrase('"{words}"', {"words": value})


# What marks are called, by Mark.what.
_KINDS = {
    "number": Phrase("a number"),
    "sign": Phrase("a sign"),
    "unit": Phrase("a unit"),
    "negation": Phrase("a negation"),
    "heading": Phrase("a heading"),
    "list": Phrase("a list"),
    "table": Phrase("a table"),
    "emphasis with a meaning": Phrase("an emphasis with a meaning"),
    "care card": Phrase("a care card"),
    "link": Phrase("a link"),
    "image": Phrase("an image"),
}
