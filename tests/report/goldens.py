"""Compare what was rendered with the file in golden/. UPDATE_GOLDEN=1 writes the files anew, to be read before they are kept."""

from __future__ import annotations

import os
from pathlib import Path

from signoff import __version__

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str, rendered: str) -> tuple[str, str]:
    """(what was rendered, what the file says), the version of signoff taken out of both."""
    file = GOLDEN / name
    plain = rendered.replace(f'"version": "{__version__}"', '"version": "0"')
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(plain, encoding="utf-8", newline="\n")
    return plain, file.read_text(encoding="utf-8")
