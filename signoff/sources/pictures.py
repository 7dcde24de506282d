"""The pictures that texts show: which file of content/ an address means, and the digest of what is in it."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from signoff.model import Text

SUFFIXES = frozenset(".jpg .jpeg .png .webp .avif .gif .svg .heic .heif .dcm .tif .tiff .bmp".split())

_TYPED = re.compile(r"(?:\{(?:static|filename|attach)\}|(?![a-z][a-z0-9+.-]*:|//|[/#?{]))(?P<path>[^?#]+)", re.I)


def is_picture(name: str) -> bool:
    """Whether a file is a picture, by its name; one that browsers cannot show, too."""
    return PurePosixPath(name.lower()).suffix in SUFFIXES


def picture_file(content: Path, folder: Path, url: str) -> Path | None:
    """The picture that an address means, typed in a text of the article in `folder`; None for any other address.

    It may lie outside of `content`, by a symbolic link or `..`: whoever publishes it must look.
    """
    match = _TYPED.fullmatch(url.strip())
    if not match or not is_picture(match["path"]):
        return None
    for path in dict.fromkeys((match["path"], unquote(match["path"]))):
        file = (content if path.startswith("/") else folder) / path.lstrip("/")
        try:
            if file.is_file():
                return file
        except (OSError, ValueError):  # a name that no file can have: too long, a NUL character
            continue
    return None


def picture_digests(content: Path, folder: Path, texts: Iterable[Text]) -> Mapping[str, str]:
    """`sha256:…` of every picture that these texts show or lead to, by its address as it is typed.

    A drawing (SVG) is a text: as of texts, a checkout may end its lines otherwise, which is no other drawing.
    """
    found: dict[str, str] = {}
    for url in sorted({link.url for text in texts for link in text.links}):
        file = picture_file(content, folder, url)
        if file and file.resolve().is_relative_to(content.resolve()):
            state = os.stat(file)
            found[url] = _digest(file, (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino))
    return found


def pictures_in(text: Text, digests: Mapping[str, str]) -> Mapping[str, str]:
    """Of the pictures of an article, those of one text, in the order of their addresses."""
    urls = {link.url for link in text.links}
    return {url: digest for url, digest in digests.items() if url in urls}


def seen(text: Text, digests: Mapping[str, str]) -> str:
    """One digest of all pictures of a text, for an answer to carry beside that of its words; "" where there are none."""
    pictures = pictures_in(text, digests)
    listed = json.dumps(pictures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(listed.encode("utf-8", "surrogateescape")).hexdigest() if pictures else ""


@lru_cache(maxsize=65_536)  # a preview reads its sources again and again
def _digest(file: Path, _state: tuple[int, ...]) -> str:
    raw = file.read_bytes()
    if file.suffix.lower() == ".svg":
        raw = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return "sha256:" + hashlib.sha256(raw).hexdigest()
