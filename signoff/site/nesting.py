"""Which element may stand open around which start tag, by the HTML standard's rules of tree construction (13.2.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from signoff.site.tags import PIECE, VOID, attribute_names

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
END_MAY_MISS = frozenset("p li dt dd rb rt rtc rp optgroup option colgroup caption thead tbody tfoot tr td th".split())
ENDS_PARAGRAPH = HEADINGS | frozenset(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form header"
    " hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp".split()
)
DEEPEST = 512  # open elements; Chromium puts what stands deeper beside, not inside
UNCOUNTED = frozenset("html head body".split())  # their tags may be left out, and come twice without harm
FOREIGN = frozenset("svg math".split())
# An end tag does not reach through these to what stands around them.
SCOPE = frozenset("applet caption html marquee object table td template th foreignobject".split())
PARAGRAPH_SCOPE = SCOPE | {"button"}
TABLE = frozenset("table thead tbody tfoot tr".split())
TABLE_SCOPE = frozenset("table template".split())
ONLY_IN_TABLE = frozenset("caption colgroup tbody td tfoot th thead tr".split())
IN_TABLE = TABLE | frozenset("caption col colgroup td th script style template input form".split())
# The open elements that a start tag ends, and how far up they are looked for.
ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), SCOPE | {"ol", "ul", "menu"}),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), SCOPE | {"dl"})),
    **dict.fromkeys(("option", "optgroup"), (frozenset({"option"}), SCOPE | {"select", "datalist", "optgroup"})),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), TABLE_SCOPE)),
    "tr": (frozenset({"tr", "caption", "colgroup"}), TABLE_SCOPE),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"), (frozenset({"thead", "tbody", "tfoot", "caption", "colgroup"}), TABLE_SCOPE)
    ),
}
_NEVER_IN_ITSELF = frozenset("a button form".split())
_WATCHED = ENDS_PARAGRAPH | ENDS.keys() | _NEVER_IN_ITSELF


def is_well_nested(html: str) -> bool:
    """Whether each element is closed in its turn and nothing else can be wrong: what most pages are, told in little time.

    False means that a closer look is needed, no more.
    """
    names: list[str] = []
    for text, text_end, end, name, attributes, close in PIECE.findall(html):
        if text_end or not (name or text):
            continue
        if not close or len(names) > DEEPEST:
            return False
        tag = name.lower()
        if end:
            if tag not in VOID and tag not in UNCOUNTED and (not names or names.pop() != tag):
                return False
        elif not _may_stand(tag, attributes, names):
            return False
    return not names


def innermost(names: Sequence[str], wanted: frozenset[str], boundary: frozenset[str]) -> int | None:
    """The depth of the innermost open element of these names that no boundary hides."""
    for at in range(len(names) - 1, -1, -1):
        if names[at] in wanted:
            return at
        if names[at] in boundary:
            return None
    return None


def is_in_table(names: Sequence[str]) -> bool:
    """Whether parts of a table may stand here: in a table, or in a template, which may be meant for one."""
    return "table" in names or "template" in names or not FOREIGN.isdisjoint(names)


@lru_cache(maxsize=1 << 14)
def flaw_of_attributes(attributes: str) -> str:
    """What is wrong with the text of a tag's attributes; "" when nothing is."""
    names = attribute_names(attributes)
    if any('"' in name or "'" in name or "<" in name for name in names):
        return "attribute-quote"
    return "attribute-twice" if len(set(names)) < len(names) else ""


def _may_stand(tag: str, attributes: str, names: list[str]) -> bool:
    """Whether a start tag is right where it stands for sure; if so, its element is open from now on."""
    if attributes and flaw_of_attributes(attributes):
        return False
    if tag in VOID or tag in UNCOUNTED:
        return tag != "hr" or "p" not in names
    if attributes[-1:] == "/":
        return tag in FOREIGN or bool(FOREIGN.intersection(names))
    if tag in _WATCHED and _clashes(tag, names):
        return False
    if names and names[-1] in TABLE and tag not in IN_TABLE:
        return False
    names.append(tag)
    return True


def _clashes(tag: str, names: list[str]) -> bool:
    if (tag in _NEVER_IN_ITSELF and tag in names) or (tag in ONLY_IN_TABLE and not is_in_table(names)):
        return True
    if tag in ENDS_PARAGRAPH and ("p" in names or (tag in HEADINGS and bool(names) and names[-1] in HEADINGS)):
        return True
    return tag in ENDS and innermost(names, *ENDS[tag]) is not None
