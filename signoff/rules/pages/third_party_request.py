"""A page loads a script, font, frame, image or style from another host.

Why: that host learns who reads about which illness; without consent, the law forbids it, and no page here needs it.

Looks at what browsers ask for by themselves, preconnect and dns-prefetch among it, and at url() and @import in CSS.
The candidates of one image are one finding with it. The own host is the settings', in isolation that of the pages' canonical
addresses. Does not look at: links that a reader follows, what scripts ask for when they run, and what is loaded without
encryption, which is an error of its own (LNK006); booking widgets (BKG011).

Bad: output/en/knee-scan/index.html
    <link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Lato">
Good:
    <link rel="icon" type="image/svg+xml" href="/theme/img/favicon.svg">

Source: GDPR, articles 5, 6 and 9; French Data Protection Act, article 82; LG München I, 20 January 2022, 3 O 17493/20 (fonts).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from signoff.model import Link, Page, Problem, Severity
from signoff.phrases import Phrase
from signoff.rules.booking.booking_links import is_widget
from signoff.rules.context import Context
from signoff.rules.links.url_malformed import flaw
from signoff.rules.links.uses import Use, gather, links_for, loads
from signoff.rules.site_address import own_host
from signoff.site.asked import Glance
from signoff.site.manifests import is_manifest

ID = "PAG006"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False

_MESSAGE = "{what} is loaded from {host}, another host"
_NAMES = {
    "img": Phrase("an image"),
    "script": Phrase("a script"),
    "iframe": Phrase("a frame"),
    "style": Phrase("a style"),
    "video": Phrase("a video"),
}
_BY_STYLE = Phrase("what the stylesheet names")
_BY_MANIFEST = Phrase("what the manifest names")
_HINT = "put the file into the site itself, or link to it instead"


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address that is loaded, then for each that only a stylesheet names."""
    own = own_host(context)
    found = gather(
        (Use(page, link), (host, link.url))
        for page, link in links_for(context, ID)
        if "//" in link.url
        and loads(link)
        and (host := _other_host(link.url, own))
        and not _is_candidate(page, link, own)
        and not is_widget(link, context.settings.booking_hosts)
    )
    for (host, _), uses in found.items():
        facts = {"what": _what(uses.first.link), "host": host}
        yield uses.problem(context, _MESSAGE, facts, _HINT)
    for style, links in context.site.styles.items():
        for link in links:
            if host := _other_host(link.url, own):
                place = context.in_style(style, link)
                facts = {"what": _BY_MANIFEST if is_manifest(style) else _BY_STYLE, "host": host}
                yield Problem(_MESSAGE, facts, span=place, url=link.url, hint=_HINT)


def may_concern(page: Page) -> bool:
    """Whether a link of the page may be such a one."""
    elsewhere = [link.url for link in page.links if "//" in link.url and loads(link)]
    own = _said_host(page.canonicals[0]) if elsewhere and page.canonicals else ""
    return any(_other_host(url, own) for url in elsewhere)


def glance(seen: Glance) -> bool:
    """Whether an address that the page loads may be such a one."""
    return any("//" in url and _other_host(url, _said_host(seen.canonical)) for url in seen.fetched)


def _said_host(canonical: str) -> str:
    """The host that the page gives itself; another than the site's is looked at closer."""
    try:
        return (urlsplit(canonical.strip()).hostname or "").lower()
    except ValueError:
        return ""


def _other_host(url: str, own: str) -> str | None:
    """The host of an address that is loaded with encryption from elsewhere."""
    plain = url.strip()
    if not plain.lower().startswith(("https://", "//")) or flaw(plain):
        return None
    try:
        host = urlsplit(plain).hostname
    except ValueError:
        return None
    return host.lower() if host and host.lower() != own else None


def _is_candidate(page: Page, link: Link, own: str) -> bool:
    """Whether the address is another size of what stands before it in the same element."""
    if not link.attribute.endswith("srcset") or link.order == 0:
        return False
    before = page.links[link.order - 1]
    return before.element == link.element and _other_host(before.url, own) == _other_host(link.url, own)


def _what(link: Link) -> Phrase:
    if link.element == "link" and "stylesheet" in link.rel:
        return Phrase("a stylesheet")
    return _NAMES.get(link.element, Phrase("a file"))
