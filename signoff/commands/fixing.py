"""`signoff check --fix` and `--diff`: mend the sources, or show what would be mended."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence

from signoff.console import Screen
from signoff.review.booking_mends import mended_centres
from signoff.review.journal import FileChange, finish_interrupted, write_together
from signoff.review.mends import Mended, mended_texts
from signoff.settings import Settings
from signoff.sources import load_sources


def fix(settings: Settings, rules: Collection[str], screen: Screen) -> None:
    """Write all that can be mended for these rules, together; say of each file how much that was."""
    if (finished := finish_interrupted(settings)) is not None:
        screen.tell("completed what was interrupted before: {title}", title=finished)
    found = _planned(settings, rules)
    if found:
        write_together(settings, "check --fix", [each.change for each in found])
    for each in found:
        screen.tell("mended {path} (places: {n})", path=each.change.path, n=each.count)


def show(settings: Settings, rules: Collection[str], screen: Screen) -> bool:
    """Print what would be mended as one unified diff, write nothing; True when there is something."""
    found = _planned(settings, rules)
    for each in found:
        screen.plain(unified(each.change))
    return bool(found)


def _planned(settings: Settings, rules: Collection[str]) -> Sequence[Mended]:
    sources = load_sources(settings)
    return [*mended_texts(sources, settings, rules), *mended_centres(sources, settings, rules)]


def unified(change: FileChange) -> str:
    """The change of a file as `diff -u` and `git apply` write it; a missing end of the last line is said."""
    before, after = ((content or b"").decode("utf-8") for content in (change.before, change.after))
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{change.path}", f"b/{change.path}", lineterm="\n")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(words: str) -> list[str]:
    """Lines end with LF alone here: other separators of Unicode are words."""
    parts = words.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
