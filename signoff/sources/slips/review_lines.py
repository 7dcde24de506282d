"""SRC009: dates of update and names of reviewers that were typed, where the page computes both from the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from signoff.model import Block, Field, Slip
from signoff.words import fold

_FIELDS = ("title", "summary", "change")
# A day, which a line of review has, and "before the last update" has not.
_DATED = r"(?= [^.!?]{0,40} (?: \b \d{4} \b | \b \d{1,2} [/.-] \d ) )"
_NAME = r"""
    (?-i: (?: Dre? | Pre? | Prof | Doctor | Docteure? | Professeure? ) \b \.? \ [A-ZÀ-Ý][\w'’.-]* )      # Dr Martin, Pr J. Martin
"""
_VOUCHED = r"(?: Controlled | Checked | Reviewed | Approved | Validated | Verified ) (?: \ medically )? \ by"
_VERIFIE = r"(?: Contrôlé | Vérifié | Validé | Approuvé | Relu | Revu ) e?s? (?: \ médicalement )? \ par"
# What begins a block, or what stands alone between marks: "Paris – Controlled by Dr X". Words are folded.
_LINE = re.compile(
    rf"""
    (?P<date>
        (?: Last\ (?: updated? | review(?: ed)? | revision | modified | checked ) | (?: Page\ )? (?: Updated | Reviewed )\ on
          | Review\ date | Date\ of\ (?: last\ )? (?: review | update )
          | Dernière\ (?: mise\ à\ jour | relecture | révision | vérification ) | Date\ de\ (?: mise\ à\ jour | relecture | révision )
          | (?: Page\ | Texte\ )? (?: mise?\ à\ jour | relue? | révisée? | vérifiée? )\ le ) \b {_DATED}      # Last update: November 1, 2024
    )
  | (?: (?: Medically\ )? {_VOUCHED} | {_VERIFIE} | Written\ by | Rédigée?\ par ) (?: : | \ (?: le\ | la\ | the\ )? ) \ ?
        (?: {_NAME} | (?-i: (?: Dre? | Pre? | Prof | Doctor | Docteure? | Professeure? ) \b | [A-ZÀ-Ý][\w'-]+\ [A-ZÀ-Ý] ) )  # Relu par Jo Exemple
  | (?: (?: Medical\ )? Review (?:er)? | Author | Auteure? | Autrice | Relect (?: eur | rice | ure )
      | (?: Contrôle | Validation | Relecture ) \ médicale? )
        \ ?:\ ? (?: le\ | la\ | the\ )? (?: {_NAME} | (?-i: [A-ZÀ-Ý][\w'-]+\ [A-ZÀ-Ý] ) )                     # Medical review: Dr X
    """,
    re.X | re.I,
)
# Anywhere in a sentence: that this text was controlled, by somebody with a title and a name.
_STATED = re.compile(
    rf"""
    \b (?: page | article | text | guide | leaflet | information | content | sheet | texte | fiche | document | contenu | brochure )s? \b
        [^.!?]{{0,40}}? \b (?: {_VOUCHED} | {_VERIFIE} ) \ (?: le\ | la\ )? {_NAME}                           # This page was reviewed by Dr X
  | {_NAME} [^.!?,]{{0,30}}? \b (?: has\ )? (?: controlled | checked | reviewed | approved | validated | verified
        | a\ (?: contrôlé | vérifié | validé | approuvé | relu | revu ) ) \ (?: this | these | ce(?:t|tte|s)? ) \b [ ]
        (?: page | article | text | guide | leaflet | information | content | texte | fiche | document | contenu | brochure )
    """,
    re.X | re.I,
)
# Without one of these there is no line of review: to look for them first takes 3 µs a block in place of 22.
_HINTS = tuple(
    "updat review revis modif check contr valid verif vérif appro written author auteur autrice relu relec revu révis mise"
    " rédig date".split()
)
_TITLES = ("Dr", "Pr", "Doct")
_MARK = re.compile(r"(?:^|[.!?]\s+|\s[/|·•–—-]\s+|[(\[])\W{0,3}")


def review_line_in(words: str) -> tuple[str, str] | None:
    """("date" or "name", the line) for the first line of review in folded words; None when they hold none."""
    lowered = words.lower()
    if not any(hint in lowered for hint in _HINTS):
        return None
    for mark in _MARK.finditer(words):
        if match := _LINE.match(words, mark.end()):
            return "date" if match["date"] else "name", words[match.start() : match.end() + 30].strip()
    if any(title in words for title in _TITLES) and (match := _STATED.search(words)):
        return "name", match[0]
    return None


def review_line_slips(blocks: Sequence[Block]) -> Iterator[Slip]:
    """Blocks that hold a line of review."""
    for block in blocks:
        if found := review_line_in(block.words):
            yield Slip("SRC009", block.line, 1, *found)


def review_lines_in_fields(fields: Mapping[str, Field]) -> Iterator[Slip]:
    """Titles, summaries and change notes that hold one."""
    for name in _FIELDS:
        if name in fields and (found := review_line_in(fold(fields[name].value))):
            yield Slip("SRC009", fields[name].span.line, 1, *found)
