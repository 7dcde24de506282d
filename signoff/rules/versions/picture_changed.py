"""A picture is not the one that was seen when its text was approved.

Why: an arrow on the wrong vertebra misleads as surely as a wrong word. Whoever approves a text approves what it shows.

Compares the pictures of every approved text with the digests in its record, byte for byte (a drawing, SVG, line end for line end).
A picture that is gone, and one of which the record says nothing, are found as well.
Does not look at: lines taken over from an older page, which vouch for that page (REV012); pictures of the theme.

Bad: content/articles/knee-scan/reviews.toml
    pictures = { "{static}images/knee.svg" = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef" }
    evidence = "recorded"      # the English text
Good:
    evidence = "recorded"      # the English text

Source: docs/ledger.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Article, Problem, Review, Severity, Span, Text
from signoff.rules.context import Context
from signoff.sources.pictures import pictures_in

ID = "VER006"
SEVERITY = Severity.ERROR

_CHANGED = "the picture {url} is not the one that {reviewer} saw when approving version {version} on {day}"
_GONE = "the picture {url}, which {reviewer} saw when approving version {version} on {day}, is not there"
_UNKNOWN = "nobody recorded what the picture {url} showed when {reviewer} approved version {version} on {day}"
_RESTORE = "take the picture back from version control; a new one gets a name of its own, or is signed: signoff sign {key} {language}"
_SIGN = "let the reviewer look at it, and sign again: signoff sign {key} {language}"


def check(context: Context) -> Iterator[Problem]:
    """A problem for each picture of each approved text."""
    for article in context.sources.articles if context.sources else ():
        for review in article.approvals:
            text = article.frozen.get(review.language, {}).get(review.version)
            if text and review.evidence != "imported":
                yield from _problems(article, text, review)


def _problems(article: Article, text: Text, review: Review) -> Iterator[Problem]:
    now, seen = pictures_in(text, article.pictures), review.pictures
    for url in sorted(now.keys() | seen.keys()):
        if now.get(url) == seen.get(url):
            continue
        message, hint = (
            (_GONE, _RESTORE) if url not in now else (_CHANGED, _RESTORE) if url in seen else (_UNKNOWN, _SIGN)
        )
        facts = {"url": url, "reviewer": review.reviewer, "version": str(review.version), "day": review.on.isoformat()}
        place = next((Span(text.path, link.line) for link in text.links if link.url == url), text.span())
        facts |= {"key": article.key, "language": review.language}
        yield Problem(message, facts, span=place, also=(review.span,), hint=hint)
