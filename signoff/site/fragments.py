"""Which place of a page a fragment names (HTML, 7.4.6.3 "Scrolling to a fragment")."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

BLANK = "".join(map(chr, range(33)))  # what the URL standard strips: C0 controls and space


def decoded(part: str) -> str:
    """Percent-decoded, in NFC: `s%C3%A9curit%C3%A9` and its decomposed form are both `sécurité`. No file's name holds a NUL."""
    if "%" in part:
        part = unquote(part).replace("\0", "\ufffd")
    return part if part.isascii() else unicodedata.normalize("NFC", part)


def anchor_of(fragment: str) -> str | None:
    """The anchor that a fragment asks for, decoded; None when any page has the place: `#`, `#top`, `#:~:text=…`."""
    anchor = decoded(fragment.partition(":~:")[0])
    return None if anchor.lower() in ("", "top") else anchor


def missing_of(fragments: Iterable[str], anchors: Iterable[str]) -> set[str]:
    """Those of the fragments, as written, that ask for an anchor that is not among `anchors`."""
    missing = set(fragments).difference(anchors)
    if missing:
        plain = {decoded(name) for name in anchors}
        missing = {fragment for fragment in missing if (name := anchor_of(fragment)) is not None and name not in plain}
    return missing


def stays(url: str) -> bool:
    """Whether an address stays on its page, but for a <base href>: "", "#risks", "?print"."""
    if url[:1] <= " ":
        url = url.strip(BLANK)
    return not url or url[0] in "#?"
