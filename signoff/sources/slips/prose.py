"""Which characters of a Markdown source are prose: neither code, address, attribute, HTML, nor text in another language."""

from __future__ import annotations

import re
from html import unescape

HIDDEN = "\0"  # stands for a character that is no prose; no file may hold one (signoff/sources/files.py)
SPACE = "\x01"  # stands for the last character of an entity that is a space, such as &nbsp;

_NOT_PROSE = re.compile(
    r"""
      <!-- .*? (?: --> | \Z )                                            # <!-- a comment -->
    | ^[ ]{0,3} (?P<fence> ```+ | ~~~+ ) [^\n]*\n .*? (?: ^[ ]{0,3} (?P=fence) [^\n]* | \Z )  # a fence
    | \\ [^\n]                                                           # \* escaped
    | (?<! [^\\]` ) (?P<ticks> `++ ) (?: (?! \n[ \t]*\n ) . )*? (?<!`) (?P=ticks) (?!`)   # `code`
    | < (?P<verbatim> pre | code | script | style | kbd | samp | var | textarea | svg | math | iframe | object )
        \b [^<>]* > .*? (?: </ (?P=verbatim) \s* > | \Z )                # <kbd>Ctrl ?</kbd>
    | < (?P<foreign> [a-z][a-z0-9]* ) \b [^<>]* \s lang \s* = [^<>]* > .*? (?: </ (?P=foreign) \s* > | \Z )
    | ^[ ]{0,3} < (?P<block> address | article | aside | blockquote | center | details | dialog | dl | div | fieldset
        | figure | footer | form | h[1-6] | header | main | menu | nav | ol | p | section | table | ul ) \b .*?
        (?: </ (?P=block) \s* > [ \t]* (?= \n[ \t]*\n | \Z ) | \Z )       # <div> … </div>, which Markdown leaves alone
    | < [A-Za-z/!?] [^<>]* >                                             # <br>, <https://example.org>
    | ! \[ (?: [^\[\]] | \[ [^\[\]]* \] )* \] (?: \( (?: [^()] | \( [^()]* \) )* \) | [ ]? \[ [^\]\n]* \] )?   # an image
    | (?<= \] ) \( (?: [^()] | \( [^()]* \) )* \)                        # ](address "title")
    | (?<= \] ) [ ]? \[ [^\]\n]* \]                                      # ][reference]
    | ^[ ]{0,3} \[ [^\]\n]+ \] : [^\n]* (?: \n [ \t]+ ["'(] [^\n]* )?    # [reference]: address
    | \{\{ [^{}\n]* \}\} | \{% [^{}\n]* %\} | \{ [:\#.] [^{}\n]* \} | \{ \w{1,20} \} \S*   # {#anchor}, {filename}/x
    | & (?: \# \d+ | \# x [0-9a-f]+ | [a-z][a-z0-9]* ) ;                 # &nbsp;
    | \b (?: https? | ftp | mailto | tel ) : [^\s<>]* | \b www \. [^\s<>]*
    | (?<![\w.+-]) [\w-]{1,63} (?: \. [\w-]{1,63} ){0,4}? \. [a-z]{2,6} / [^\s<>]*   # example.org/page
    | (?<![\w.+-]) [\w.+-]{1,64} @ [\w-]{1,63} (?: \. [\w-]{1,63} ){1,4}       # somebody@example.org
    | ^[ \t]*+ (?: \| [ \t]*+ )? :?-{2,}:? [ \t]*+ (?: \| [ \t]*+ :?-*+:? [ \t]*+ )* $  # |---|:--:|
    | ^[ ]{0,3} : [ \t]+                                                 # the definition of a term
    """,
    re.X | re.M | re.S | re.I,
)
_IN_ANOTHER_LANGUAGE = re.compile(r"\{:?[^{}\n]*\blang\s*=")
_MARKER = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")


def prose(source: str) -> str:
    """The source, as long as it is, with HIDDEN for each character that is no prose; line ends stay."""
    shown = _NOT_PROSE.sub(_hide, source)
    if _IN_ANOTHER_LANGUAGE.search(source):
        shown = _without_other_languages(source, shown)
    return _without_indented_code(shown) if re.search(r"^(?: {4}|\t)", source, re.M) else shown


def hidden(words: str) -> str:
    """As many hidden characters, with the same line ends."""
    return re.sub(r"[^\n]", HIDDEN, words)


def _hide(match: re.Match[str]) -> str:
    words = match[0]
    if words[0] == "&" and unescape(words).isspace():
        return hidden(words[:-1]) + SPACE
    return hidden(words)


def _without_other_languages(source: str, shown: str) -> str:
    """Paragraphs for which an attribute list such as {: lang=en } names a language."""
    parts = re.split(r"(\n[ \t]*\n)", source)
    found, at = [], 0
    for part in parts:
        end = at + len(part)
        found.append(hidden(part) if _IN_ANOTHER_LANGUAGE.search(part) else shown[at:end])
        at = end
    return "".join(found)


def _without_indented_code(shown: str) -> str:
    """Lines that are indented more than the list that they stand in."""
    found: list[str] = []
    depth, after_blank, is_code = 0, True, False
    for line in shown.split("\n"):
        words = line.expandtabs(4)
        indent = len(words) - len(words.lstrip(" "))
        if not words.strip():
            after_blank = True
            found.append(line)
            continue
        if indent >= 4 * (depth + 1) and (after_blank or is_code):
            is_code = True
            found.append(hidden(line))
        else:
            is_code = False
            if marker := _MARKER.match(line):
                depth = len(marker[1].expandtabs(4)) // 4 + 1
            elif indent == 0 and after_blank:
                depth = 0
            found.append(line)
        after_blank = False
    return "\n".join(found)
