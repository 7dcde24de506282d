"""Words of pages and sources, made safe to show: nothing in them can command a terminal, hide, or turn a line around."""

from __future__ import annotations

import re

# C0 and C1 controls, soft hyphen, line and paragraph separators, all controls of direction, the invisible characters
# that join nothing, tags, lone surrogates and noncharacters. Joiners (U+200C, U+200D) are part of words and stay.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff]"
)


def harmless(words: str) -> str:
    r"""The words on one line, with each hidden character written out: `\x1b`, `\u202e`, `\n`."""
    return _HIDDEN.sub(_spelled, words)


def harmless_json(document: str) -> str:
    r"""A JSON document in which hidden characters of strings are written `\u202e`: the same values, safe on a screen.

    Line ends stay: within strings JSON has escaped them already.
    """
    return _HIDDEN.sub(_escaped, document)


def _spelled(match: re.Match[str]) -> str:
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(match[0]) or _code(match[0])


def _code(char: str) -> str:
    number = ord(char)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _escaped(match: re.Match[str]) -> str:
    if match[0] == "\n":
        return "\n"
    pairs = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{pairs[at]:02x}{pairs[at + 1]:02x}" for at in range(0, len(pairs), 2))
