"""The words that a stylesheet says by itself: `content: "New"`. Nobody approved them, nobody can translate them."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
# A marker of a list, a quotation mark and a custom property end up on the page like `content`.
_SAYS = re.compile(
    rf"(?<![\w-])(?P<name>content|quotes|list-style(?:-type)?|symbols|prefix|suffix|--[\w-]+)\s*:(?P<value>(?:{_STRING}|[^;{{}}\"'])*+)",
    re.I | re.S,
)
_QUOTED = re.compile(_STRING, re.S)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.I | re.S)


def words_in(css: str) -> list[tuple[str, int]]:
    """Each string with a letter in it that rules put on the page, with its line; of custom properties those that `content` names."""
    plain = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), css)
    said: list[tuple[str, str, int]] = []
    named: set[str] = set()
    for match in _SAYS.finditer(plain):
        if match["name"][:2] != "--":
            named.update(_VARIABLE.findall(match["value"]))
        for quoted in _QUOTED.finditer(match["value"]):
            words = " ".join(_ESCAPE.sub(_character, quoted[0][1:-1]).split())
            line = plain.count("\n", 0, match.start("value") + quoted.start()) + 1
            said.append((match["name"], words, line))
    return [
        (words, line)
        for name, words, line in said
        if any(map(str.isalpha, words)) and (name[:2] != "--" or name in named)
    ]


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return chr(code) if 0 < code < 0x110000 else escape[2] or ""
