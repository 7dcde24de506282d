"""Folders on which a link checker may stumble: each holds a missing file that has to be found all the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOUND = "gone-all-the-same"
_HEAD = b'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>x</title>'
_LINK = f'<p><a href="{FOUND}.bin">x</a>'.encode()


@dataclass(frozen=True, slots=True)
class Block:
    """`content` is a second page, or makes one in the folder that it is given."""

    name: str
    content: bytes | Callable[[Path], None]
    page: str = "a.html"

    def write(self, place: Path) -> None:
        """Write the folder: a home page, the stumbling block, and a page that loads what is not there."""
        place.mkdir()
        link = self.page.replace("%", "%25").replace(" ", "%20")
        (place / "index.html").write_bytes(_HEAD + f'<a href="{link}">x</a> <a href="z.html">x</a>'.encode())
        (place / "z.html").write_bytes(_HEAD + _LINK)
        if callable(self.content):
            self.content(place)
        else:
            (place / self.page).write_bytes(self.content)


def _folder(place: Path) -> None:
    (place / "a.html").mkdir()
    (place / "a.html" / "index.html").write_bytes(_HEAD)


def _loop(place: Path) -> None:
    (place / "a.html").write_bytes(_HEAD)
    os.symlink(place, place / "again")
    os.symlink("self", place / "self")
    os.symlink("b.html", place / "b.html")


def _pipe(place: Path) -> None:
    (place / "a.html").write_bytes(_HEAD)
    os.mkfifo(place / "pipe.html")


def stumbling_blocks() -> list[Block]:
    """All of them."""
    many = b"".join(b'<a href="z.html#%d" id="%d">x</a>\n' % (number, number) for number in range(20_000))
    return [
        Block("page in Latin-1", '<meta charset="iso-8859-1"><p>été <a href="z.html">x</a>'.encode("latin-1")),
        Block("bytes that are no UTF-8", _HEAD + b"<p>\xff\xfe\xc3(<a href='z.html?\xe9'>x</a>"),
        Block("page in UTF-16", '\ufeff<p>é <a href="z.html">x</a>'.encode("utf-16-le")),
        Block("empty page", b""),
        Block("NUL bytes", _HEAD + b"<p>a\0b <a href='z.html'>x\0</a>" + b"\0" * 4096),
        Block("port that is none", _HEAD + b'<a href="https://127.0.0.1:____">x</a>'),
        Block("bad address before a missing file", _HEAD + b'<a href="https://127.0.0.1:____">x</a>' + _LINK),
        Block("10 MB in one line", _HEAD + b"<p>" + b"words and more " * 700_000),
        Block("100,000 elements deep", _HEAD + b"<div>" * 100_000 + b'<a href="z.html">x</a>'),
        Block("20,000 links in a page", _HEAD + many),
        Block("tag that never ends", _HEAD + b'<a href="z.html" title="' + b"x" * 100_000),
        Block("folder named like a page", _folder, "a.html/"),
        Block("links that go round", _loop),
        Block("pipe named like a page", _pipe),
        Block("name with a space", _HEAD, "a b.html"),
        Block("name with an accent", _HEAD, "é.html"),
        Block("name with a percent sign", _HEAD, "100%.html"),
    ]
