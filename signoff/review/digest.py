"""The digest of a text, version 1: one number for exactly these words. docs/digest.md is its specification.

Frozen for ever: a change of one letter here would un-approve every text that was ever signed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from signoff.model import Text
from signoff.words import Node, fold


def digest(language: str, title: str, summary: str, body: Sequence[Node]) -> str:
    """`sha256:` and 64 hexadecimal digits, over the canonical JSON of the four fields."""
    fields = {"body": body, "language": language, "summary": fold(summary), "title": fold(title), "v": 1}
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def digest_of(text: Text) -> str:
    """The digest of a text of content/."""
    return digest(text.language, text.title, text.summary, text.body)
