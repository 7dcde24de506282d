"""A mailto: or tel: address is not one that a mail program or a telephone can use.

Why: a patient who must call before an examination taps the number, and nothing happens, or a stranger answers.

Telephone numbers are written in the international form, without spaces: tel:+33199000011. Short numbers (15, 112, 3114) are
right as they are, and so are `-`, `.`, `( )` between digits and `;ext=`. In a mailto:, several addresses are parted by commas, and
`mailto:?subject=…`, which shares a page, needs none.
Does not look at: whether anybody answers.

Bad: output/en/knee-scan/index.html
    <a class="button button-quiet" href="tel:+33 1 99 00 00 11">
Good:
    <a class="button button-quiet" href="tel:+33199000011">

Source: RFC 3966 "The tel URI for Telephone Numbers"; RFC 6068 "The 'mailto' URI Scheme"; ITU-T E.164.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from signoff.model import Page, Problem, Severity
from signoff.phrases import Phrase
from signoff.rules.context import Context
from signoff.rules.links.uses import Use, gather, links_for
from signoff.site.asked import Glance

ID = "LNK012"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False

_MAIL_OR_PHONE = re.compile("\0([ \t\r\n\f]*(?:mailto|tel):[^\0]*)", re.I)
_MAILBOX = re.compile(
    r"""
    (?: [\w!#$%&'*+/=?^`{|}~-]+ (?: \. [\w!#$%&'*+/=?^`{|}~-]+ )* | "[^"]+" )     # jean.dupont+irm, "jean dupont"
    @ (?: [^\W_] (?: [\w-]* [^\W_] )? \. )+ [^\W\d_][\w-]*[^\W_]                   # www.example.org
    """,
    re.X,
)
_HEADERS = re.compile(r"[A-Za-z-]+=[^?=&]*(?:=[^?&]*)?(?:&(?:amp;)?[A-Za-z-]+=[^&]*)*")
_SECOND_MARK = re.compile(r"\?(?:subject|body|cc|bcc|to)=", re.I)
_SEPARATORS = re.compile(r"[-.()]")
_WHOLE = re.compile(r"\+[1-9][0-9]{6,14}")
_SHORT = re.compile(r"[0-9*#]{2,6}")
_PARAMETERS = re.compile(r"(?:;[A-Za-z0-9-]+(?:=[^;\s]+)?)*")


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such address."""
    found = gather(
        (Use(page, link), link.url)
        for page, link in links_for(context, ID)
        if link.element in ("a", "area", "form") and _flaw(link.url)
    )
    for url, uses in found.items():
        if said := _flaw(url):
            why, hint = said
            yield uses.problem(context, "{url!r}: {why}", {"url": url, "why": why, **why.facts}, hint)


def may_concern(page: Page) -> bool:
    """Whether a link of the page may be such a one."""
    return any(_flaw(link.url) for link in page.links if ":" in link.url[:9])


def glance(seen: Glance) -> bool:
    """Whether an address of the page may be such a one."""
    return any(map(_flaw, _MAIL_OR_PHONE.findall(f"\0{seen.addresses}")))


def flaw(url: str) -> tuple[str, str] | None:
    """What is wrong with a mailto: or tel: address, and what to do; None for a right one and for any other address."""
    found = _flaw(url)
    return (str(found[0]), found[1].format(**found[0].facts)) if found else None


def _flaw(url: str) -> tuple[Phrase, str] | None:
    """The same as a phrase and a template, which is filled from the facts of the phrase."""
    scheme, colon, rest = url.strip(" \t\r\n\f").partition(":")
    if not colon or scheme.lower() not in ("mailto", "tel"):
        return None
    return _mail_flaw(rest) if scheme.lower() == "mailto" else _phone_flaw(rest)


def _mail_flaw(rest: str) -> tuple[Phrase, str] | None:
    hint = "write mailto:name@example.org, several with commas between them"
    to, mark, headers = rest.partition("?")
    if not to and not headers:
        return Phrase("there is no address in it"), hint
    if any(blank in rest for blank in " \t\r\n"):
        return Phrase("it has a space in it"), "write %20 for a space in a subject, and none in an address"
    if to.startswith("//"):
        return Phrase("no slashes stand behind mailto:"), hint
    for address in to.split(",") if to else ():
        if not _MAILBOX.fullmatch(unquote(address)):
            return Phrase("{address!r} is no mail address", {"address": unquote(address)}), hint
    if mark and (_SECOND_MARK.search(headers) or not _HEADERS.fullmatch(headers)):
        return Phrase("{headers!r} is no list of headers", {"headers": headers}), "write ?subject=…&body=…"
    return None


def _phone_flaw(rest: str) -> tuple[Phrase, str] | None:
    number, semicolon, parameters = rest.partition(";")
    if not number:
        return Phrase("there is no number in it"), "write tel:+33199000011"
    digits = _SEPARATORS.sub("", re.sub(r"\s|%20|%C2%A0", "", number))
    facts = {"number": _international(digits)}
    hint = "write tel:{number}" if _WHOLE.fullmatch(facts["number"]) else "write tel:+33199000011"
    if digits != _SEPARATORS.sub("", number):
        return Phrase("a number has no spaces in an address", facts), hint
    if semicolon and not _PARAMETERS.fullmatch(semicolon + parameters):
        said = {"parameters": parameters}
        return Phrase("{parameters!r} is no parameter of a number", said), "write ;ext=123 for an extension"
    if "(0)" in number:
        return Phrase("(0) would be dialled too", facts), hint
    if digits.startswith("+"):
        return _international_flaw(digits)
    if not re.fullmatch(r"[0-9*#]+", digits):
        return Phrase("it is no telephone number"), "write tel:+33199000011"
    if _SHORT.fullmatch(digits) or "phone-context=" in parameters.lower():
        return None
    return Phrase("without its country, a number works in one country only", facts), hint


def _international_flaw(digits: str) -> tuple[Phrase, str] | None:
    if not _WHOLE.fullmatch(digits):
        return Phrase("a number has a country's code and 7 to 15 digits in all"), "write tel:+33199000011"
    if digits.startswith("+33") and not re.fullmatch(r"\+33[1-9](?:[0-9]{8}|[0-9]{12})", digits):
        facts = {"number": _international(digits)}
        why = Phrase("a French number has nine digits behind +33, of which the first is no 0", facts)
        return why, "write tel:{number}"
    return None


def _international(digits: str) -> str:
    """The likely international form; a national number is taken for a French one."""
    if match := re.fullmatch(r"(?:\+33|0033)?0?([1-9][0-9]{8})", digits.replace("(0)", "")):
        return f"+33{match[1]}"
    return "+" + digits.lstrip("+0")
