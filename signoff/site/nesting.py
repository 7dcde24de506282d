"""Which element may stand open around which start tag, by the HTML standard's rules of tree construction (13.2.6)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache

from signoff.site.tags import RAW, VOID, attribute_names

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
_WATCHED = ENDS_PARAGRAPH | ENDS.keys() | _NEVER_IN_ITSELF | ONLY_IN_TABLE
_BETWEEN = re.compile("<([^>]*)>")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
# A tag whose values are blanked: a href="" target=_blank, /a, img src="" /
_SOUND = re.compile(
    r"""(?P<end>/?)(?P<name>[a-zA-Z][^\s/<>"'=`]*)(?P<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=(?:""|\s*[^\s"'=<>`]*[^\s"'=<>`/]))?)*+)\s*(?P<closed>/?)"""
)


def is_well_nested(html: str) -> bool:  # noqa: C901 - one loop over all tags: it runs 10,000 times
    """Whether each element is closed in its turn and nothing else can be wrong: what most pages are, told in little time.

    False means that a closer look is needed, no more. So a tag is whatever stands between < and the next >: where that is not a
    whole tag, or an element of text holds one, the answer is False. (0.1 ms for a page of 20 KB; to take it apart as a
    browser does took 0.3 ms.)
    """
    if html.rfind("<") > html.rfind(">"):
        return False
    names: list[str] = []
    text = ""
    opens, closes, nothing, void = (
        _Step.OPEN,
        _Step.CLOSE,
        _Step.NOTHING,
        _Step.VOID,
    )  # to ask an Enum each time takes a third
    for tag in _BETWEEN.findall(html):
        step, name = _step(tag)
        if text and (step is not closes or name != text):
            return False
        text = ""
        if step is closes:
            if not names or names.pop() != name:
                return False
        elif step is not nothing:
            if (step is not opens or (names and names[-1] in TABLE)) and not _may_stand(step, name, names):
                return False
            if step is not void:
                names.append(name)
                if len(names) > DEEPEST:
                    return False
            if name in RAW:
                text = name
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


class _Step(Enum):
    """What a tag does to the open elements."""

    NOTHING = auto()
    OPEN = auto()  # wherever it stands, but in a table
    CLOSE = auto()
    VOID = auto()  # <br>, and in drawings <path/>
    WATCHED = auto()  # opens where nothing clashes with it
    DOUBTFUL = auto()


@lru_cache(maxsize=1 << 14)
def _step(tag: str) -> tuple[_Step, str]:
    """What a tag does, by what stands between < and >; its values do not matter."""
    return _step_of(_VALUE.sub('=""', tag))


@lru_cache(maxsize=1 << 12)
def _step_of(tag: str) -> tuple[_Step, str]:
    match = _SOUND.fullmatch(tag)
    if match is None:
        is_comment = tag.startswith("!--") and tag.endswith("--") and len(tag) > 4
        return (_Step.NOTHING if is_comment or tag.lower() == "!doctype html" else _Step.DOUBTFUL), ""
    name = match["name"].lower()
    attributes = attribute_names(match["attributes"])
    if len(set(attributes)) < len(attributes):
        return _Step.DOUBTFUL, name
    if match["end"]:
        return (_Step.NOTHING if name in VOID or name in UNCOUNTED else _Step.CLOSE), name
    if name in UNCOUNTED:
        return _Step.NOTHING, name
    if match["closed"] and name not in VOID:
        return (_Step.NOTHING if name in FOREIGN else _Step.VOID), name
    if name in VOID:
        return _Step.VOID, name
    return (_Step.WATCHED if name in _WATCHED else _Step.OPEN), name


def _may_stand(step: _Step, name: str, names: list[str]) -> bool:
    """Whether a start tag is right where it stands for sure."""
    if step is _Step.DOUBTFUL or (names and names[-1] in TABLE and name not in IN_TABLE):
        return False
    if step is _Step.VOID and name not in VOID:
        return not FOREIGN.isdisjoint(names)
    return name not in _WATCHED or not _clashes(name, names)


def _clashes(tag: str, names: list[str]) -> bool:
    """Whether a start tag ends, or is dropped for, something that is open."""
    if tag in ENDS_PARAGRAPH:
        if "p" in names or (tag in HEADINGS and bool(names) and names[-1] in HEADINGS):
            return True
    elif (tag in _NEVER_IN_ITSELF and tag in names) or (tag in ONLY_IN_TABLE and not is_in_table(names)):
        return True
    if tag == "form":
        return "form" in names
    return tag in ENDS and innermost(names, *ENDS[tag]) is not None
