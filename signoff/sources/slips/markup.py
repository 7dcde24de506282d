"""SRC007 and SRC011: markup that a reader would see, and markup that an article may not carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from signoff.model import Slip
from signoff.sources.markdown import blocks_of, body_of, parse
from signoff.sources.slips.prose import hidden, prose
from signoff.words import UNSEEN

_RAW = r"""
      \*\* | ~~(?=\S) | ``` | \]\( | \]\[ | \{\{ | \}\} | \{% | %\}
    | \{ (?: filename | static | attach | author | category | index | tag ) \}
    | \{ [:#.] [\w .:="'-]* \}
    | & (?: [a-z]{2,8} | \#\d{2,6} | \#x[0-9a-f]{2,6} ) ;
"""
_IN_BODY = re.compile(_RAW, re.X | re.I)
_IN_FIELD = re.compile(_RAW + r" | </?[a-z][a-z0-9]* (?: \s[^<>]* )? /?>", re.X | re.I)
_SUSPECT = re.compile(r"\*\*|~~|```|\]\(|\]\[|\{|\}\}|&amp;", re.I)
_EMPHASIS = ("**", "~~", "```")
_CODE = re.compile(r"<(code|pre|kbd|samp)\b[^<>]*>.*?</\1>", re.S)
_TAG = re.compile(r"<[^<>]*>")

# What Markdown itself writes, and links that lead to another page: where nothing else stands, nothing has to be parsed.
_PLAIN = re.compile(
    r"""</?(?:p|h[1-6]|ul|ol|li|strong|em|b|i|sub|sup|table|thead|tbody|tr|th|td|code|pre|blockquote|section|hr|br|dl|dt|dd|del|div|span)
        (?:\saria-labelledby="[\w-]*")?(?:\sclass="[\w -]*")?
        (?:\sid="[\w-]*")?(?:\srole="(?:figure|none)")?(?:\sstyle="text-align:\ (?:left|right|center);")?\ ?/?>
      |<a\shref="(?:https?://|\{filename\}|\#|/|mailto:[\w.@-]+"|tel:\+?\d+")[^"<>&]*"?(?:\stitle="[^"<>]*")?>|</a>""",
    re.X,
)
_ELEMENTS = frozenset(
    "script style iframe frame frameset noframes object embed applet base link meta portal fencedframe "
    "form input button select textarea noscript template xmp plaintext".split()
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif)[;,]")
_SCHEMES = ("javascript:", "vbscript:", "data:", "file:", "blob:")
_LOADING_STYLE = re.compile(r"url\(|expression\(|@import|position:(?:fixed|absolute|sticky)|javascript:")
_IGNORED_IN_ADDRESSES = re.compile(r"[\x00-\x20]")
# Browsers pass over spaces in the name of a scheme, typed as they are or as entities.
_BETWEEN = r"(?:\s|&\#0*(?:9|10|13);?|&\#x0*[9ad];?|&(?:tab|newline);)*"

_ADDRESSES = frozenset("href src action formaction xlink:href data poster background cite longdesc srcset ping".split())


def unrendered_slips(html: str, body: str, first_line: int) -> Iterator[Slip]:
    """Marks of Markdown, of Pelican and of HTML that stand in the words of a body, code left out."""
    if not _SUSPECT.search(_TAG.sub("", html)):
        return
    letters = _CODE.sub(lambda code: re.sub(r"[^\w\s<>]|(?<=&)\w+;", " ", _TAG.sub("", code[0])), html)
    lines = body.split("\n")
    shown = prose(body).split("\n")
    for block in blocks_of(body_of(letters), body, first_line):
        if match := _IN_BODY.search(block.words):
            line, column = _place(match[0], lines, shown, block.line - first_line)
            if column or "\\" not in body:  # typed as \*\*: it is meant
                yield Slip("SRC007", first_line + line, column or 1, "body", match[0])


def unrendered_in_field(value: str) -> str:
    """The first such mark in a title or summary, which are plain words; "" when there is none."""
    match = _IN_FIELD.search(value)
    return match[0] if match else ""


def _place(mark: str, lines: Sequence[str], shown: Sequence[str], start: int) -> tuple[int, int]:
    """The line, from 0, and the column of a mark: first where it is prose, then where it is anything but an escape."""
    for texts in (shown,) if mark in _EMPHASIS else (shown, lines):
        for number in range(start, min(start + 12, len(texts))):
            if (at := texts[number].find(mark)) >= 0:
                return number, at + 1
    return start, 0


def unsafe_slips(html: str, body: str, first_line: int) -> Iterator[Slip]:
    """Elements, attributes and addresses that could run something, load something or rewrite the page."""
    if "<" not in _PLAIN.sub("", html):
        return
    source = re.sub(r"(?<![^\\]`)(`++).*?(?<!`)\1(?!`)", lambda code: hidden(code[0]), body, flags=re.S)
    places: dict[str, Iterator[tuple[int, int]]] = {}
    last: dict[str, tuple[int, int]] = {}
    for element in parse(html).traverse():
        for kind, what, typed in _unsafe(element):
            if typed not in places:
                places[typed] = _places(_beginnings(typed), source)
            line, column = last[typed] = next(places[typed], last.get(typed, (0, 1)))
            yield Slip("SRC011", first_line + line, column, kind, what)


def is_unsafe(html: str) -> bool:
    """Whether rendered Markdown holds anything of the kind."""
    return "<" in _PLAIN.sub("", html) and any(_unsafe(element) for element in parse(html).traverse())


def made_safe(html: str) -> str:
    """Rendered Markdown without all that. An element goes; words that were seen stay, as words; an attribute goes alone."""
    if not is_unsafe(html):
        return html
    top = parse(html)
    for element in list(top.traverse()):
        for kind, what, _ in _unsafe(element):
            if kind != "element":
                del element.attrs[what.partition("=")[0]]
    for element in [each for name in sorted(_ELEMENTS) for each in top.css(name)]:
        element.replace_with("" if element.tag in UNSEEN else element.text())
    return top.inner_html or ""


def _unsafe(element: LexborNode) -> list[tuple[str, str, str]]:
    """(kind, what, how it begins in the source) of each such thing about an element."""
    tag = element.tag or ""
    if tag.startswith("-"):
        return []
    found = [("element", f"<{tag}>", f"<{tag}")] if tag in _ELEMENTS else []
    for name, value in element.attributes.items():
        lowered = _IGNORED_IN_ADDRESSES.sub("", value or "").lower()
        if name.startswith("on") or name == "srcdoc":
            found.append(("attribute", name, name))
        elif name in _ADDRESSES and (scheme := next((each for each in _SCHEMES if lowered.startswith(each)), "")):
            if not (tag == "img" and _PICTURE.match(lowered)):
                found.append(("address", f"{name}={scheme}", scheme))
        elif name == "style" and _LOADING_STYLE.search(lowered):
            found.append(("attribute", name, name))
    return found


def _places(pattern: re.Pattern[str], source: str) -> Iterator[tuple[int, int]]:
    """Line, from 0, and column, from 1, of each place of a pattern, in one walk through the source."""
    line = start = at = 0
    for match in pattern.finditer(source):
        line += source.count("\n", at, match.start())
        start = max(source.rfind("\n", at, match.start()) + 1, start)
        at = match.start()
        yield line, at - start + 1


def _beginnings(typed: str) -> re.Pattern[str]:
    if typed.startswith("<"):
        return re.compile(re.escape(typed) + r"\b", re.I)
    if typed.endswith(":"):
        return re.compile(_BETWEEN.join(map(_any_spelling, typed)), re.I)
    return re.compile(rf"(?<=[\s\"'/]){re.escape(typed)}\s*=", re.I)


def _any_spelling(char: str) -> str:
    """A character as itself or as an entity: &#106; and &#x6A; are a j."""
    named = "|&colon;" if char == ":" else ""
    codes = {ord(char), ord(char.upper())}
    numbers = "|".join(rf"&\#0*{code};?|&\#x0*{code:x};?" for code in codes)
    return f"(?:{re.escape(char)}|{numbers}{named})"
