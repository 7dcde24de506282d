"""remarks.toml -> Remark: what reviewers found wrong in the texts of an article."""

from __future__ import annotations

from signoff.model import Remark, Version
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.reviews import version_of
from signoff.sources.toml import Taker, read_toml


def read_remarks(reader: Reader, settings: Settings, path: str) -> tuple[Remark, ...]:
    """The remarks in the order of the file; none when there is no file."""
    if not reader.exists(path):
        return ()
    document = read_toml(reader, path)
    if document is None:
        return ()
    top = Taker(reader, document)
    remarks = tuple(found for taker in top.tables("remark") if (found := _remark(taker, settings)))
    top.done()
    return remarks


def _remark(taker: Taker, settings: Settings) -> Remark | None:
    """A remark; None when it has no day, which is remembered as a problem."""
    language = taker.string("language")
    if language and language not in settings.languages:
        taker.not_one_of("language", settings.languages, language)
    version = version_of(taker.string("version"))
    if version is None:
        taker.wrong("version", 'must be of the form "1.0"')
    on = taker.day("on", required=True)
    what, where, why = taker.string("what"), taker.string("where", ""), taker.string("why", "")
    text, by, settled = taker.string("text", ""), taker.string("by"), taker.string("settled", "")
    taker.done()
    if on is None:
        return None
    return Remark(language, version or Version(0, 0), text, where, what, why, by, on, settled, taker.span())
