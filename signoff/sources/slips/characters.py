"""SRC010: characters that nobody sees, and letters that only look like those of the word around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from signoff.model import Slip

# Bidirectional marks, zero-width characters, fillers, tags, private ones; controls but for tab, line feed and carriage return.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffd\U000e0000-\U000e0fff\ue000-\uf8ff]"
)
_JOINER, _FLAG = "\u200d", "\U0001f3f4"
# Letters of other scripts that pass for Latin ones. Greek letters that medicine writes beside Latin ones are left out: α β γ µ κ Δ …
_CYRILLIC = "аеіорсухѕјԁһӏԛԝԍѵАВЕЅІЈКМНОРСТУХԌҮѴ"
_GREEK = "οϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ"
_LOOKS_LATIN = frozenset(_CYRILLIC + _GREEK + "օոսցհԁӏɡꓮꓐꓑꓒꓓꓔᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ")
_FOREIGN = "[\u0370-\u03ff\u0400-\u058f\ua4d0-\ua4ff\u1d00-\u1d2b\u0261]"
_FOREIGN_WORD = re.compile(rf"[^\W\d_]*{_FOREIGN}[^\W\d_]*")
_STYLED = re.compile(
    r"[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a]+"
)  # 𝐛𝐨𝐥𝐝 and ｗｉｄｅ letters: no screen reader says them
_SUSPECT = re.compile("|".join((_UNSEEN.pattern, _STYLED.pattern, _FOREIGN)))


def character_slips(text: str, first_line: int = 1) -> Iterator[Slip]:
    """A slip for the first place of each such character in the file, with how often it stands there."""
    if not _SUSPECT.search(text):
        return
    seen: set[str] = set()
    for at, char, kind, word in _found(text):
        if char not in seen:
            seen.add(char)
            line = text.count("\n", 0, at)
            column = at - (text.rfind("\n", 0, at) + 1) + 1
            yield Slip("SRC010", first_line + line, column, kind, f"{_named(char)}", word)


def _found(text: str) -> Iterator[tuple[int, str, str, str]]:
    for match in _UNSEEN.finditer(text):
        if not _joins_emoji(text, match.start()):
            yield match.start(), match[0], "unseen", ""
    for match in _FOREIGN_WORD.finditer(text):
        alike = [index for index, char in enumerate(match[0]) if char in _LOOKS_LATIN]
        if alike and (len(alike) == len(match[0]) or any(_is_latin(char) for char in match[0])):
            yield match.start() + alike[0], match[0][alike[0]], "look-alike", match[0]
    for match in _STYLED.finditer(text):
        yield match.start(), match[0][0], "look-alike", match[0]


def _joins_emoji(text: str, at: int) -> bool:
    """Whether a joiner or a tag belongs to an emoji: a family, a flag."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == _JOINER:
        return (
            bool(before)
            and bool(after)
            and not (before.isalnum() or before.isspace() or after.isalnum() or after.isspace())
        )
    return "\U000e0020" <= text[at] <= "\U000e007f" and _FLAG in text[max(0, at - 8) : at]


def _is_latin(char: str) -> bool:
    return char not in _LOOKS_LATIN and unicodedata.name(char, "").startswith("LATIN")


def _named(char: str) -> str:
    """U+202E RIGHT-TO-LEFT OVERRIDE; control characters have no name of their own."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
