"""What is to be shown: the edition of a text, and how it stands to its source and to the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from signoff.model.text import Text
from signoff.model.written import Article, Review


class Standing(StrEnum):
    """How an edition stands to the source that it translates, or to the ledger."""

    IN_STEP = "in-step"
    HELD = "held"  # the source has moved on: the last approved translation is shown, and says so
    WITHDRAWN = "withdrawn"  # the address is kept, the text is not shown


@dataclass(frozen=True, slots=True)
class Edition:
    """The text of one language that the site shows at `url` ("/en/lumbar-mri/").

    `review` vouches for exactly these words; None for a legal page, for a withdrawn text, and in preview for a text nobody
    reviewed. `updated` is the day on which what the page says last changed. `last` is, for a held text, the record of the
    source that it matches (None when the ledger has none), for a withdrawn one the record that approved it. `current` is the address of the article's page
    when this is a frozen page, "" when it is that page itself.
    """

    article: Article
    text: Text
    url: str
    review: Review | None = None
    updated: date | None = None
    is_working: bool = False
    standing: Standing = Standing.IN_STEP
    last: Review | None = None
    current: str = ""

    @property
    def language(self) -> str:
        return self.text.language

    @property
    def is_withdrawn(self) -> bool:
        return self.standing is Standing.WITHDRAWN
