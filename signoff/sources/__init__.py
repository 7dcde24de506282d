"""content/ -> Article, Centre, Reviewer, Waiver.

Everything that people write is read here, once, before anything is built (load.py). What is named here is imported when somebody asks
for it: the rules look at a few small rooms of this house, and to read articles takes a tenth of the time that a command needs to start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from signoff.sources.kept import Kept
    from signoff.sources.load import find_article, load_sources

__all__ = ["Kept", "find_article", "load_sources"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from signoff.sources import load  # noqa: PLC0415 - see above

    return getattr(load, name)
