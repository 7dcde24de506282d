"""What a host is to say with each file: one table, from which `_headers` and nginx's lines are made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

FINGERPRINT = 12  # hexadecimal digits of the SHA-256 in the name of a file that never changes

# No script of a page is its own: the search page's come from the site itself, and compile WebAssembly. The other pages say in
# a <meta> that they run none: where several rules of `_headers` match, each host joins them in its own way.
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
EVERYWHERE: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "Strict-Transport-Security": "max-age=31536000",  # not includeSubDomains: other hosts of the domain are not ours
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SPECIMEN = {"X-Robots-Tag": "noindex"}

FOR_EVER, ASKED_ANEW, AN_HOUR = (
    "public, max-age=31536000, immutable",
    "public, max-age=0, must-revalidate",
    "public, max-age=3600",
)
_LASTING_FOLDERS = ("pagefind/fragment/", "pagefind/index/", "pictures/", "share/")  # that hold nothing else
_LASTING = rf"\.[0-9a-f]{{{FINGERPRINT}}}\.[a-z0-9]+$|/pagefind/(?:fragment|index)/"
_ANEW = r"(?:/|\.html?|\.json|\.xml|\.txt)$"
HIDDEN = ("_headers", "_redirects", ".nojekyll")  # for hosts, not for visitors

_TYPES = {
    **dict.fromkeys((".html", ".htm"), "text/html; charset=utf-8"),
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".ics": "text/calendar; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    **dict.fromkeys((".jpg", ".jpeg"), "image/jpeg"),
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".pdf": "application/pdf",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
}

Redirects = Mapping[str, str]  # address of the site that has moved -> where it is now; both begin and end with a slash


def caching(path: str) -> str:
    """The Cache-Control of a file or an address, by its path."""
    if re.search(_LASTING, f"/{path}"):
        return FOR_EVER
    return ASKED_ANEW if re.search(_ANEW, f"/{path}") else AN_HOUR


def content_type(path: str) -> str:
    """The Content-Type of a file, by its name; the same on every machine, as Python's own table is not."""
    return _TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


def headers_of(path: str, *, specimen: bool) -> Mapping[str, str]:
    """All that is to be said with a file."""
    return {**EVERYWHERE, **(SPECIMEN if specimen else {}), "Cache-Control": caching(path)}


def headers_file(files: Iterable[str], *, base: str, specimen: bool) -> str:
    """`_headers`, as Netlify and Cloudflare Pages read it, for a site with these files.

    Only those that never change are named, or their folders: where nothing is said of caching, both hosts ask for a file anew.
    Cloudflare reads a hundred rules at the most.
    """
    everywhere = {**EVERYWHERE, **(SPECIMEN if specimen else {})}
    lines = [f"{base}/*", *(f"  {name}: {value}" for name, value in everywhere.items())]
    for path in sorted({_rule_for(path) for path in files if caching(path) == FOR_EVER}):
        lines += [f"{base}/{quote(path, safe='/*')}", f"  Cache-Control: {FOR_EVER}"]
    return "\n".join([*lines, ""])


def _rule_for(path: str) -> str:
    folder = next((folder for folder in _LASTING_FOLDERS if path.startswith(folder)), "")
    return f"{folder}*" if folder else path


def redirects_file(redirects: Redirects, *, base: str) -> str:
    """`_redirects`, as Netlify and Cloudflare Pages read it."""
    lines = [f"{quote(base + old)} {quote(base + new)} 301" for old, new in sorted(redirects.items())]
    return "\n".join([*lines, ""])


def nginx_lines(redirects: Redirects, *, base: str, specimen: bool) -> str:
    """What to include in nginx's `server` block. A location with an add_header of its own forgets the server's: each says all."""
    everywhere = {**EVERYWHERE, **(SPECIMEN if specimen else {})}
    said = [f'add_header {name} "{value}" always;' for name, value in everywhere.items()]
    lines = [
        "# Written by signoff at every publish; reload nginx when it changes.",
        "index index.html;",
        "charset utf-8;",
        "absolute_redirect off;",
        "gzip_static on;",
        "# brotli_static on;  # with the module ngx_brotli",
        f"error_page 404 {base}/404.html;",
        *said,
        f'add_header Cache-Control "{AN_HOUR}";',
    ]
    for pattern, value in ((_LASTING, FOR_EVER), (_ANEW, ASKED_ANEW)):
        lines += ["", f'location ~ "{pattern}" {{', *(f"    {line}" for line in said)]
        lines += [f'    add_header Cache-Control "{value}";', "}"]
    hidden = "|".join(map(re.escape, HIDDEN))
    lines += ["", f'location ~ "/(?:{hidden})$" {{ return 404; }}']
    for old, new in sorted(redirects.items()):
        for address in (old, old.rstrip("/")):
            lines.append(f'location = "{_nginx(base + address)}" {{ return 301 "{_escaped(base + new)}"; }}')
    return "\n".join([*lines, ""])


def _nginx(path: str) -> str:
    """Nginx compares the decoded path."""
    return path.replace("\\", "\\\\").replace('"', '\\"')


def _escaped(path: str) -> str:
    return quote(path).replace("$", "%24")
