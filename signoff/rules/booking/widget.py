"""A booking page is loaded into the page, as a frame or by a script.

Why: the booking host then learns who reads about which illness, before anybody books; the frame is small, cannot be printed, and does
not work without scripts. A link does all that it does.

Looks at <iframe>, <frame>, <script>, <embed> and <object> whose address is of a booking host of the settings, or bears its name.
Does not look at: links; what scripts ask for when they run; other things of other hosts (PAG006).

Bad: output/en/knee-scan/index.html
    <iframe src="https://www.doctolib.fr/iframe/radiologie/paris/centre-alpha?pid=practice-101" title="Book"></iframe></main>
Good:
    </main>

Source: GDPR, articles 5 and 9; house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Page, Problem, Severity
from signoff.phrases import Phrase
from signoff.rules.booking.booking_links import WIDGETS, is_widget
from signoff.rules.context import Context
from signoff.rules.links.uses import Use, gather
from signoff.site.asked import Glance

ID = "BKG011"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False

_NAMES = {"script": Phrase("a script"), "iframe": Phrase("a frame"), "frame": Phrase("a frame")}


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address that is loaded, on all its pages."""
    hosts = context.settings.booking_hosts
    found = gather(
        (Use(page, link), link.url)
        for page in context.suspects(ID)
        for link in page.links
        if ID not in link.ignored and is_widget(link, hosts)
    )
    for uses in found.values():
        facts = {"what": _NAMES.get(uses.first.link.element, Phrase("an object"))}
        message = "the booking host is loaded into the page, as {what}"
        yield uses.problem(context, message, facts, "link to the booking page instead")


def may_concern(page: Page) -> bool:
    """Whether the page loads anything from elsewhere in such an element."""
    return any(link.element in WIDGETS and ("//" in link.url or page.base) for link in page.links)


def glance(seen: Glance) -> bool:
    """Whether an address that the page loads may be such a one."""
    return bool(seen.base) or any("//" in url for url in seen.fetched)
