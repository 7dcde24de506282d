"""The text on the page is not the text that was approved.

Why: the page says "Controlled by Dr X". Dr X approved other words.

Compares the digest of what the built page shows (heading, summary, body) with the digest in the ledger, then every copy of
approved words: title, description, the list of contents. Every other word of the page must be the theme's (its messages) or a
fact of the sources (a centre, a date, a title), in header and footer, in attributes that are read out and in what is shared with
a link, too: any further word is somebody's addition, and so is a script, a style element, <base> or a handler (`onclick`).
In the body, whatever hides, strikes, turns round or explains words (a class, a style, <strike>, <bdo>, a tooltip), a link that
leads elsewhere and another picture must be the text's; outside of it no link leaves the site but to the article's sources and
centres. A care card has the kind that its text gives it. White space and the form of apostrophes may differ.
So it is with frozen pages against their own record, with the notice in place of a withdrawn text, and with history pages: each
record is compared with the ledger and with the frozen texts. Home pages, indexes, pages of centres and of reviewers hold the
theme's words and facts of the sources alone, and lead to no other site than centres.toml names; so do the search, the choice of a
language and the error page. Legal pages hold the words of their texts.
Does not look at: a frozen text that was altered (VER004); what a stylesheet hides or adds; which place on the page, or of the
glossary, a link leads to.

Bad: output/en/knee-scan/index.html
    <p>Do not eat before the examination.</p>
Good:
    <p>Eat as usual before the examination.</p>

Source: docs/digest.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.booking_address import flaw
from signoff.model import Edition, Link, Page, Problem, Severity, Span
from signoff.phrases import Phrase
from signoff.review.changes import Run, runs
from signoff.review.digest import digest, digest_of
from signoff.review.editions import approvals
from signoff.review.history import History, has_history, histories, history_path
from signoff.review.signposts import ways_of
from signoff.rules.context import Context, span_in
from signoff.rules.reviews.difference import first_difference
from signoff.rules.reviews.furniture import (
    strange_dress,
    strange_in_history,
    strange_on_signpost,
    strange_words,
)
from signoff.rules.reviews.theme_pages import strange_on_theme_pages
from signoff.rules.reviews.ways import OTHER_SITE, strange_picture, strange_way
from signoff.rules.world import World
from signoff.sources.cards import cards_in
from signoff.sources.markdown import headings_of
from signoff.words import Node, fold, leaves, plain

ID = "REV002"
SEVERITY = Severity.ERROR
READS = frozenset({"review_lines"})


def check(context: Context) -> Iterator[Problem]:
    """One problem at most for each page: the first place at which it differs."""
    yield from _approved_pages(context)
    yield from _notices(context)
    yield from _histories(context)
    yield from _signposts(context)
    yield from _legal_pages(context)
    for page, words in strange_on_theme_pages(context):
        message = "the page says {shown}, which neither the sources nor the theme have"
        hint = "build again: these pages are made of the sources and of the theme's messages"
        yield Problem(message, {"shown": _quoted(words)}, page=page.path, hint=hint)


def _legal_pages(context: Context) -> Iterator[Problem]:
    """On a legal page: other words than those of its text, which nobody approves, but which somebody published."""
    legal = (
        (edition, path)
        for path, edition in context.edition_of.items()
        if path in context.site.pages and edition.article.is_page
    )
    for _, problem in context.told(_of_legal_page, legal):
        yield problem


def _of_legal_page(edition: Edition, page: Page, world: World) -> Problem | None:
    shown = digest(edition.language, _part(page, "title"), _part(page, "summary"), page.parts.get("body", ()))
    found = _words(edition, page, shown)
    added = None if found else strange_words(edition, page, world)
    if not (found or added):
        return None
    typed, said, line = found or ("", added or "", edition.text.span("title").line)
    message, facts = "the page says {shown}, its text says {typed}", {"shown": _quoted(said), "typed": _quoted(typed)}
    hint = "build again: the page is made of its text"
    return Problem(message, facts, span_in(edition, line), page.path, hint=hint)


def _approved_pages(context: Context) -> Iterator[Problem]:
    for _, problem in context.told(_of_approved_page, context.reviewed):
        yield problem


def _of_approved_page(edition: Edition, page: Page, world: World) -> Problem | None:
    shown = digest(edition.language, _part(page, "title"), _part(page, "summary"), page.parts.get("body", ()))
    approved = edition.review.text if edition.review else ""
    found = _copies(edition, page, world) if shown == approved else _words(edition, page, shown)
    if found is None:
        return None
    approved_words, shown_words, line = found
    return Problem(
        "the page says {shown}, the approved text says {approved}",
        {"shown": _quoted(shown_words), "approved": _quoted(approved_words)},
        span=span_in(edition, line),
        page=page.path,
        hint="build again; if the new words are meant, write them in the text, raise its version and have it signed",
    )


def _notices(context: Context) -> Iterator[Problem]:
    """On the page of a withdrawn text: another heading, or words that are no notice."""
    for path, edition in (*context.edition_of.items(), *context.frozen_of.items()):
        page = context.site.pages.get(path) if edition.is_withdrawn else None
        if page is None or page.parts.get("body") or page.parts.get("summary"):
            continue  # what is left of the text is for REV001
        title, shown = fold(edition.text.title), _part(page, "title")
        added = strange_words(edition, page, context.world) if shown == title else shown
        if added:
            facts = {"shown": _quoted(added)}
            span = _title(edition)
            yield Problem("the notice of a withdrawn text says {shown}", facts, span, page.path, hint="build again")


def _histories(context: Context) -> Iterator[Problem]:
    """On a history page: words that are not those of the record, or a record that is not shown."""
    written = ((edition, history_path(edition)) for edition in context.editions)
    there = ((edition, path) for edition, path in written if path in context.site.pages and has_history(edition))
    for _, problem in context.told(_of_history, there):
        yield problem


def _of_history(edition: Edition, page: Page, world: World) -> Problem | None:
    (history,) = histories((edition,))
    if not _is_as_recorded(history):
        return None  # a frozen text that was altered is for VER004
    hint = "build again: the history is made of the ledger and the frozen texts"
    gone = [entry for entry in history.entries if not page.parts.get(f"record-{entry.number}")]
    if gone:
        message = "the history does not show the record of version {version}"
        facts = {"version": str(gone[0].review.version)}
        return Problem(message, facts, gone[0].review.span, page.path, hint=hint)
    found = strange_in_history(history, page, world)
    if found is None:
        return None
    entry, words = found
    span = entry.review.span if entry else _title(edition)
    message = "the history says {shown}, which is neither in the ledger nor in the frozen texts"
    return Problem(message, {"shown": _quoted(words)}, span, page.path, hint=hint)


def _signposts(context: Context) -> Iterator[Problem]:
    """On a home page, an index, the page of a centre or a reviewer: words or ways out that neither theme nor sources have."""
    hint = "build again: these pages are made of the sources and of the theme's messages"
    letters: dict[object, list[str]] = {}
    for post in context.signpost_of.values():
        letters.setdefault((post.language, post.above), []).extend([post.title] if post.kind == "letter" else [])
    for path, post in context.signpost_of.items():
        page = context.site.pages.get(path)
        if page is None:
            continue
        beside = letters[post.language, post.above] if post.kind == "letter" else ()
        if words := strange_on_signpost(post, page, context.world, beside):
            message = "the page says {shown}, which neither the sources nor the theme have"
            yield Problem(message, {"shown": _quoted(words)}, post.span, page.path, hint=hint)
        elif way := next((link for link in page.links if _is_strange_way(link, context)), None):
            message = "the page leads to {url}, which is not in the sources"
            yield Problem(message, {"url": way.url}, post.span, page.path, hint=hint, link=way.order, url=way.url)


def _is_strange_way(link: Link, context: Context) -> bool:
    """Whether a link leaves the site for a place that centres.toml does not give.

    Where centres.toml gives an address that is none, that is the cause, and told there (BKG001).
    """
    if link.element not in ("a", "area", "form") or not OTHER_SITE.match(link.url):
        return False
    centres = context.sources.centres.values() if context.sources else ()
    known = {way for centre in centres for way in ways_of(centre)}
    hosts = context.settings.booking_hosts
    is_flawed = any(flaw(booking.url, hosts) for centre in centres for booking in centre.bookings.values())
    return link.url not in known and not (is_flawed and not flaw(link.url, hosts))


def _is_as_recorded(history: History) -> bool:
    """Whether the frozen texts are those that the records in force approve."""
    article, language = history.edition.article, history.edition.language
    frozen = article.frozen.get(language, {})
    return all(
        digest_of(frozen[version]) == review.text and review.file in ("", frozen[version].bytes_digest)
        for version, review in approvals(article, language).items()
        if version in frozen
    )


Found = tuple[str, str, int]  # approved words, shown words, the line of the source


def _part(page: Page, name: str) -> str:
    return plain(page.parts.get(name, ()))


def _words(edition: Edition, page: Page, shown: str) -> Found | None:
    """Where the page's words leave those of the text; None when both are alike and the text itself was altered."""
    text = edition.text
    if shown == digest_of(text):
        return None
    for name in ("title", "summary"):
        if _part(page, name) != fold(text.value(name)):
            return fold(text.value(name)), _part(page, name), text.span(name).line
    return _in_body(edition, page.parts.get("body", ()))


def _in_body(edition: Edition, body: tuple[Node, ...]) -> Found:
    blocks = edition.text.blocks
    wanted, there = [(block.kind, block.words) for block in blocks], list(leaves(body))
    if wanted == there:
        at, approved, shown = _in_form(edition.text.body, body)
    else:
        at, approved, shown = first_difference(wanted, there)
    line = blocks[min(at, len(blocks) - 1)].line if blocks else 1
    return approved, shown, line


def _in_form(wanted: tuple[Node, ...], there: tuple[Node, ...]) -> tuple[int, str, str]:
    """The first block whose words are the same and mean something else: struck through, raised, in a numbered list."""
    for at, (old, new) in enumerate(zip(runs("", "", wanted), runs("", "", there), strict=False)):
        if old.same != new.same:
            return at, _form(old), _form(new)
    return 0, "the same words", "the same words in another form"


def _form(run: Run) -> str:
    words = " ".join(
        f"<{token.form}>{token.words}</{token.form}>" if token.form else token.words for token in run.tokens
    )
    return f"<{'> <'.join(run.path)}> {words}"


def _title(edition: Edition) -> Span:
    return span_in(edition, edition.text.span("title").line)


def _copies(edition: Edition, page: Page, world: World) -> Found | None:
    """Approved words that are shown a second time, otherwise; or words beside them that nobody approved."""
    text = edition.text
    title, summary = fold(text.title), fold(text.summary)
    wanted = f"{title} – v{text.version}" if edition.current else title
    if page.title != wanted and not page.title.startswith(f"{wanted} – "):
        return title, page.title, text.span("title").line
    if page.description != summary:
        return summary, page.description or "", text.span("summary").line
    headings = {anchor: fold(words) for anchor, words in headings_of(text.html)}
    for link in page.links:
        heading = headings.get(link.url[1:]) if link.part == "contents" and link.url.startswith("#") else None
        if heading is not None and link.words != heading:
            return heading, link.words, next((b.line for b in text.blocks if b.words == heading), 1)
    if moved := _cards(edition, page):
        return moved
    if edition.review and edition.review.file in ("", text.bytes_digest):  # else VER004 tells of the text
        if moved := strange_way(edition, page, world) or strange_picture(edition, page):
            return moved
        if dressed := strange_dress(edition, page, world):
            return "", dressed, text.span("title").line
    added = strange_words(edition, page, world)
    return ("", added, text.span("title").line) if added else None


def _cards(edition: Edition, page: Page) -> Found | None:
    """Where a care card is shown as another kind than its text says, or as none: the digest counts its words alone."""
    typed = cards_in(edition.text)
    if page.cards == tuple(card.kind for card in typed):
        return None
    shown = (*page.cards, *[""] * len(typed))
    at = next((at for at, card in enumerate(typed) if shown[at] != card.kind), len(typed))
    kind, _, line = typed[at] if at < len(typed) else ("", "", edition.text.span("title").line)
    return _card(kind), _card(shown[at]), line


def _card(kind: str) -> str:
    return f"<{kind}>" if kind else ""


def _quoted(words: str) -> Phrase:
    short = words if len(words) <= 80 else words[:79] + "…"
    return Phrase('"{words}"', {"words": short}) if short else Phrase("nothing")
