"""Articles and theme -> output/: Pelican, started by `signoff build` or by hand.

Pelican finds `register` here (PLUGINS = ["signoff.build"]); `build` is what the pipeline calls. Both are imported when somebody asks for
them: a check wants to know what the theme says, and Pelican takes a quarter of a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from signoff.build.plugin import register
    from signoff.build.run import build

__all__ = ["build", "register"]


def __getattr__(name: str) -> Any:
    if name == "register":
        from signoff.build.plugin import register  # noqa: PLC0415 - see above

        return register
    if name == "build":
        from signoff.build.run import build  # noqa: PLC0415

        return build
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
