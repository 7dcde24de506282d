"""What `signoff sign` says to a physician, in French or in English, by the language of their terminal."""

from __future__ import annotations

from signoff.review.naming import STATES_IN_FRENCH

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
    **STATES_IN_FRENCH,
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


def phrase(language: str, name: str, /, **facts: object) -> str:
    """A phrase, filled. A state without an English phrase is one already."""
    words = FR[name] if language == "fr" else EN.get(name, name)
    return words.format(**facts)
