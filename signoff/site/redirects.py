"""A `_redirects` file as Netlify and Cloudflare Pages read it: one rule a line, "/old /new 301"."""

from __future__ import annotations

import re


def read_redirects(raw: bytes) -> list[str]:
    """The paths that the rules answer for, in their order; `*` at the end stands for anything, `:name` for one step."""
    found = []
    for line in raw.decode("utf-8-sig", "replace").splitlines():
        words = line.split()
        if len(words) > 1 and words[0].startswith(("/", "http://", "https://")):
            found.append(words[0])
    return found


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
