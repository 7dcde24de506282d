"""The addresses at which patients book, taken apart by the URL standard: never matched by suffix, or as one string.

Anatomy, as the booking hosts write it:

| part | of Doctolib | of others (Maiia, Keldoc) |
|---|---|---|
| a place | /{kind}/{city}/{slug} and perhaps ?pid=practice-N | /{kind}/{city}/{slug} |
| its funnel | …/booking/availabilities?motiveIds[]=…&placeId=practice-N | …/rdv |
| no place | /, /{kind}, /{kind}/{city}, /search, /iframe/…, account pages | the same |
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote

import ada_url

from signoff.phrases import Phrase

_PLACE = 3  # parts of the path of a place: kind, city, slug
_NO_PLACES = frozenset(
    "search iframe account accounts appointments authn sessions session login signup directory online_booking "
    "recherche compte mes-rendez-vous api".split()
)
_PLACEHOLDER = re.compile(r"[{}<>]|\[\[|…|\.\.\.|\b(?:xxx+|todo|tbd|your-[\w-]+|votre-[\w-]+|slug|practice-n)\b", re.I)
_PRACTICE = re.compile(r"practice-[0-9]+")
_PRACTICE_KEYS = ("pid", "placeid")
_TRACKING = frozenset(
    "gclid gclsrc dclid gbraid wbraid fbclid msclkid yclid twclid ttclid igshid mc_cid mc_eid _ga _gl _hsenc _hsmi phs "
    "source bookingfunnelsource enable_cookies_consent sessionid phpsessid jsessionid".split()
)
_AUTHORITY = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:(?P<slashes>[/\\]*)(?P<rest>[^/\\?#]*)")


def flaw(url: str, hosts: Collection[str]) -> Phrase | None:
    """Why an address does not lead, over https, to exactly one of the hosts; None when it does.

    Hosts are compared as the URL standard writes them: in small letters, after IDNA. How the address was typed counts too:
    browsers mend backslashes, encoded dots and missing slashes silently, and whoever checks it by eye does not.
    """
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return Phrase("it is no complete address")
    typed = _AUTHORITY.match(url)
    if parsed.username or parsed.password or (typed and "@" in typed["rest"]):
        return Phrase("what stands before the @ is a user's name, the host is {host}", {"host": parsed.hostname})
    if not parsed.hostname:
        return Phrase("it names no host")
    if parsed.hostname not in {ascii_host(host) for host in hosts}:
        return Phrase("its host is {host}", {"host": parsed.hostname})
    if parsed.protocol != "https:":
        return Phrase("it uses {protocol} instead of https:", {"protocol": parsed.protocol})
    if parsed.port:
        return Phrase("it names the port {port}", {"port": parsed.port})
    if (
        not typed
        or typed["slashes"] != "//"
        or "\\" in url
        or not _is_typed_plainly(typed["rest"], parsed.hostname)
        or re.search(r"[\x00-\x20\x7f]", url)
    ):
        return Phrase("it is not typed as an address is: backslashes, spaces, encoded dots or missing slashes")
    return None


def _is_typed_plainly(typed: str, host: str) -> bool:
    """Whether what stands before the path is the host, letter by letter: no encoded or ideographic dots, no wide letters."""
    return re.sub(r":[0-9]*$", "", typed).lower() in (host, ada_url.idna_to_unicode(host))


@lru_cache(maxsize=64)
def ascii_host(host: str) -> str:
    """A host as the URL standard writes it; as it is when it is none."""
    try:
        return str(ada_url.URL(f"https://{host}/").hostname)
    except ValueError:
        return host


@lru_cache(maxsize=1 << 12)  # asked by seven rules of the same few addresses on every page
def normal(url: str) -> str | None:
    """What two addresses of one place have in common: no tracking, no fragment, no order; None when it is no address."""
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return None
    wanted = sorted((key, value) for key, value in _parameters(parsed.search) if not is_tracking(key))
    query = "&".join(f"{quote(key, safe='')}={quote(value, safe='')}" for key, value in wanted)
    path = quote(unquote(parsed.pathname), safe="/").rstrip("/")
    return f"{parsed.protocol}//{parsed.host}{path}{'?' + query if query else ''}"


def href(url: str) -> str | None:
    """The address as the URL standard writes it, and as it is asked for; None when it is none."""
    try:
        return str(ada_url.URL(url).href)
    except ValueError:
        return None


def is_no_place(url: str) -> bool:
    """Whether the address, of a booking host, is a search, a home page, a frame or a placeholder instead of a place."""
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return False
    parts = [part for part in unquote(parsed.pathname).split("/") if part]
    return (
        len(parts) < _PLACE
        or parts[0].lower() in _NO_PLACES
        or bool(_PLACEHOLDER.search(unquote(parsed.pathname + parsed.search)))
    )


def malformed(url: str) -> Phrase | None:
    """What is wrong with the form of an address of a booking host; None when nothing is."""
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return None
    if url.count("?") > 1:
        return Phrase("it has two question marks")
    if "&amp;" in url:
        return Phrase("it holds `&amp;` for `&`")
    if re.search(r"[A-Z]", unquote(parsed.pathname)):
        return Phrase("its path has capital letters")
    for key, value in _parameters(parsed.search):
        if key.lower() in _PRACTICE_KEYS and not value:
            return Phrase("its {key} is empty", {"key": key})
        if key.lower() in _PRACTICE_KEYS and is_practice_wrong(parsed.hostname, value):
            return Phrase("its {key} is {value} instead of practice- and a number", {"key": key, "value": value})
    return None


def is_practice_wrong(host: str, value: str) -> bool:
    """Whether a place's number has another form than Doctolib gives it; other hosts number as they like."""
    return ".doctolib." in f".{host}" and not _PRACTICE.fullmatch(value)


def tracking(url: str) -> list[str]:
    """The names of the parameters that tell who came from where, and nothing of the place."""
    try:
        return [key for key, _ in _parameters(ada_url.URL(url).search) if is_tracking(key)]
    except ValueError:
        return []


def is_tracking(key: str) -> bool:
    """Whether a parameter serves whoever counts visitors alone."""
    plain = key.lower().removeprefix("amp;")
    return plain.startswith("utm_") or plain in _TRACKING


def without_tracking(url: str) -> str:
    """The address without such parameters, and not a character besides."""
    head, mark, rest = url.partition("?")
    query, hash_mark, fragment = rest.partition("#")
    kept = [part for part in query.split("&") if not is_tracking(unquote(part.partition("=")[0]))]
    return head + ("?" + "&".join(kept) if kept and mark else "") + hash_mark + fragment


def well_formed(url: str) -> str | None:
    """The address as it was meant, where that is certain: a second ? is an &, the path is small; else None."""
    head, mark, query = url.replace("&amp;", "&").partition("?")
    query, hash_mark, fragment = query.partition("#")
    origin = re.match(r"https://[^/?#]*", head)
    if origin is None:
        return None
    path = head[origin.end() :]
    meant = origin[0] + (path if "%" in path else path.lower()) + mark + query.replace("?", "&") + hash_mark + fragment
    return meant if meant != url and malformed(meant) is None else None


def _parameters(search: str) -> list[tuple[str, str]]:
    return parse_qsl(search.removeprefix("?"), keep_blank_values=True)
