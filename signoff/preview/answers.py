"""The reviewer's two answers: "exact" signs where the server may, "there is an error" is kept beside the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from signoff.errors import Refused
from signoff.model import Remark, Span, Version
from signoff.review.approval import Wanted, files_of, prepare, unknown_reviewer
from signoff.review.digest import digest_of
from signoff.review.journal import write_together
from signoff.review.remarks import keep_remarks
from signoff.review.seal import sealed
from signoff.settings import Settings
from signoff.sources import find_article, load_sources
from signoff.sources.pictures import seen
from signoff.sources.reviews import version_of


@dataclass(frozen=True)
class Answers:
    """Takes in what the strip sends; `reviewer` is whose name approvals bear, None when nobody's."""

    settings: Settings
    today: Callable[[], date]
    reviewer: str | None

    def reviewer_name(self) -> str:
        """The name of the reviewer. Raises UsageError when nobody of that key is known."""
        reviewers = load_sources(self.settings).reviewers
        if self.reviewer is None or self.reviewer not in reviewers:
            raise unknown_reviewer(str(self.reviewer), reviewers)
        return reviewers[self.reviewer].full_name

    def take(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Do what the answer asks for. Raises Refused when the words are not those that the reviewer saw."""
        if said.get("answer") == "exact":
            return self._sign(said)
        if said.get("answer") == "error":
            return self._keep(said)
        raise Refused("this is neither of the two answers")

    def _sign(self, said: Mapping[str, Any]) -> dict[str, Any]:
        if self.reviewer is None:
            raise Refused("this preview signs for nobody: start it with --as REVIEWER")
        sources = load_sources(self.settings)
        wanted = Wanted(said.get("article", ""), said.get("language", ""), self.reviewer, self.today())
        approval = prepare(sources, self.settings, wanted, self.today())
        if approval.review.text != said.get("text"):
            raise Refused("the text has changed since this page was shown: read it again")
        if seen(approval.text, approval.article.pictures) != said.get("pictures", ""):
            raise Refused("a picture has changed since this page was shown: look at it again")
        if approval.cautions:
            raise Refused("sign it in the terminal, which asks about this:", against=approval.cautions)
        if approval.said:
            return {"path": str(approval.said.span)}
        review = sealed(approval.article.key, approval.review, None, self.settings)
        files = files_of(approval.article, review, None if approval.is_frozen else approval.frozen, self.settings)
        title = f"sign {wanted.key} {wanted.language} --as {wanted.reviewer}"
        write_together(self.settings, title, files)
        return {"path": files[0].path}

    def _keep(self, said: Mapping[str, Any]) -> dict[str, Any]:
        article = find_article(load_sources(self.settings), said.get("article", ""))
        language = said.get("language", "")
        text = article.working.get(language)
        if text is None:
            raise Refused("{key} has no text in {language!r}", key=article.key, language=language)
        remark = Remark(
            language=language,
            version=version_of(said.get("version", "")) or text.version or Version(0, 0),
            text=digest_of(text),
            where=said.get("where", ""),
            what=said.get("what", ""),
            why=said.get("why", ""),
            by=self.reviewer or said.get("by", ""),
            on=self.today(),
            settled="",
            span=Span(article.folder),
        )
        return {"path": keep_remarks(self.settings, article, (remark,))}
