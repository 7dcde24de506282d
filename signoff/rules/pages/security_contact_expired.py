"""The address for reports of security holes has run out, or will within thirty days.

Why: whoever finds a hole in the site looks into security.txt, and must not trust one that has run out: the hole stays open, or becomes
public before its owner knows.

Looks at security_contact and security_expires of the settings, from which `/.well-known/security.txt` is made.
Does not look at: sites that name no contact.

Bad: pyproject.toml
    security_expires = 2024-06-30
Good:
    security_expires = 2025-06-01

Source: RFC 9116 "A File Format to Aid in Security Vulnerability Disclosure", 2.5.5.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity, Span
from signoff.rules.context import Context

ID = "PAG011"
SEVERITY = Severity.WARNING

_NOTICE = 30  # days


def check(context: Context) -> Iterator[Problem]:
    """One problem at most; an error when what has run out is to be published."""
    expires = context.settings.security_expires
    if not context.settings.security_contact or expires is None:
        return
    days = (expires - context.today).days
    facts, place = {"day": expires.isoformat(), "days": days}, Span("pyproject.toml")
    hint = "see that somebody reads what arrives there, then set security_expires anew, a year ahead at the most"
    if days < 0:
        severity = Severity.ERROR if context.publish else None
        message = "security.txt has run out on {day}"
        yield Problem(message, facts, place, hint=hint, severity=severity)
    elif days <= _NOTICE:
        yield Problem("security.txt runs out in {days} days, on {day}", facts, place, hint=hint)
