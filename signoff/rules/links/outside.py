"""The addresses of other sites that pages hold, and the links behind those that a fact is known of."""

from __future__ import annotations

from collections.abc import Callable

from signoff.rules.context import Context
from signoff.rules.links.uses import Use, Uses, gather, is_canonical, is_followed, loads
from signoff.rules.site_address import site_address
from signoff.site.probe.facts import Fact, asked_as


def addresses_outside(context: Context) -> frozenset[str]:
    """Every address of another site, in the form in which it is asked."""
    own = (site_address(context) or "").lower()
    found: set[str] = set()

    def is_outside(url: str) -> bool:
        address = _asked_as(context, url)
        if address and not (own and (address + "/").lower().startswith(own + "/")):
            found.add(address)
        return False

    context.used.written(is_outside)
    return frozenset(found)


def uses_of(context: Context, rule: str, concerns: Callable[[Fact], bool]) -> dict[Fact, Uses[Fact]]:
    """The links to addresses whose fact concerns a rule, by fact; but those that are marked as not to be looked at by it."""
    facts = {url: fact for url, fact in context.gathered.online.items() if concerns(fact)}
    if not facts:
        return {}
    held = context.used.written(lambda url: _asked_as(context, url) in facts)
    pages = [context.site.pages[path] for path in held]
    return gather(
        (Use(page, link), facts[address])
        for page in pages
        for link in page.links
        if link.url in held[page.path] and rule not in link.ignored and not is_canonical(link)
        if (is_followed(link) or loads(link)) and (address := _asked_as(context, link.url)) in facts
    )


def _asked_as(context: Context, url: str) -> str | None:
    """None for an address of this site, and for what is no address of the web."""
    if not url.lstrip()[:5].lower().startswith(("http", "//")):
        return None
    return asked_as(url, context.settings.address)
