"""The site's own address: what the settings say, or what most pages say of themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from signoff.model import Page
from signoff.rules.context import Context
from signoff.site.addresses import decoded

_ABSOLUTE = re.compile(r"https?://[^/?#\\\s]+", re.I)


def site_address(context: Context) -> str | None:
    """Scheme, host and base path, without a slash at the end; in isolation, None when no page has a canonical address."""
    if context.sources is not None:
        return context.settings.address
    counted = Counter(root for page in context.site.pages.values() if not page.refresh for root in _roots(page))
    return min(counted, key=lambda root: (-counted[root], len(root), root)) if counted else None


def own_host(context: Context) -> str:
    """The host of the site's own address; "" when nothing tells it."""
    return (urlsplit(site_address(context) or "").hostname or "").lower()


def forms_of(page: Page, *, strict: bool) -> Iterator[str]:
    """The paths under which a host may serve a page; when `strict` only the one by which the site calls it."""
    yield decoded(page.url)
    if strict:
        return
    if page.url.endswith("/"):
        yield decoded(page.url) + "index.html"
        if page.url != "/":
            yield decoded(page.url.rstrip("/"))
    else:
        bare = decoded(page.url).rsplit(".", 1)[0]
        yield bare
        yield bare + "/"


def _roots(page: Page) -> Iterator[str]:
    """What stands before the path of the page in its canonical address."""
    for url in page.canonicals[:1]:
        plain = decoded(url.strip())
        origin = _ABSOLUTE.match(plain)
        if origin is None:
            continue
        fitting = [plain[: -len(form)] for form in forms_of(page, strict=False) if plain.endswith(form)]
        yield next((root for root in fitting if root.startswith(origin[0])), origin[0])
