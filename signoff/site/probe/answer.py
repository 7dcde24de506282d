"""What an address answered, and what that says: alive, dead, or no telling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum


class Outcome(StrEnum):
    """The three verdicts. A host that turns programs away says nothing about what a reader would see."""

    OK = "ok"
    DEAD = "dead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `why` is the status ("404"), or one of the words of WORDS; "" when the address is alive.

    `final` is where redirects led ("" without any), `is_permanent` whether each of them said that it is for ever. `wait` is for
    how many seconds the server asks to be left alone. `is_passing` answers may be different in a moment.
    """

    outcome: Outcome
    why: str = ""
    final: str = ""
    is_permanent: bool = False
    wait: float | None = None
    is_passing: bool = False
    is_from_server: bool = True


# What is known without a status.
WORDS = ("dns", "certificate", "loop", "tls", "timeout", "connection", "challenge", "private", "redirect")

GONE = frozenset({404, 410})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 86_400.0

# Headers of services that put a riddle between a program and the page; a value of None stands for any.
_RIDDLES: Mapping[str, str | None] = {"cf-mitigated": "challenge", "x-amzn-waf-action": None}
# Headers of services that do so under status 200, where only the page tells; and what stands in such a page.
GUARDS = ("x-iinfo", "x-sucuri-id", "x-datadome")
_MARKS = (b"_Incapsula_Resource", b"sucuri_cloudproxy_js", b"captcha-delivery.com", b"/cdn-cgi/challenge-platform/")


def read_answer(status: int, headers: Mapping[str, str], start: bytes) -> Answer:
    """The answer in a response that is no redirect. `start` are the first bytes of its body, if any were read."""
    if is_riddle(headers) or any(mark in start for mark in _MARKS):
        return Answer(Outcome.UNKNOWN, "challenge")
    if 200 <= status < 300:
        return Answer(Outcome.OK)
    if status in GONE:
        return Answer(Outcome.DEAD, str(status))
    wait = wait_of(headers) if status in _PASSING else None
    return Answer(Outcome.UNKNOWN, str(status), wait=wait, is_passing=status in _PASSING)


def is_riddle(headers: Mapping[str, str]) -> bool:
    """Whether the server says itself that this is not the page but a riddle before it."""
    return any(name in headers and value in (None, headers[name]) for name, value in _RIDDLES.items())


def is_guarded(headers: Mapping[str, str]) -> bool:
    """Whether a riddle may hide behind a good status."""
    return any(name in headers for name in GUARDS)


def wait_of(headers: Mapping[str, str]) -> float | None:
    """The seconds of Retry-After (RFC 9110, 10.2.3): a number, or a date reckoned from the server's own Date."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:6]), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value)
        return min(max((until - parsedate_to_datetime(headers.get("date", ""))).total_seconds(), 0.0), _LONGEST_WAIT)
    except (ValueError, TypeError):
        return None
