"""A `_redirects` file as Netlify and Cloudflare Pages read it: one rule a line, "/old /new 301"."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = ("/", "http://", "https://")
_WORD = re.compile(r"(?<!\S)(?!#)\S+|#.*")  # words; a comment is one
_PLACEHOLDER = re.compile(r"[/=]:[a-z]|\*", re.I)
_NOT_FOUND = re.compile(r"4(?:04|10)!?")


class Redirect(NamedTuple):
    """A rule: the path that it answers for, the address that it leads to, and where this stands, from 1."""

    path: str
    target: str
    line: int
    column: int


def read_redirects(raw: bytes) -> list[Redirect]:
    """The rules in their order; `*` at the end of a path stands for anything, `:name` for one step.

    A rule that says "not found" in words of its own (404, 410) answers for nothing: its path is "".
    """
    found = []
    for number, line in enumerate(raw.decode("utf-8-sig", "replace").splitlines(), 1):
        words = [*_WORD.finditer(line)]
        if not words or not words[0][0].startswith(_ADDRESS):
            continue
        target = next(
            (word for word in words[1:] if word[0].startswith(_ADDRESS)), None
        )  # behind conditions such as id=:id
        if target is not None:
            is_answer = not any(_NOT_FOUND.fullmatch(word[0]) for word in words)
            found.append(Redirect(words[0][0] if is_answer else "", target[0], number, target.start() + 1))
    return found


def is_filled_in(target: str) -> bool:
    """Whether an address is complete only when somebody asks for it (:splat), or is a program of the host."""
    return _PLACEHOLDER.search(target) is not None or target.startswith("/.netlify/")


def answers(rules: tuple[str, ...], path: str) -> bool:
    """Whether one of the rules answers for a decoded path. A slash at the end makes no difference to these hosts."""
    plain = path.rstrip("/") or "/"
    return any(_pattern(rule).fullmatch(plain) for rule in rules if rule.startswith("/"))


def _pattern(rule: str) -> re.Pattern[str]:
    trimmed = rule.rstrip("/") or "/"
    if trimmed.endswith("/*"):
        return re.compile(_steps(trimmed[:-2]) + "(?:/.*)?", re.S)
    return re.compile(_steps(trimmed))


def _steps(path: str) -> str:
    return "/".join("[^/]+" if step.startswith(":") else re.escape(step) for step in path.split("/"))
