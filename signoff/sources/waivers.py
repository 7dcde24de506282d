"""waivers.toml -> Waiver."""

from __future__ import annotations

from pathlib import Path

from signoff.errors import SourcesUnreadable
from signoff.model import Waiver
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.toml import Taker, read_toml


def read_waivers(reader: Reader, settings: Settings) -> tuple[Waiver, ...]:
    """The waivers in the order of the file; none when there is no file.

    A reason, owner or day that is not there is left to the rule WVR003, which says what it is for.
    """
    path = f"{settings.content}/waivers.toml"
    return _waivers(reader, path) if (reader.root / path).exists() else ()


def read_waivers_of(root: Path, path: str) -> tuple[Waiver, ...]:
    """The waivers of a file below `root`, for a folder without sources. Raises SourcesUnreadable with every problem found."""
    reader = Reader(root)
    waivers = _waivers(reader, path)
    if reader.problems:
        raise SourcesUnreadable(reader.problems)
    return waivers


def _waivers(reader: Reader, path: str) -> tuple[Waiver, ...]:
    document = read_toml(reader, path)
    if document is None:
        return ()
    top = Taker(reader, document)
    waivers = tuple(_waiver(taker) for taker in top.tables("waiver"))
    top.done()
    return waivers


def _waiver(taker: Taker) -> Waiver:
    waiver = Waiver(
        rule=taker.string("rule").upper(),
        path=taker.string("path"),
        url=taker.string("url", ""),
        fingerprint=taker.string("fingerprint", ""),
        reason=taker.string("reason", ""),
        owner=taker.string("owner", ""),
        until=taker.day("until"),
        span=taker.span(),
    )
    taker.done()
    return waiver
