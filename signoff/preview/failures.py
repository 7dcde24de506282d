"""What a failed build says on the page: place, quoted line, what to do, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from signoff.console import quoter
from signoff.errors import SourcesUnreadable
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
    words = str(error) or type(error).__name__
    match = _PLACE.match(words)
    quote = _quoted(root, match["path"], int(match["line"])) if match else ""
    place = f"{match['path']}:{match['line']}" if match else ""
    shown = match["words"] if match else words
    return [{"place": harmless(place), "quote": quote, "message": dict.fromkeys(LANGUAGES, shown), "hint": {}}]


def as_text(failure: Told) -> str:
    """A failure for the terminal, in English."""
    return "\n".join(_line(problem) for problem in failure)


def _line(problem: dict[str, Any]) -> str:
    place = f"{problem['place']}: error  " if problem["place"] else ""
    hint = problem["hint"].get("en")
    return "\n".join([f"{place}{problem['message']['en']}", *([f"  do: {hint}"] if hint else [])])


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
