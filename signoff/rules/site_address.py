"""The site's own address: what the settings say, or what most pages say of themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from signoff.model import Page
from signoff.rules.context import Context
from signoff.site.addresses import NOWHERE, decoded

NOTE = "address"
_ABSOLUTE = re.compile(r"https?://[^/?#\\\s]+", re.I)


def site_address(context: Context) -> str | None:
    """Scheme, host and base path, without a slash at the end; None when neither settings nor canonical addresses tell it."""
    if context.settings.address != NOWHERE:
        return context.settings.address
    counted: Counter[str] = Counter()
    for root, pages in roots(context).items():
        counted[root.removeprefix("?")] += len(pages)
    return min(counted, key=lambda root: (-counted[root], len(root), root)) if counted else None


def roots(context: Context) -> Mapping[str, Sequence[str]]:
    """The pages by what root_of() says of them."""
    return context.noted(NOTE, root_of)


def own_host(context: Context) -> str:
    """The host of the site's own address; "" when nothing tells it."""
    return (urlsplit(site_address(context) or "").hostname or "").lower()


def below(url: str, site: str) -> str | None:
    """The path of an address below the site's own; None when it is not below it."""
    plain = decoded(url)
    root, above, has_path = _root(site)
    if plain.startswith(above) or (not has_path and plain[: len(above)].lower() == above.lower()):
        return plain[len(root) :]
    return "/" if plain == root else None


@lru_cache(maxsize=8)
def _root(site: str) -> tuple[str, str, bool]:
    """The address of a site decoded, the same with a slash, and whether it has a path: letters of a host's name have no case."""
    root = decoded(site)
    return root, f"{root}/", "/" in root[8:]


def forms_of(url: str, *, strict: bool) -> Iterator[str]:
    """The paths under which a host may serve the page at `url`; when `strict` only the one by which the site calls it."""
    yield decoded(url)
    if strict:
        return
    if url.endswith("/"):
        yield decoded(url) + "index.html"
        if url != "/":
            yield decoded(url.rstrip("/"))
    else:
        bare = decoded(url).rsplit(".", 1)[0]
        yield bare
        yield bare + "/"


def root_of(page: Page) -> str | None:
    """What stands before the path of a page in its canonical address, "?" before it when another path does.

    None for a page that says no whole address, or only sends the reader on. It is noted where pages are read.
    """
    if not page.canonicals or page.refresh:
        return None
    plain = decoded(page.canonicals[0].strip())
    origin = _ABSOLUTE.match(plain)
    if origin is None:
        return None
    fitting = [plain[: -len(form)] for form in forms_of(page.url, strict=False) if plain.endswith(form)]
    return next((root for root in fitting if root.startswith(origin[0])), f"?{origin[0]}")
