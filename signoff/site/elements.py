"""Which attributes of which elements hold addresses, and what a browser does with each: the HTML and SVG standards' tables.

An address *leads* when a reader, or a search engine, is sent there; it *loads* when the page is not whole without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from signoff.model import Link
from signoff.site.values import candidates, comma_separated, one, space_separated

Split = Callable[[str], list[str]]

LEADS = "leads"
LOADS = "loads"
REFERRING = frozenset(
    "cite ping longdesc".split()
)  # attributes that lead, but no reader: to a source, a counter, a text
FRAMES = frozenset("iframe frame".split())  # these load what their reader then stands in
NEITHER = ""  # <link rel="preconnect">: a host to greet, nothing to fetch


def _table(words: str, kind: str, split: Split = one) -> dict[tuple[str, str], tuple[str, Split]]:
    pairs = (word.partition(".") for word in words.split())
    return {(element, attribute): (kind, split) for element, _, attribute in pairs}


# (element, attribute) -> what the address does, and how the value is taken apart. The order of an element's attributes
# here is the order of its links. <link> and <meta> depend on more than their names: see facts.py.
TABLE: Mapping[tuple[str, str], tuple[str, Split]] = {
    **_table("a.href a.xlink:href area.href form.action button.formaction input.formaction", LEADS),
    **_table("blockquote.cite q.cite ins.cite del.cite", LEADS),
    **_table("a.ping area.ping", LEADS, space_separated),
    **_table("img.src script.src iframe.src frame.src embed.src audio.src video.src source.src track.src", LOADS),
    **_table("input.src object.data object.classid applet.code video.poster html.manifest", LOADS),
    **_table("image.href image.xlink:href use.href use.xlink:href feimage.href feimage.xlink:href", LOADS),
    **_table("script.href script.xlink:href textpath.href textpath.xlink:href mpath.href mpath.xlink:href", LOADS),
    **_table("lineargradient.href lineargradient.xlink:href radialgradient.href radialgradient.xlink:href", LOADS),
    **_table("pattern.href pattern.xlink:href filter.href filter.xlink:href", LOADS),
    **_table(
        "img.lowsrc img.dynsrc bgsound.src body.background table.background thead.background tbody.background tfoot.background",
        LOADS,
    ),
    **_table("tr.background td.background th.background", LOADS),
    **_table("img.srcset source.srcset", LOADS, candidates),
    **_table("object.archive", LOADS, space_separated),
    **_table("applet.archive", LOADS, comma_separated),
    **_table("img.longdesc iframe.longdesc frame.longdesc", LEADS),
}


def _by_element() -> dict[str, tuple[tuple[str, str, Split], ...]]:
    found: dict[str, tuple[tuple[str, str, Split], ...]] = {}
    for (element, attribute), (kind, split) in TABLE.items():
        found[element] = (*found.get(element, ()), (attribute, kind, split))
    return found


BY_ELEMENT: Mapping[str, tuple[tuple[str, str, Split], ...]] = _by_element()

# Attributes of SVG that are CSS, and may name a file beside colours: fill="url(paints.svg#warm)". Which elements are painted (SVG 2, 13).
PAINT = tuple("fill stroke clip-path mask filter marker-start marker-mid marker-end cursor".split())
PAINTED = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan textpath image use symbol marker".split()
)

# What <link> and <meta> do depends on their keywords.
FOLLOWED_RELS = frozenset("alternate canonical next prev help license author".split())  # by readers or search engines
GREETING_RELS = frozenset("preconnect dns-prefetch".split())
LOADING_RELS = GREETING_RELS | frozenset(
    "stylesheet icon apple-touch-icon apple-touch-icon-precomposed apple-touch-startup-image mask-icon manifest preload"
    " modulepreload prefetch prerender".split()
)
LOADING_METAS = frozenset(
    "og:image og:image:url og:image:secure_url og:video og:video:url og:video:secure_url og:audio og:audio:url "
    "og:audio:secure_url twitter:image twitter:image:src twitter:player twitter:player:stream thumbnail msapplication-tileimage "
    "msapplication-config msapplication-square70x70logo msapplication-square150x150logo msapplication-wide310x150logo "
    "msapplication-square310x310logo".split()
)
LOADING_PARAMS = frozenset("movie src data url filename".split())


def kind_of_link(rel: frozenset[str]) -> str:
    """What the address of a <link> does, by its keywords."""
    if rel & GREETING_RELS:
        return NEITHER
    return LOADS if rel & LOADING_RELS else LEADS  # the standard knows few others, and none that a browser fetches


def kind_of(link: Link) -> str:
    """What an address does: LEADS, LOADS or NEITHER."""
    if link.element == "link":
        return kind_of_link(link.rel) if link.attribute == "href" else LOADS
    if link.element == "meta":
        return LEADS if "refresh" in link.rel else LOADS
    kind, _ = TABLE.get((link.element, link.attribute), (LOADS, one))
    return kind
