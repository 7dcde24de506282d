"""The QR codes of a site, of which a build draws only those that the one before it did not: a quarter of its time were these."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import segno

from signoff.build.qr import qr_svg
from signoff.program import program
from signoff.site.cache import Cache

_NAME = "codes"


class Codes:
    """Codes by their addresses. `file` is the project's cache; None for a build that draws all of them."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known = _kept(file) if file else {}
        self._shown: dict[str, str] = {}

    def svg(self, address: str) -> str:
        """The code of an address, as in qr_svg()."""
        if address not in self._shown:
            known = self._known.get(address)
            self._shown[address] = qr_svg(address) if known is None else known
        return self._shown[address]

    def keep(self) -> None:
        """Leave the codes that were shown for the next build."""
        if self._file and self._shown != self._known:
            cache = Cache(self._file, "")
            cache.keep(_NAME, _key(), json.dumps(self._shown).encode())
            cache.close()


def _kept(file: Path) -> Mapping[str, str]:
    cache = Cache(file, "")
    words = cache.kept(_NAME, _key())
    cache.close()
    found: Mapping[str, str] = json.loads(words) if words else {}
    return found


def _key() -> bytes:
    return f"{segno.__version__} {program()}".encode()
