"""services.toml -> Service."""

from __future__ import annotations

from collections.abc import Mapping

from signoff.model import Service
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.toml import Taker, read_tables


def read_services(reader: Reader, settings: Settings) -> Mapping[str, Service] | None:
    """The services by key, in the order of the file; none without the file, None when it cannot be read."""
    return read_tables(reader, f"{settings.content}/services.toml", lambda key, taker: _service(key, taker, settings))


def _service(key: str, taker: Taker, settings: Settings) -> Service:
    names = {language: taker.string(language) for language in settings.languages}
    service = Service(key=key, names=names, span=taker.span())
    taker.done()
    return service
