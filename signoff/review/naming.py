"""What the blocks of a text and the states of its review are called: the same in the terminal and in the preview."""

from __future__ import annotations

# The states of signoff/review/status.py, which name themselves in English.
STATES_IN_FRENCH = {
    "never reviewed": "jamais relu",
    "withdrawn": "retiré",
    "new version waiting": "une nouvelle version attend sa relecture",
    "text changed": "le texte a changé sans nouvelle version",
    "overdue": "relecture dépassée",
    "stale": "ne suit plus le texte source",
    "in step": "à jour",
}
_BLOCKS = {
    "title": ("titre", "title"),
    "summary": ("résumé", "summary"),
    "p": ("paragraphe", "paragraph"),
    "li": ("liste", "list item"),
    "dt": ("terme", "term"),
    "dd": ("définition", "definition"),
    "td": ("tableau", "table cell"),
    "th": ("tableau", "table head"),
    "link": ("lien", "link"),
    "image": ("image", "image"),
    "card": ("carte", "care card"),
    **{f"h{level}": ("intertitre", "heading") for level in range(1, 7)},
}


def block_name(language: str, kind: str) -> str:
    """What a reader calls a block of this kind: an element, a field, or what `signoff sign` lists beside them."""
    french, english = _BLOCKS.get(kind, ("passage", "passage"))
    return french if language == "fr" else english
