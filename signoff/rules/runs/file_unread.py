"""A page, stylesheet, list of pages or folder cannot be read, so nothing in it was checked.

Why: what no rule has looked at must not pass for what all rules found good.

Asked whatever --select chooses; only --ignore silences it. The example is a symbolic link to itself. A file that the user who checks may not read is found too.
Does not look at: files of which only their being there matters (images, documents).

Bad: output/en/knee-scan/index.html
    -> index.html
Good:
    <!DOCTYPE html>

Source: house rule: what cannot be checked is said, and shuts the gate.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity, Span
from signoff.phrases import Phrase
from signoff.rules.context import Context

ID = "RUN001"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
ALWAYS_ASKED = True

_FILE = "the file cannot be read ({reason}), so nothing in it was checked"
_FOLDER = "the folder cannot be read ({reason}), so nothing in it was checked"
_DENIED = Phrase("Permission denied")


def check(context: Context) -> Iterator[Problem]:
    """A problem for each file, and each folder, that could not be read."""
    for path, reason in context.site.unread.items():
        is_folder = not path or path.endswith("/")
        yield Problem(
            _FOLDER if is_folder else _FILE,
            {"reason": _DENIED if reason == str(_DENIED) else reason},
            span=Span(f"{context.site.root}/{path}".rstrip("/")),
            page=None if is_folder else path,
            hint="make it readable, or take it away",
        )
