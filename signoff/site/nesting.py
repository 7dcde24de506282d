"""Which element may stand open around which start tag, by the HTML standard's rules of tree construction (13.2.6)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
# What stands between < and the next >, "" for the many that are a link and no more. To a browser, <> are two letters.
_BETWEEN = re.compile(rb"""<(?:a href="[^">]*+"|([^>]++))>""")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
# A tag whose values are blanked: a href="" target=_blank, /a, img src="" /
_SOUND = re.compile(
    r"""(?P<end>/?)(?P<name>[a-zA-Z][^\s/<>"'=`]*)(?P<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=(?:""|\s*[^\s"'=<>`]*[^\s"'=<>`/]))?)*+)\s*(?P<closed>/?)"""
)


def is_well_nested(raw: bytes) -> bool:
    """Whether each element is closed in its turn and nothing else can be wrong: what most pages are, told in little time from their bytes.

    False means that a closer look is needed, no more. So a tag is whatever stands between < and the next >: where that is not a
    whole tag, or an element of text holds one, the answer is False. (0.1 ms for a page of 20 KB; to take it apart as a
    browser does took 0.3 ms.)
    """
    if raw.rfind(b"<") > raw.rfind(b">"):
        return False
    if _Open.made > _MOST_MADE:
        _OUTSIDE.forget()
    here = _OUTSIDE
    for move in map(_MOVES.__getitem__, _BETWEEN.findall(raw)):
        after = here[move]
        if after is None:
            return False
        here = after
    return here is _OUTSIDE


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


class _Moves(dict[bytes, str]):
    """What a tag does, by what stands between < and >: "p" opens a p, "/p" closes it, "br/" is empty, "" nothing, "?" who knows."""

    def __missing__(self, tag: bytes) -> str:
        if len(self) > _MOST_MADE:
            self.clear()
        words = tag.decode("utf-8", "replace")
        move = self[tag] = _move(_VALUE.sub('=""', words)) if tag else "a"  # _BETWEEN
        return move


@lru_cache(maxsize=1 << 12)
def _move(tag: str) -> str:
    """What a tag does whose values are blanked: they do not matter."""
    match = _SOUND.fullmatch(tag)
    if match is None:
        is_comment = tag.startswith("!--") and tag.endswith("--") and len(tag) > 4
        return "" if is_comment or tag.lower() == "!doctype html" else "?"
    name = match["name"].lower()
    attributes = attribute_names(match["attributes"])
    if len(set(attributes)) < len(attributes):
        return "?"
    if match["end"]:
        return "" if name in VOID or name in UNCOUNTED else f"/{name}"
    if name in UNCOUNTED:
        return ""
    if match["closed"] and name not in VOID:
        return "" if name in FOREIGN else f"{name}/"
    return f"{name}/" if name in VOID else name


class _Open(dict[str, "_Open | None"]):
    """A stack of open elements, and by moves the stacks that they lead to; None where a closer look is needed.

    The stacks of one page are those of the next, so that each is judged once.
    """

    made = 0

    def __init__(self, names: tuple[str, ...], outer: _Open | None) -> None:
        super().__init__()
        self.names = names
        self.outer = outer
        self.is_text = bool(names) and names[-1] in RAW
        _Open.made += 1

    def __missing__(self, move: str) -> _Open | None:
        found = self[move] = self._after(move)
        return found

    def _after(self, move: str) -> _Open | None:
        if move.startswith("/"):
            return self.outer if self.names and self.names[-1] == move[1:] else None
        if self.is_text or move == "?":
            return None
        if not move:
            return self
        name = move.removesuffix("/")
        if not _may_stand(name, self.names, is_empty=move != name):
            return None
        if move != name:
            return self
        return _Open((*self.names, name), self) if len(self.names) < DEEPEST else None

    def forget(self) -> None:
        """Drop all stacks that this one led to."""
        self.clear()
        _Open.made = 1


_MOST_MADE = 1 << 14
_MOVES = _Moves()
_OUTSIDE = _Open((), None)


def _may_stand(name: str, names: Sequence[str], *, is_empty: bool) -> bool:
    """Whether a start tag is right where it stands for sure."""
    if names and names[-1] in TABLE and name not in IN_TABLE:
        return False
    if is_empty and name not in VOID:
        return not FOREIGN.isdisjoint(names)
    return name not in _WATCHED or not _clashes(name, names)


def _clashes(tag: str, names: Sequence[str]) -> bool:
    """Whether a start tag ends, or is dropped for, something that is open."""
    if tag in ENDS_PARAGRAPH:
        if "p" in names or (tag in HEADINGS and bool(names) and names[-1] in HEADINGS):
            return True
    elif (tag in _NEVER_IN_ITSELF and tag in names) or (tag in ONLY_IN_TABLE and not is_in_table(names)):
        return True
    if tag == "form":
        return "form" in names
    return tag in ENDS and innermost(names, *ENDS[tag]) is not None
