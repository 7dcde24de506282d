"""How somebody tells the site of a hole in it: what `/.well-known/security.txt` may say (RFC 9116)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

PATH = ".well-known/security.txt"

_CONTACT = re.compile(r"(?:mailto:[^\s@?]+@[^\s@?]+\.[^\s@?]+|tel:\+[0-9][0-9-]+|https://[^\s/]+\.[^\s/]+(?:/\S*)?)")
_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")


def flaw(contacts: Sequence[str], expires: date | None) -> str:
    """What is wrong with the two settings, in words that follow "[tool.signoff] "; "" when nothing is."""
    if not contacts:
        return "security_expires says until when security_contact holds, which is missing" if expires else ""
    if expires is None:
        return "security_contact needs security_expires, the day until which it holds, such as 2027-06-30"
    for contact in contacts:
        if not _CONTACT.fullmatch(contact):
            meant = f'; write "mailto:{contact}"' if _MAIL.fullmatch(contact) else ""
            return f"security_contact holds {contact!r}, which is no mailto:, tel:+ or https:// address{meant}"
    return ""


def security_txt(contacts: Sequence[str], expires: date, address: str, languages: Sequence[str]) -> str:
    """The file. The first contact is the one to use; it holds to the end of its last day, UTC.

    It belongs to the top of the host: where the site is a folder of one, whoever runs the host copies it there.
    """
    top = "/".join(address.split("/")[:3])
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {expires.isoformat()}T23:59:59Z",
        f"Preferred-Languages: {', '.join(languages)}",
        f"Canonical: {top}/{PATH}",
    ]
    return "\n".join([*lines, ""])
