"""An address cannot be read as one, or only by a browser's guess: empty, with spaces or backslashes, with a broken beginning.

Why: each program repairs such an address in its own way, so the link works for its author and fails for a reader.

Spaces around an address are allowed, and so is anything behind javascript: and data:. A path on somebody's disk (C:/site, file:///home/) and
a placeholder of a template ({{ url }}) are no addresses either. What all browsers read alike, a space inside
or a link to "", is a warning in isolation; where it leads nowhere, that alone is told (LNK001, LNK003).
Does not look at: mailto: and tel: (LNK012), addresses that are well written but lead nowhere.

Bad: output/en/knee-scan/index.html
    <a href="https:/www.doctolib.fr/radiologie/paris/centre-beta">
Good:
    <a href="/fr/scanner-du-genou/" lang="fr" hreflang="fr">

Source: URL standard (WHATWG), 4.3 "URL writing"; HTML standard, 2.4.1: an address is not empty where something is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from signoff.model import Link, Page, Problem, Severity
from signoff.nearest import nearest
from signoff.phrases import Phrase
from signoff.rules.context import Context
from signoff.rules.links.uses import Use, gather, is_followed, links_for, loads
from signoff.site.addresses import Addresses
from signoff.site.asked import Glance

ID = "LNK005"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False

_NOWHERE = Addresses()  # whether an address can be parsed does not depend on the site
_BLANK = " \t\n\r\f"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OTHER_SCHEMES = frozenset(
    "about: blob: callto: cid: data: facetime: file: ftp: ftps: geo: git: irc: ircs: javascript: mailto: magnet: market:"
    " maps: matrix: mid: news: sftp: sip: sips: skype: sms: smsto: ssh: tel: telnet: tg: urn: view-source: viber: webcal:"
    " whatsapp: ws: wss: xmpp: android-app: intent: itms-apps: zoommtg:".split()
)
_ON_DISK = re.compile(r"(?:file:/*)?[A-Za-z][:|][\\/]|file:/*(?:Users|home)/", re.I)  # C:\site\knee.png
_UNFILLED = re.compile(r"[^?#]*(?:\{\{|\{%|<%|\$\{)")  # {{ page.url }}
_EMPTY = Phrase("it is empty")
_OF_DISK = Phrase("it names a file on somebody's own disk")
_TEMPLATED = Phrase("a template left a placeholder in it")
_SPACED = Phrase("it has a space or a line break in it")
_DEFECTS = (
    (re.compile(r"https?:(?!//[^/\\?#])", re.I), Phrase("https: wants two slashes and a host behind it")),  # http:/x
    (re.compile(r"https?://https?[:/]", re.I), Phrase("https:// stands in it twice")),  # https://https://x
    (re.compile(r"https?(?://|;//|\.//)", re.I), Phrase("there is no colon behind https")),  # https//x
    (re.compile(r"///+[^/]"), Phrase("behind three slashes the next step is taken for a host")),  # ///en/knee
    (re.compile(r"(?:https?:)?//(?:[^/?#]*@)?(?:\.|[^/?#]*\.\.)", re.I), Phrase("there are dots too many in its host")),
    (re.compile(r"[^?#]*\\"), Phrase("it has a backslash")),  # en\knee
    (re.compile(r"[^?#]*%(?![0-9A-Fa-f]{2})"), Phrase("a % wants two hexadecimal digits behind it")),  # 100%.pdf
)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each malformed address, then for each that only a stylesheet names."""
    found = gather(
        (Use(page, link), (link.url, why))
        for page, link in links_for(context, ID)
        if is_written(link)
        and (why := _why(link.url, page.url, context))
        and not (is_read_alike(link.url) and _leads_nowhere(page, link, context))
    )
    for (url, why), uses in found.items():
        element = uses.first.link.element
        alike = context.sources is None and is_read_alike(url) and (url.strip(_BLANK) or element in ("a", "area"))
        severity = Severity.WARNING if alike else None
        if why == _EMPTY:
            hint = "write the address, or take it away"
            yield uses.problem(context, "the address is empty", {"url": url}, hint, severity=severity)
        else:
            yield uses.problem(context, _MESSAGE, {"url": url, "why": why}, _hint(why), severity=severity)
    for style, links in context.site.styles.items():
        for link in links:
            if why := _why(link.url, "/" + style, context):
                place = context.in_style(style, link)
                yield Problem(_MESSAGE, {"url": link.url, "why": why}, span=place, url=link.url, hint=_hint(why))


def may_concern(page: Page) -> bool:
    """Whether a link of the page may be such a one."""
    return any(_may_be_malformed(link.url) for link in page.links)


def glance(seen: Glance) -> bool:
    """Whether an address of the page may be such a one."""
    return not _SOUND.fullmatch(seen.addresses) and any(map(_may_be_malformed, seen.addresses[:-1].split("\0")))


# Addresses in which nothing can be wrong, each with a NUL behind: all those of most pages, told at once.
_SOUND = re.compile(
    r"""
    (?: (?: https://(?:[a-z0-9-]++\.)++[a-z]{2,}(?=[/\0])          # https://www.example.org/x
          | mailto: | tel:                                        # whatever stands behind: another rule's
          | (?=[/#.\w]) )
        (?! [^\0]* // )
        [\w./~?&=+,;@\#-]*+                                       # /x/y.html#z
        (?: %[0-9A-Fa-f]{2} [\w./~?&=+,;@\#-]*+ )*+
        \0 )*+
    """,
    re.X | re.A,
)


def _may_be_malformed(url: str) -> bool:
    return flaw(url) is not None or ("//" in url and _NOWHERE.resolve(url, "/").kind == "malformed")


def is_garbled(url: str) -> bool:
    """Whether an address is written so that nobody can tell where it leads."""
    return flaw(url) is not None and not is_read_alike(url)


def is_read_alike(url: str) -> bool:
    """Whether all browsers read a malformed address as its author meant it, and so do servers."""
    return flaw(url) in (_EMPTY, _SPACED) and _NOWHERE.resolve(url, "/").kind != "malformed"


def _leads_nowhere(page: Page, link: Link, context: Context) -> bool:
    target = context.target(page, link)
    return target.kind == "internal" and not context.host.is_there(target.path)


def is_written(link: Link) -> bool:
    """Whether the address is one for readers and browsers; a form without one goes to its own page."""
    if link.attribute in ("action", "formaction"):
        return link.url != ""
    return link.element == "link" or is_followed(link) or loads(link)


_MESSAGE = "{url!r} is no proper address: {why}"
_HINT = "write the address as the browser shows it when the page is open"


def _hint(why: Phrase) -> str:
    if why == _OF_DISK:
        return "write the way from the top of the site, such as /images/knee.png"
    return "fill it in, or take the link away" if why == _TEMPLATED else _HINT


@lru_cache(maxsize=1 << 15)
def flaw(url: str) -> Phrase | None:
    """What is wrong with how an address is written; None when nothing is. It may still be impossible to resolve."""
    url = url.strip(_BLANK)
    if not url:
        return _EMPTY
    if _ON_DISK.match(url):
        return _OF_DISK
    if _UNFILLED.match(url):
        return _TEMPLATED
    scheme = match[0].lower() if (match := _SCHEME.match(url)) else ""
    if scheme in _OTHER_SCHEMES:
        return None
    if any(blank in url for blank in _BLANK):
        return _SPACED
    if scheme and scheme not in ("http:", "https:"):
        guess = nearest(scheme, ("http:", "https:", "mailto:", "tel:"))
        if not guess or len(scheme) <= 3:
            return None
        return Phrase("{scheme} is unknown, {guess} perhaps meant", {"scheme": scheme, "guess": guess})
    return next((why for pattern, why in _DEFECTS if pattern.match(url)), None)


def _why(url: str, base: str, context: Context) -> Phrase | None:
    if why := flaw(url):
        return why
    # Only a host or a port can keep an address from being parsed: a path alone always can be.
    if "//" in url and context.addresses.resolve(url, base).kind == "malformed":
        return Phrase("it cannot be parsed")
    return None
