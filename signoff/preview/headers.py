"""The headers and redirects with which a host serves the site: `_headers` and `_redirects` as Netlify and others read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# What would keep the preview itself from working: its page shows the site's pages in a frame of its own, over plain HTTP, and
# a page that was just built must not come from the browser's memory.
_DROPPED = {
    "strict-transport-security",
    "cache-control",
    "content-length",
    "content-type",
    "transfer-encoding",
    "connection",
}


@dataclass(frozen=True, slots=True)
class Redirect:
    """A rule of `_redirects`; `*` in the path is `:splat` in the target."""

    path: str
    target: str
    status: int


def headers_for(folder: Path, path: str) -> list[tuple[str, str]]:
    """The headers of a root-relative address, as the preview can send them."""
    return [found for name, value in _declared(folder, path) if (found := _fit(name, value))]


def redirect_for(folder: Path, path: str) -> Redirect | None:
    """The first rule that answers for an address, but for those that do not redirect."""
    for line in _lines(folder / "_redirects"):
        words = line.split()
        if len(words) < 2 or not words[0].startswith("/") or words[0].startswith("//"):
            continue
        status = int(words[2].rstrip("!")) if len(words) > 2 and words[2].rstrip("!").isdigit() else 301
        match = _pattern(words[0]).fullmatch(path)
        if match and status in (301, 302, 303, 307, 308):
            return Redirect(words[0], words[1].replace(":splat", match.groupdict().get("splat") or ""), status)
    return None


def _declared(folder: Path, path: str) -> Iterator[tuple[str, str]]:
    applies = False
    for line in _lines(folder / "_headers"):
        if not line[0].isspace():
            applies = bool(line.startswith("/") and _pattern(line.strip()).fullmatch(path))
        elif applies and ":" in line:
            name, _, value = line.strip().partition(":")
            if re.fullmatch(r"[A-Za-z0-9-]+", name) and value.strip().isprintable():
                yield name, value.strip()


def _fit(name: str, value: str) -> tuple[str, str] | None:
    plain = name.lower()
    if plain in _DROPPED:
        return None
    if plain == "x-frame-options":
        return name, "SAMEORIGIN"
    if plain == "content-security-policy":
        kept = [part.strip() for part in value.split(";") if part.strip()]
        kept = [
            part for part in kept if part.split()[0].lower() not in ("frame-ancestors", "upgrade-insecure-requests")
        ]
        return name, "; ".join([*kept, "frame-ancestors 'self'"])
    return name, value


def _lines(file: Path) -> Sequence[str]:
    try:
        words = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ()
    return [line for line in words.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _pattern(path: str) -> re.Pattern[str]:
    escaped = re.sub(r"/:[a-z]+", "/[^/]+", path.rstrip("*"), flags=re.I) if "/:" in path else None
    start = "/".join(
        "[^/]+" if step == "[^/]+" else re.escape(step) for step in (escaped or path.rstrip("*")).split("/")
    )
    return re.compile(start + ("(?P<splat>.*)" if path.endswith("*") else "/?"), re.S)
