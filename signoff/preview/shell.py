"""The page around the page: the site's page in a frame of its own, and the review strip below it.

In a frame nothing of the site's style or script meets those of the strip, and the page keeps the width and height that it has in
a window of that size. What a text brings along (a script that nobody has checked yet) finds neither the token nor the buttons.
"""

from __future__ import annotations

import json
from html import escape
from importlib.util import find_spec
from pathlib import Path

from signoff.preview.wording import WORDS

_HERE = Path(__file__).parent / "strip"
ASSETS = {"strip.js": "text/javascript; charset=utf-8", "strip.css": "text/css; charset=utf-8"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def shell(path: str, token: str, reviewer: tuple[str, str] | None) -> str:
    """The document; `path` is what the frame shows, `reviewer` (key, name) who signs from here, if anybody does."""
    data = {
        "path": path,
        "token": token,
        "words": WORDS,
        "reviewer": {"key": reviewer[0], "name": reviewer[1]} if reviewer else None,
        "axe": axe_file() is not None,
    }
    return _SHELL.format(path=escape(path), data=json.dumps(data).replace("<", "\\u003c"))


def asset(name: str) -> bytes:
    """The script or the stylesheet of the strip."""
    return (_HERE / name).read_bytes()


def axe_file() -> Path | None:
    """The script of axe that axe-playwright-python carries; None when that is not installed."""
    found = find_spec("axe_playwright_python")
    place = Path(found.origin).parent / "axe.min.js" if found and found.origin else None
    return place if place and place.is_file() else None


_SHELL = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Preview</title>
<link rel="stylesheet" href="/__signoff/strip.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="failure" role="alert" hidden></div>
<main id="stage"><h1 class="aloud" id="heading">Preview</h1>
<iframe id="frame" src="{path}" title="Page"></iframe></main>
<aside id="strip" aria-label="Review"></aside>
<script type="application/json" id="data">{data}</script>
<script src="/__signoff/strip.js"></script>
</body>
</html>
"""
