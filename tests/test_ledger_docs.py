"""docs/ledger.md says what is true: its example is a record of this repository, and its canonical form the one computed."""

from __future__ import annotations

import re
import tomllib

from signoff.review.records import canonical
from signoff.settings import load_settings
from signoff.sources import find_article, load_sources
from tests.projects import REPOSITORY


def code(language: str) -> str:
    words = (REPOSITORY / "docs" / "ledger.md").read_text(encoding="utf-8")
    match = re.search(rf"^```{language}\n(.*?)^```", words, re.M | re.S)
    assert match
    return match[1]


def test_the_example_is_a_record_of_the_sample_content() -> None:
    [record] = tomllib.loads(code("toml"))["review"]
    ledger = REPOSITORY / "content" / "articles" / "lumbar-mri" / "reviews.toml"

    assert record in tomllib.loads(ledger.read_text(encoding="utf-8"))["review"]


def test_the_canonical_form_of_the_example_is_the_one_that_is_signed() -> None:
    article = find_article(load_sources(load_settings(REPOSITORY)), "lumbar-mri")

    assert code("json").encode("utf-8") in {canonical("lumbar-mri", review) + b"\n" for review in article.reviews}
