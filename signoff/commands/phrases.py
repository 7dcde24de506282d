"""What `signoff sign` says to a physician, in French or in English, by the language of their terminal."""

from __future__ import annotations

from collections.abc import Mapping

FR = {
    "head": "{key}, texte {language}, version {version} – {kind}",
    "signer": "Relecteur : {name}, le {day}",
    "first": "Aucun texte de cette langue n’a encore été approuvé : tout est nouveau.",
    "since": "Ce qui a changé depuis la version {version} : [-retiré-] {{+ajouté+}}",
    "nothing": "Aucun mot n’a changé depuis la version {version}.",
    "new picture": "Image nouvelle ou changée, à regarder dans l’aperçu : {url}",
    "same picture": "Image inchangée : {url}",
    "other": "L’autre langue : texte {language}, version {version}, {state}",
    "caution": "Attention : {words}",
    "ask": "Approuvez-vous exactement ces mots ? Écrivez oui pour signer",
    "end": " : ",
    "ask anyway": "Signer malgré cela ? Écrivez oui",
    "ask withdrawal": "Retirer ce texte ? Écrivez oui",
    "withdrawal": "{key}, texte {language}, version {version} : retrait. Motif : {reason}",
    "signed": "approuvé : {path}",
    "taken back": "retiré : {path}",
    "remarks kept": "erreurs gardées : {path}",
    "already": "approuvé déjà, ce jour même : {path}",
    "fr": "français",
    "en": "anglais",
    "medical": "relecture médicale",
    "translation": "relecture de la traduction",
    "wording": "relecture de la forme",
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
EN = {
    "head": "{key}, {language} text, version {version} – {kind}",
    "signer": "Reviewer: {name}, on {day}",
    "first": "No text in this language was approved before: all of it is new.",
    "since": "What has changed since version {version}: [-taken away-] {{+added+}}",
    "nothing": "Not a word has changed since version {version}.",
    "new picture": "New or changed picture, to be looked at in the preview: {url}",
    "same picture": "Picture unchanged: {url}",
    "other": "The other language: {language} text, version {version}, {state}",
    "caution": "Careful: {words}",
    "ask": "Do you approve exactly these words? Type yes to sign",
    "end": ": ",
    "ask anyway": "Sign all the same? Type yes",
    "ask withdrawal": "Withdraw this text? Type yes",
    "withdrawal": "{key}, {language} text, version {version}: withdrawal. Reason: {reason}",
    "signed": "approved: {path}",
    "taken back": "withdrawn: {path}",
    "remarks kept": "errors kept: {path}",
    "already": "approved already, on this very day: {path}",
    "fr": "French",
    "en": "English",
    "medical": "medical review",
    "translation": "review of the translation",
    "wording": "review of the wording",
}
YES = frozenset({"oui", "o", "yes", "y"})


def spoken(environment: Mapping[str, str]) -> str:
    """The language of the terminal, by POSIX's order of variables; English unless it is French."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def block_name(language: str, kind: str) -> str:
    """What a reader calls a block of this kind."""
    french, english = _BLOCKS.get(kind, ("passage", "passage"))
    return french if language == "fr" else english


def phrase(language: str, name: str, /, **facts: object) -> str:
    """A phrase, filled. A state without an English phrase is one already."""
    words = FR[name] if language == "fr" else EN.get(name, name)
    return words.format(**facts)
