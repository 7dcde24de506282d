"""The words of a link do not say where it leads: "click here", "en savoir plus", or the bare address.

Why: a screen reader lists the links of a page without the sentences around them; "here", "here", "here" helps nobody.

The whole text must be vague: « En savoir plus sur l’IRM » is not. Neither is a link whose aria-label or title says more, the
name of a site ("ameli.fr"), an e-mail address, nor a DOI, which its registry wants shown as an address.
Does not look at: pages that say neither French nor English to be their language, links without any words (LNK007).

Bad: output/en/about/index.html
    <a href="/en/knee-scan/">click here</a>
Good:
    <a href="/en/knee-scan/">CT scan of the knee</a>

Source: WCAG 2.2, success criteria 2.4.4 and 2.4.9 "Link Purpose"; RGAA 4.1, criterion 6.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from signoff.model import Link, Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.links.uses import Use, cause, gather, links_for
from signoff.site.asked import Glance

ID = "LNK008"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False

_VAGUE = {
    "en": frozenset(
        "click|click here|click on this link|click this link|click this|here|this|this link|this page|this site|this website|link"
        "|more|more info|more information|more details|read more|read this|read on|learn more|find out more|see more|view more"
        "|show more|tell me more|continue reading|info|go|go here|see here|look here|read here|details here"
        "|see details|view details|follow this link|for more information|more here|website|web page|see"
        "|download here".split("|")
    ),
    "fr": frozenset(
        "cliquez|cliquer|cliquez ici|cliquer ici|clic ici|clique ici|cliquez sur ce lien|ici|là|ce lien|cette page|ce site|lien"
        "|le lien|en savoir plus|en savoir +|savoir plus|plus|plus d'infos|plus d'info|plus d'informations|plus de détails"
        "|lire|lire la suite|la suite|suite|lire plus|lire l'article|lire ici|lisez la suite|voir|voir plus|voir ici|voir le détail"
        "|voir la page|voir le site|voir le lien|consulter|consulter le site|consulter la page|consultez ici|suivez ce lien"
        "|suivre ce lien|par ici|c'est ici|découvrir|télécharger ici|pour en savoir plus|plus d'information"
        "|site web|site internet|infos|info|accéder|accéder au site|rendez-vous ici".split("|")
    ),
}
_DRESS = " \u00a0\u202f.…:;,!?»«›‹>→➜➔➡⇒↗↘▶►•·|–—-[](){}\"'“”"
_ADDRESS = re.compile(r"(?:https?:/{0,2}|ftp://|www\.[^\s/]+/(?=.))\S*", re.I)
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/10\.\S+", re.I)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each place where a person typed such a link; those that the theme repeats are one."""
    found = gather(
        (Use(page, link), (why, cause(context, page, link, link.words.casefold())))
        for page, link in links_for(context, ID)
        if link.words and link.element in ("a", "area") and (why := _why(link, page.language))
    )
    for (why, _), uses in found.items():
        words = uses.first.link.words
        yield uses.problem(context, why, {"words": words}, "name what the reader finds there")


def may_concern(page: Page) -> bool:
    """Whether a link of the page may be such a one."""
    return any(link.words and link.element in ("a", "area") and _why(link, page.language) for link in page.links)


def glance(seen: Glance) -> bool:
    """Whether a link of the page may be such a one."""
    return not all(map(_tells, seen.words))


@lru_cache(maxsize=1 << 14)
def _tells(words: str) -> bool:
    """Whether words are vague in no language; a link without words is another rule's."""
    return not words or not any(_vague(words, language) for language in _VAGUE)


def _why(link: Link, page_language: str) -> str | None:
    language = (link.language or page_language).lower().partition("-")[0]
    if language not in _VAGUE or link.hidden or link.url.lower().startswith(("mailto:", "tel:", "sms:")):
        return None
    why = _vague(link.words, language)
    return why if why and (not link.label or _vague(link.label, language)) else None


@lru_cache(maxsize=1 << 14)
def _vague(words: str, language: str) -> str | None:
    """The message for vague words; None for words that say something."""
    bare = words.replace("\u2019", "'").casefold().strip(_DRESS)
    if not bare:
        return 'the link says only "{words}"' if set(words) & set("»›>→➜➔➡⇒▶►…") else None
    if _ADDRESS.fullmatch(bare) and not _DOI.fullmatch(bare):
        return 'the link says only its address, "{words}"'
    return 'the link says only "{words}"' if bare in _VAGUE[language] else None
