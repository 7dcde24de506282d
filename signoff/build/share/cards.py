"""Which pages have a picture of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from signoff.build.made import Made
from signoff.build.share.card import Card, Look, share_picture
from signoff.headers import FINGERPRINT
from signoff.model import Edition
from signoff.settings import Settings

FOLDER = "share"  # of the site: everything in it is named by what it holds
LANGUAGES = {"fr": "Français", "en": "English"}


def share_pictures(
    shown: Iterable[Edition], settings: Settings, look: Look, warnings: Mapping[str, str], made: Made
) -> Mapping[str, tuple[str, Path]]:
    """By the address of a page: the path of its picture in the site, and the file. Homes and texts that can be read have one.

    `warnings` are the words of a specimen's strip, by language; empty for a site that is none.
    """
    names = {language: settings.name(language) for language in settings.languages}
    titles = {f"/{language}/": (name, language) for language, name in names.items()}
    titles |= {edition.url: (edition.text.title, edition.language) for edition in shown if not edition.is_withdrawn}
    found = {}
    for url, (title, language) in titles.items():
        card = Card(title, names[language], LANGUAGES[language], warnings.get(language, ""))
        file = share_picture(card, look, made)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()[:FINGERPRINT]
        found[url] = (f"{FOLDER}{url.rstrip('/')}.{digest}.png", file)
    return found
