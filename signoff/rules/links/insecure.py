"""An address begins with http: where https: is meant.

Why: whoever sits between the reader and the site can read which illness they read about, and change what is shown.

A link is a warning; what the page itself loads, or a form that it sends, is an error: browsers block it, or send it in clear.
Does not look at: this machine and names that no public server bears (localhost, 192.168.…, .local, .test, .onion), the page's own
address (PAG003), identifiers that nobody follows (rel=profile), and text: `http://localhost` in <code> is no link.

Bad: output/en/knee-scan/index.html
    href="http://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"
Good:
    href="https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"

Source: RFC 9110, 17.1 and 4.2.2; W3C "Mixed Content"; ANSSI, "Recommandations relatives à TLS".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.model import Link, Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.links.url_malformed import flaw
from signoff.rules.links.uses import Use, gather, is_followed, links_for, loads
from signoff.rules.site_address import site_address
from signoff.site.asked import Glance

ID = "LNK006"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False

_LOCAL = re.compile(
    r"""
    http:/+ (?: [^/@?#]* @ )?
    (?: localhost | 0\.0\.0\.0 | \[ [^]]* \]
      | (?: 127 | 10 | 192\.168 | 172\.(?:1[6-9]|2\d|3[01]) ) (?: \. \d+ )+                            # http://127.0.0.1:8000/
      | [^/:?#]+ \. (?: localhost | local | internal | lan | home | test | example | invalid | onion )  # http://box.local/
      | [^/.:?#]+                                                                                      # http://intranet/
    ) (?= [/:?#] | $ )
    """,
    re.X | re.I,
)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each insecure address, then for each that only a stylesheet names."""
    own = _own(context)
    found = gather(
        (Use(page, link), (link.url.strip(), _severity(link)))
        for page, link in links_for(context, ID)
        if link.url.lstrip()[:5].lower() == "http:" and _is_insecure(link.url.strip(), own)
        if loads(link) or is_followed(link)
    )
    for (url, severity), uses in found.items():
        message = _LINK if severity is Severity.WARNING else _LOAD
        yield uses.problem(context, message, {"url": url, "secure": _secure(url)}, _HINT, severity=severity)
    for style, links in context.site.styles.items():
        for link in links:
            if link.url[:5].lower() == "http:" and _is_insecure(link.url, own):
                place = context.in_style(style, link)
                facts = {"url": link.url, "secure": _secure(link.url)}
                yield Problem(_LOAD, facts, span=place, url=link.url, hint=_HINT, severity=Severity.ERROR)


def may_concern(page: Page) -> bool:
    """Whether a link of the page may be such a one."""
    return any(link.url.lstrip()[:5].lower() == "http:" for link in page.links)


def glance(seen: Glance) -> bool:
    """Whether an address of the page may be such a one."""
    return "http:" in seen.addresses.lower()


_LINK = "{url} is not encrypted"
_LOAD = "{url} is loaded or sent without encryption"
_HINT = "write {secure}, if that answers; if it does not, link to a site that protects its readers"


def _severity(link: Link) -> Severity:
    return Severity.ERROR if link.element == "form" or loads(link) else Severity.WARNING


def _is_insecure(url: str, own: str) -> bool:
    return not flaw(url) and not _LOCAL.match(url) and not (own and (url + "/").lower().startswith(own))


def _own(context: Context) -> str:
    """The site's own address when it is itself served without encryption: its links are then what they must be."""
    address = (site_address(context) or "").lower() + "/"
    return address if address.startswith("http:") else ""


def _secure(url: str) -> str:
    return f"https{url[4:]}"
