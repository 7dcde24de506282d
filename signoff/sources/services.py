"""services.toml -> Service."""

from __future__ import annotations

from collections.abc import Mapping

from signoff.model import Service
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.toml import Taker, read_toml


def read_services(reader: Reader, settings: Settings) -> Mapping[str, Service] | None:
    """The services by key, in the order of the file; none without the file, None when it cannot be read."""
    path = f"{settings.content}/services.toml"
    if not reader.exists(path):
        return {}
    document = read_toml(reader, path)
    if document is None:
        return None
    top = Taker(reader, document)
    return {key: _service(key, taker, settings) for key, taker in top.each(document.data)}


def _service(key: str, taker: Taker, settings: Settings) -> Service:
    names = {language: taker.string(language) for language in settings.languages}
    service = Service(key=key, names=names, span=taker.span())
    taker.done()
    return service
