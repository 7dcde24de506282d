"""What the web answered, in words."""

from __future__ import annotations

from datetime import date

from signoff.phrases import Phrase

_WORDS = {
    "dns": Phrase("no such host"),
    "certificate": Phrase("its certificate is not valid"),
    "loop": Phrase("it redirects in a circle"),
    "tls": Phrase("no secure connection came about"),
    "timeout": Phrase("no answer in time"),
    "connection": Phrase("the connection failed"),
    "challenge": Phrase("it asks visitors to prove that they are human"),
    "private": Phrase("it lies on a private network and was not asked"),
    "redirect": Phrase("it redirects to what is no web address"),
}


def reason(why: str) -> Phrase:
    """Why an address is dead or unknown: see signoff/site/probe/answer.py."""
    return _WORDS.get(why) or Phrase("it answers {status}", {"status": why})


def day(value: date | None) -> str:
    """A day as reports write it; "" for none."""
    return value.isoformat() if value else ""
