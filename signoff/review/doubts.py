"""Everything that would make a signature worthless, each as a problem at its place; and what a signer must be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signoff.model import Article, Edition, Problem, Reviewer, Span, Text
from signoff.review import mandate
from signoff.review.digest import digest_of
from signoff.review.editions import newest_approved
from signoff.review.standing import weakest_behind
from signoff.review.versions import minor_problems, note_problems, predecessor
from signoff.sources.fields import OF_ARTICLES, field_problems
from signoff.sources.placeholders import placeholders, unwritten

KINDS = ("medical", "translation", "wording")
# Slips that shut the gate: in an approved text, none can be mended without another approval.
_SHUTTING = frozenset("SRC004 SRC007 SRC008 SRC009 SRC010 SRC011 SRC012".split())


def kind_for(article: Article, text: Text) -> str:
    """The review that a text's version calls for: of what it says, of a translation, or of its wording alone."""
    full = "medical" if text.language == article.source_language else "translation"
    before = predecessor(article, text)
    is_new_minor = text.version and text.version.minor and text.version not in article.frozen.get(text.language, {})
    if is_new_minor and before and before.version and text.version and before.version.major == text.version.major:
        return "wording"
    return full


def about_reviewer(
    article: Article, reviewer: Reviewer, kind: str, language: str, on: date, today: date
) -> Iterator[Problem]:
    """Why this person cannot sign, or not on this day."""
    if on > today:
        yield Problem("{on} has not come yet", {"on": on.isoformat()}, hint="sign on the day of the review")
    latest = max((review.on for review in article.reviews if review.language == language), default=on)
    if on < latest:
        facts = {"on": on.isoformat(), "latest": latest.isoformat()}
        hint = "a ledger grows in the order of time: sign with the day on which the text was read"
        yield Problem("{on} is before the last record of this text, {latest}", facts, hint=hint)
    yield from mandate.objections(reviewer, article, kind, on)


def about_text(article: Article, text: Text, kind: str) -> Iterator[Problem]:
    """What is wrong with the text itself, with its version, or with a review of this kind for it."""
    for name in OF_ARTICLES:
        yield from field_problems(text, name)
    for line, words in (*placeholders(text), *unwritten(text)):
        hint = "write what the reader needs to know, or take the passage away"
        yield Problem("{words!r} was left to be replaced", {"words": words}, span=Span(text.path, line), hint=hint)
    yield from _about_version(article, text)
    yield from note_problems(article, text)
    yield from minor_problems(article, text)
    yield from _about_kind(article, text, kind)


def about_source(article: Article, text: Text, kind: str) -> Iterator[Problem]:
    """Why a translation cannot be signed: there is no approved source text of its major version."""
    if text.language == article.source_language:
        return
    source = newest_approved(article, article.source_language)
    facts = {"source": article.source_language}
    if not (source and source.review):
        hint = "sign the source text first"
        yield Problem("no text in the source language ({source}) is approved", facts, span=text.span(), hint=hint)
    elif text.version and source.review.version.major != text.version.major:
        facts |= {"version": str(text.version), "approved": str(source.review.version)}
        message = "version {version} translates no approved text: the approved source text ({source}) is {approved}"
        hint = "a translation has the major version of its source: sign the source text first, or correct the version"
        yield Problem(message, facts, span=text.span("version"), hint=hint)
    elif kind == "translation" and weakest_behind(article, source.review).evidence == "imported":
        facts |= {"approved": str(source.review.version)}
        hint = "let a physician sign the source text first; then the translation is checked against approved words"
        yield Problem("the source text ({source} {approved}) was never reviewed here", facts, text.span(), hint=hint)


def cautions(article: Article, text: Text, kind: str) -> Iterator[Problem]:
    """What does not forbid a signature, and what the signer must say yes to on purpose."""
    source = article.working.get(article.source_language)
    approved = newest_approved(article, article.source_language)
    if kind == "translation" and source and approved and digest_of(source) != _approved_digest(approved):
        message = "the source text has been changed since it was approved: the translation is checked against {version}"
        hint = "a translation of the changed text has to wait for its approval"
        yield Problem(message, {"version": str(approved.text.version)}, span=source.span("version"), hint=hint)
    kept = article.frozen.get(text.language, {}).get(text.version) if text.version else None
    if kept and kept.bytes_digest != text.bytes_digest:
        message = (
            "the words are those of {version}, but a link, a field or the typography differs: that stays as frozen"
        )
        hint = "raise the version to publish it"
        yield Problem(message, {"version": str(text.version)}, span=text.span("version"), hint=hint)
    if not kept and (slips := [slip for slip in text.slips if slip.rule in _SHUTTING]):
        rules = ", ".join(sorted({slip.rule for slip in slips}))
        message = "the gate will not let this text pass ({rules}), and once it is signed only a new version mends it"
        hint = "an editor finds the places with `signoff check`"
        yield Problem(message, {"rules": rules}, span=Span(text.path, slips[0].line), hint=hint)


def _approved_digest(edition: Edition) -> str:
    return edition.review.text if edition.review else ""


def _about_version(article: Article, text: Text) -> Iterator[Problem]:
    """Its number must be new, or its words those that bear this number already."""
    if text.version is None:
        return
    kept = article.frozen.get(text.language, {})
    same = kept.get(text.version)
    yield from _about_frozen(article, text)
    facts = {"key": article.key, "version": str(text.version), "newest": str(max(kept, default=""))}
    hint = "raise the version: signoff revise {key} --major, or --minor if only the wording changed"
    if same and digest_of(same) != digest_of(text):
        message = "version {version} is frozen already, with other words"
        yield Problem(message, facts, span=text.span("version"), hint=hint)
    elif kept and text.version < max(kept):
        yield Problem("version {version} is below {newest}, which is frozen", facts, text.span("version"), hint=hint)


def _about_frozen(article: Article, text: Text) -> Iterator[Problem]:
    """The last approved text must still be what was approved: the difference that the signer reads starts from it."""
    approved = newest_approved(article, text.language)
    if approved is None or approved.review is None:
        return
    altered_file = approved.review.file and approved.review.file != approved.text.bytes_digest
    if digest_of(approved.text) != approved.review.text or altered_file:
        hint = "take the file back from version control"
        yield Problem("this frozen text is no longer what was approved", span=approved.text.span(), hint=hint)


def _about_kind(article: Article, text: Text, kind: str) -> Iterator[Problem]:
    proper = kind_for(article, text)
    is_source = text.language == article.source_language
    facts = {"kind": kind, "proper": proper, "version": str(text.version)}
    if kind not in KINDS or (kind == "wording" and proper != "wording"):
        hint = 'this version calls for a review of the kind "{proper}"'
        yield Problem("{version} cannot be signed as {kind}", facts, span=text.span("version"), hint=hint)
    elif kind == "translation" and is_source:
        hint = "the source text is reviewed for what it says: kind medical"
        yield Problem("the source text is no translation", facts, span=text.span(), hint=hint)
    elif kind == "medical" and not is_source:
        hint = "a translation is checked against the approved source text: kind translation"
        yield Problem("a translation is not reviewed as {kind}", facts, span=text.span(), hint=hint)
    elif kind == "wording" and (base := _base_evidence(article, text)) == "imported":
        hint = "let a physician review what the text says first: raise the major version, or sign the imported one"
        message = "version {version} rests on a line taken over from an older page, not on a review of this text"
        yield Problem(message, facts | {"base": base}, span=text.span("version"), hint=hint)


def _base_evidence(article: Article, text: Text) -> str:
    approved = newest_approved(article, text.language)
    return weakest_behind(article, approved.review).evidence if approved and approved.review else ""
