"""Articles and theme -> output/: Pelican, started by `signoff build` or by hand.

Pelican finds `register` here (PLUGINS = ["signoff.build"]); `build` is what the pipeline calls.
"""

from signoff.build.plugin import register
from signoff.build.run import build

__all__ = ["build", "register"]
