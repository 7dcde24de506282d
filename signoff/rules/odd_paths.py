"""Files that are pages by their name, and that no reader comes to see: error pages, proofs of ownership."""

from __future__ import annotations

import re

# Shown in place of a page: 404.html, en/404/index.html.
_ERROR = re.compile(r"(?:^|/)[45]\d\d(?:\.html?|/index\.html)$")
_ODD = re.compile(r"(?:^|/)[45]\d\d|^(?:google|yandex|pinterest|baidu|naver)")  # how either of these begins
# A file that proves to a search engine who owns the site: google1a2b3c4d5e6f7a8b.html.
_PROOF = re.compile(
    r"^(?:google[0-9a-f]{8,}|yandex_[0-9a-f]+|pinterest-[0-9a-z]+|baidu_verify_\S+|naver[0-9a-f]+)\.html$"
)


def is_proof(path: str) -> bool:
    """Whether a file only proves to a search engine who owns the site: it is no page, and must not be changed."""
    return bool(_PROOF.match(path))


def is_odd(path: str) -> bool:
    """Whether a file is either of these."""
    return bool(_ODD.search(path) and (_ERROR.search(path) or is_proof(path)))
