"""Every place of a text that holds a letter or a digit, and the text with another one there."""

from __future__ import annotations


def places(content: bytes) -> list[int]:
    """The positions of all bytes that belong to a letter or a digit."""
    found: list[int] = []
    at = 0
    for char in content.decode("utf-8"):
        length = len(char.encode("utf-8"))
        if char.isalnum():
            found.extend(range(at, at + length))
        at += length
    return found


def alter(content: bytes, at: int) -> bytes:
    """The content with another byte at one place: another letter or digit, or another byte of a letter of several."""
    old = content[at]
    if old >= 0x80:
        new = old ^ 1
    elif chr(old).isdigit():
        new = ord("0") + (old - ord("0") + 1) % 10
    else:
        new = ord("a") if chr(old) not in "aA" else ord("b")
    return content[:at] + bytes([new]) + content[at + 1 :]
