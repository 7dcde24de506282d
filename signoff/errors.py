"""The errors of signoff, and the exit code that each one means.

SignoffError                    3
├── UsageError                  2   the command line asks for something that is not there
├── SettingsError               2   [tool.signoff] cannot be used
├── SourcesUnreadable           3   content/ cannot be read; carries every problem found
├── BuildFailed                 3   Pelican stopped, or left a text out
├── NothingToCheck              3   no page where pages were expected
├── PageUnreadable              3   a page that was to be verified cannot be read
├── RuleCrashed                 3   a rule raised: its verdict is not known, so the gate stays shut
├── ToolMissing                 3   a program that is needed is not on this machine
├── Refused                     1   what was asked for would be untrue or worthless: nothing was written
└── NotShipped                  1   the gate is shut, or what lies there is not what was checked

Raised where the cause is known, caught only in cli.py.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from signoff.model import Problem


class Exit(IntEnum):
    """What the process says to its caller (a contract)."""

    OPEN = 0
    SHUT = 1
    USAGE = 2
    UNCHECKED = 3


class SignoffError(Exception):
    """Something that its reader can act on: what is wrong, where, what to do.

    `message` is a template when there are facts to fill it from; the command line says it in the language of its reader. As a string
    the error is English. `against` are the single reasons, when there are several.
    """

    exit_code = Exit.UNCHECKED

    def __init__(self, message: str = "", /, *, against: Sequence[Problem] = (), **facts: Any) -> None:
        super().__init__(message)
        self.message, self.facts, self.against = message, facts, tuple(against)

    def __str__(self) -> str:
        head = self.message.format(**self.facts) if self.facts else self.message
        reasons = (objection(each.span, each.words, each.advice, "do: ") for each in self.against)
        return "\n".join([head, *reasons])


def of_system(error: OSError) -> SignoffError:
    """What the system refused: a file that may not be read, a disk that is full."""
    if error.errno == errno.ENOSPC:
        return SignoffError("the disk is full: make room, then run the command again")
    if file := error.filename2 or error.filename:  # of a rename it is the new place that cannot be written
        return SignoffError("{file}: {why}", file=file, why=error.strerror or error)
    return SignoffError("the system refused this: {why}", why=error.strerror or error)


def objection(span: object, words: str, advice: str, to_do: str) -> str:
    """One of several reasons, below the message; its place and the advice may be missing."""
    reason = f"  {f'{span}: ' if span else ''}{words}"
    return f"{reason}\n    {to_do}{advice}" if advice else reason


class UsageError(SignoffError):
    """The command line names something that does not exist."""

    exit_code = Exit.USAGE


class SettingsError(SignoffError):
    """The settings cannot be used as they are written."""

    exit_code = Exit.USAGE


class SourcesUnreadable(SignoffError):
    """Files of content/ cannot be read; `problems` holds all of them, in the order of the files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s) in the sources")
        self.problems = tuple(problems)


class BuildFailed(SignoffError):
    """The site was not built; the output of the last good build is still there."""


class NothingToCheck(SignoffError):
    """There is no page to look at: that is never a pass."""


class PageUnreadable(SignoffError):
    """A page cannot be fetched, or is no HTML: nothing can be said of it."""


class RuleCrashed(SignoffError):
    """A rule raised instead of answering."""


class ToolMissing(SignoffError):
    """A program of the machine is needed and is not there."""


class Refused(SignoffError):
    """Nothing was written, for the reason given."""

    exit_code = Exit.SHUT


class NotShipped(SignoffError):
    """Nothing was published, for the reason given."""

    exit_code = Exit.SHUT
