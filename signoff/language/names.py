"""What is not in a language: addresses, names of people, places and institutions, references to publications.

Names are told by their capitals, which French and English set differently: French writes "Haute Autorité de santé", English
"Royal College of Radiologists" and, over a page, "What to Expect on the Day".
"""

from __future__ import annotations

import re

from signoff.language.settled import phrases, species

_STREETS = (
    "rue|avenue|av\\.|boulevard|bd\\.?|place|quai|square|impasse|allée|allées|passage|cité|villa|cours?|faubourg|chaussée|pont|gare"
    "|porte|chemin|route|rond-point|esplanade|galerie|hameau|sentier|station|métro"
)
_OF = "de\\s+la\\s+|de\\s+l’|des\\s+|du\\s+|de\\s+|d’|la\\s+|le\\s+|les\\s+|l’|aux?\\s+|saint-"
# Addresses of the web, and names of code.
_CODE = re.compile(
    r"""
      \b (?:https?://|www\.) \S+                                                # https://www.example.org/a
    | [\w.+-]+ @ [\w-]+ (?:\.[\w-]+)+                                           # a@example.org
    | \b [\w-]+ (?:\.[\w-]+)* \. (?:com|org|net|fr|eu|info|io|uk|html?|pdf|docx?|jpe?g|png)\b (?:/\S*)?    # ameli.fr
    | \b [A-Za-z_]\w* (?:\.[A-Za-z_]\w*)* \.[a-z_]\w* (?:\([^()]*\))?          # locale.getencoding()
    | \b \w*_\w+ (?:\([^()]*\))?                                              # content_length
    | \b [A-Za-z]+[a-z][A-Z]\w* (?:\([^()]*\))?                                # PyStatus(a)
    | \b \w+\(\)                                                               # environ()
    | (?<=\w) \(\w{1,6}\) | \(\w{1,4}\) (?=\w)                                # unt(il), (de)compression
    """,
    re.X,
)
_HINT_OF_CODE = re.compile(r"[@/_(]|\.[A-Za-z_]|[a-z][A-Z]")
# What stands beside numbers.
_NUMBERED = re.compile(
    rf"""
      \b 10\.\d{{4,}}/\S+                                                       # 10.1016/j.diii.2018.02.003
    | \d+ [A-Za-z]? (?:\s*(?:bis|ter|quater))? ,? \s+ (?i:{_STREETS}) \s+ [^,;.:!?]{{1,60}}   # 3 bis, rue Bachaumont
    | \d+ [A-Z]? \s+ (?:[A-Z][\w’]*\s+)+ (?:Street|Road|Avenue|Lane|Square|Way|Drive|Place|Court|Row|Gardens|Terrace)\b   # 221B Baker Street
    | \b \d{{5}} \s+ [A-ZÀ-ÖØ-Þ][\w-]+ (?:[ -][A-ZÀ-ÖØ-Þ][\w-]+)* (?:\s+(?i:cedex))? (?:\s+\d+)?           # 75002 Paris
    | \b [A-Z]{{1,2}}\d[A-Z\d]? \s+ \d[A-Z]{{2}} \b                             # NW1 6XE
    | \b (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \b ,? (?= \s (?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) )   # Tue Aug 16
    """,
    re.X,
)
_DIGIT = re.compile(r"\d")
_STREET = re.compile(
    rf"\b(?i:{_STREETS})\s+(?:{_OF})*[A-ZÀ-ÖØ-Þ][\w’]*(?:[\s-]+(?:{_OF})*[A-ZÀ-ÖØ-Þ][\w’]*)*"  # rue des Petits-Champs
)
# A publication keeps the language of its title.
REFERENCE = re.compile(
    r"""
      \b et\ al\b | \bet\ coll\. | \b (?:doi|DOI|PMID|ISBN|ISSN) \b | \b 10\.\d{4,}/    # Smith J, et al.
    | \b (?:19|20)\d\d \s* [;,:] \s* (?:vol\.\s*)? \d+ \s* (?: \(\d+\) )? \s* [:,]      # 2018;99(3):121
    | (?: \b [A-ZÀ-ÖØ-Þ][\w’-]+ \s [A-Z]{1,3} \b ,\s* ){2,}                             # Dupont M, Martin P,
    """,
    re.X,
)
REFERENCES = re.compile(
    r"\W*(?:\d+\W+)?(?:sources?|r[ée]f[ée]rences?|bibliograph(?:y|ie)|works cited|further reading|literature|publications"
    r"|pour aller plus loin|lectures? complémentaires?)(?:\s+bibliographiques?|\s+et\s+liens|\s+and\s+links)?\W*",
    re.I,
)
# French institutions write one capital, at their beginning.
HEADS = frozenset(
    "hôpital hôpitaux clinique société agence institut ministère collège haute assurance académie association fédération conseil ordre"
    " université faculté caisse direction commission syndicat fondation groupement observatoire laboratoire service établissement"
    " polyclinique maternité école".split()
)
# English ones write many; with one of these words, a run of capitals is a name.
INSTITUTIONS = frozenset(
    "academy agency association authority board center centre clinic college commission committee consortium council department"
    " faculty federation foundation group health hospital index initiative institute journal lab laboratory league medicine ministry"
    " museum network office organisation organization palace park program programme project questionnaire radiology registry research"
    " review royal scale school score society station street survey system times trust union university".split()
)
# Words between the capitals of a name.
LINKS = frozenset(
    "of the and for in on at de du des la le les l’ d’ et à au aux en sur sous saint sainte sans pour von van der".split()
)
# Words that no name holds: a line of capitals with one of them is a heading.
TELLTALES = {
    "en": frozenset(
        "your you our we my how what when why who which to is are do does can may will should must not before after during about"
        " with without if this these from by or it be us contact".split()
    ),
    "fr": frozenset(
        "votre vos notre nos mon ma mes comment quand pourquoi qui que quoi est sont peut doit ne pas avant après pendant avec si ce"
        " cette ces ou vous nous se lors dès".split()
    ),
}


def without_names(words: str) -> str:
    """Words in which addresses, settled phrases and names of species are blanked out; letters keep their places."""
    lower = words.lower()
    if len(lower) == len(words):  # but for a few letters of other scripts
        for match in phrases().finditer(lower):
            words = words[: match.start()] + _blank(match) + words[match.end() :]
    if _HINT_OF_CODE.search(words):  # to look for all of it where there is none takes ten times as long
        words = _CODE.sub(_blank, words)
    if _DIGIT.search(words):
        words = _NUMBERED.sub(_blank, words)
    for pattern in (_STREET, species()):
        words = pattern.sub(_blank, words)
    return words


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match[0])
