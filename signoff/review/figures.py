"""What a reviewer must not overlook in a text: numbers, and names of drugs.

A drug is known by the stem of its international non-proprietary name (the World Health Organization gives one to each class of
drugs, and both languages keep it) or by being among those that have none. It is a help for the eye, not a rule: a brand name
without a stem is not set off.
"""

from __future__ import annotations

import re

# Stems with the endings that they take in both languages; each is at the end of a word of seven letters or more.
_STEMS = re.compile(
    r"""
      .{3,} (?: cill?ine?          # amoxicillin, amoxicilline
    | prazole? | coxib | sartane? | dipine? | oxacine? | mycine? | cycline?
    | ca[iï]ne | az[eé]pam | zolam | olol | pril | vastatine? | parine? | xaban | gatran | gliptine? | gliflozine?
    | prof[eè]ne? | dronate | dronic | tidine? | setrone? | triptane? | mab | nib | floxacine? | conazole
    | methasone | m[eé]thasone | predniso(?:lo)?ne? | cortisone | fenac | oxicam | statine? | formine? | glitazone )
    """,
    re.X | re.I,
)
_OTHERS = frozenset(
    "aspirin aspirine paracetamol paracétamol acetaminophen morphine codeine codéine tramadol warfarin warfarine fluindione "
    "clopidogrel insulin insuline cortisone cortivazol gadolinium gadobutrol gadoterate iodine iode adrenaline adrénaline "
    "epinephrine digoxin digoxine lithium methotrexate méthotrexate potassium oxycodone fentanyl ketamine kétamine".split()
)
_DIGIT = re.compile(r"\d")


def kind_of(token: str) -> str:
    """Say "number", "drug" or "" for a word as the comparison of texts cuts it."""
    if _DIGIT.search(token):
        return "number"
    word = token.casefold().rstrip("'’")
    if word in _OTHERS or word.removesuffix("s") in _OTHERS:
        return "drug"
    return "drug" if any(_STEMS.fullmatch(part) for part in re.split("[-‐]", word)) else ""
