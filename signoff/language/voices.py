"""The voices of words: which of them speak for a language by themselves, told quickly.

Every word of every page passes here, so this looks at bytes: splitting them and looking each up takes 12 µs for a thousand letters, to
let a regular expression find the words took 90.
"""

from __future__ import annotations

from functools import cache

from signoff.language.lexicon import TOKEN, lexicon, plain

_CODE = "cp1252"  # holds every letter of French and English, and the typographer's apostrophe
_APOSTROPHES = "'’"
_MOST = 20_000  # words that are remembered


def voices(words: str) -> str:
    """A letter for each word: "e" when it speaks for English by itself, "f" for French, "-" for all others.

    In capitals where it is sure enough that another one beside it makes a foreign run.
    """
    try:
        raw = words.replace("\u202f", " ").encode(_CODE)
    except UnicodeEncodeError:
        return voices_of(plain(words).lower())
    return "".join(map(_known().__getitem__, raw.translate(_table(), b"\xad").split()))


def voices_of(plain: str) -> str:
    """The same of words that are plain() and in lower case."""
    voice = lexicon().voices.get
    return "".join([voice(token, "-") for token in TOKEN.findall(plain)])


class _Known(dict[bytes, str]):
    """The voices of what stands between blanks and punctuation: of one word, or of a few around apostrophes."""

    def __missing__(self, raw: bytes) -> str:
        if len(self) >= _MOST:
            self.clear()
        said = self[raw] = voices_of(raw.decode(_CODE))
        return said


@cache
def _known() -> _Known:
    return _Known()


@cache
def _table() -> bytes:
    """Bytes in lower case, blanks for what stands in no word; whether a digit is a word's depends on what stands around it."""
    return b"".join(_kept(bytes([byte]).decode(_CODE, "replace")).encode(_CODE) for byte in range(256))


def _kept(letter: str) -> str:
    if letter in _APOSTROPHES:
        return "’"
    return letter.lower() if letter.isalnum() or letter == "_" else " "
