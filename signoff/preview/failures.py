"""What a failed build says on the page: place, quoted line, what to do, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from signoff.console import quoter
from signoff.errors import SignoffError, SourcesUnreadable
from signoff.model import Problem, Span
from signoff.report import LANGUAGES, tongue_of
from signoff.report.harmless import harmless

_PLACE = re.compile(r"(?P<path>[^\s:][^:\n]*):(?P<line>[0-9]+)(?::[0-9]+)?: (?P<words>.*)", re.S)
_SHOWN = 20  # problems; an editor mends one after the other
_WIDEST = 200

Told = list[dict[str, Any]]


def failure_of(error: Exception, root: Path) -> Told:
    """The problems behind an error, the first ones: {place, quote, message: {language: words}, hint: {…}}."""
    if isinstance(error, SourcesUnreadable):
        return [_problem(problem, root) for problem in error.problems[:_SHOWN]]
    said = told(error)
    match = _PLACE.match(said["en"])
    quote = _quoted(root, match["path"], int(match["line"])) if match else ""
    place = f"{match['path']}:{match['line']}" if match else ""
    shown = {language: _PLACE.sub(r"\g<words>", words, count=1) for language, words in said.items()} if match else said
    return [{"place": harmless(place), "quote": quote, "message": shown, "hint": {}}]


def told(error: Exception) -> dict[str, str]:
    """What an error says, by language; English where nobody has translated it."""
    if isinstance(error, SignoffError):
        return {language: harmless(tongue_of(language).failure(error)) for language in LANGUAGES}
    return dict.fromkeys(LANGUAGES, harmless(str(error)) or type(error).__name__)


def as_text(failure: Told, language: str) -> str:
    """A failure for the terminal."""
    return "\n".join(_line(problem, language) for problem in failure)


def _line(problem: dict[str, Any], language: str) -> str:
    tongue = tongue_of(language)
    place = f"{problem['place']}: {tongue.say('error')}  " if problem["place"] else ""
    hint = problem["hint"].get(language)
    advice = [f"  {tongue.say('do: {hint}', hint=hint)}"] if hint else []
    return "\n".join([f"{place}{problem['message'][language]}", *advice])


def _problem(problem: Problem, root: Path) -> dict[str, Any]:
    span = problem.span or Span("content")
    tongues = {language: tongue_of(language) for language in LANGUAGES}
    message = {language: harmless(tongue.say(problem.message, **problem.facts)) for language, tongue in tongues.items()}
    hint = {language: harmless(tongue.say(problem.hint, **problem.facts)) for language, tongue in tongues.items()}
    return {
        "place": harmless(str(span)),
        "quote": _quoted(root, span.path, span.line),
        "message": message,
        "hint": hint if problem.hint else {},
    }


def _quoted(root: Path, path: str, line: int) -> str:
    return harmless((quoter(root)(path, line) or "")[:_WIDEST])
