"""signoff sign KEY LANG --as REVIEWER."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from signoff.commands.options import Day, ask, completes, this_day, today_option
from signoff.commands.phrases import YES, phrase
from signoff.commands.shown import lines_of
from signoff.console import Screen
from signoff.errors import Refused, UsageError
from signoff.report import language_of, tongue_of
from signoff.review.approval import Wanted, files_of, prepare, prepare_withdrawal, unknown_reviewer
from signoff.review.doubts import KINDS
from signoff.review.journal import finish_interrupted, write_together
from signoff.review.remarks import keep_remarks
from signoff.review.reply import Reply, read_reply, refuse_moved, remarks_of
from signoff.review.seal import sealed
from signoff.settings import Settings, load_settings
from signoff.sources import find_article, load_sources


@dataclass(frozen=True, slots=True)
class _How:
    """How to ask and to sign: with a key, without questions, in spite of cautions."""

    key: Path | None
    yes: bool
    even_so: bool
    today: date
    spoken: str


@click.command()
@click.argument("key", required=False)
@click.argument("language", required=False)
@click.option("--as", "reviewer", metavar="REVIEWER", help="Who approves: a key of reviewers.toml.")
@click.option("--from", "reply", type=click.Path(path_type=Path), help="Take in the reply to a review bundle.")
@click.option("--key", "key_file", type=click.Path(path_type=Path), help="Sign with this SSH key.")
@click.option("--on", type=Day(), help="The day of the review (default: today in Paris).")
@click.option("--kind", type=click.Choice(KINDS), help="The kind of review (default: what the version calls for).")
@click.option("--withdraw", is_flag=True, help="Take the approval of the newest text back.")
@click.option("--reason", default="", help="Why it is withdrawn.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--even-so", is_flag=True, help="With --yes: sign in spite of a caution.")
@today_option
def sign(
    key: str | None,
    language: str | None,
    reviewer: str | None,
    reply: Path | None,
    key_file: Path | None,
    on: date | None,
    kind: str | None,
    withdraw: bool,  # noqa: FBT001
    reason: str,
    yes: bool,  # noqa: FBT001
    even_so: bool,  # noqa: FBT001
    today: date | None,
) -> None:
    """Approve the text of article KEY in LANG: show what changed, ask, freeze the text, write the record."""
    settings, screen = load_settings(Path.cwd()), Screen()
    day = today or this_day()
    if reply:
        if any((key, language, reviewer, key_file, on, kind, withdraw)):
            raise UsageError("--from brings article, languages, reviewer and day along: give it alone")
        _take_in(settings, read_reply(reply), _How(None, yes, even_so, day, language_of(os.environ)), screen)
        return
    if not (key and language and reviewer):
        raise UsageError("say what and who: signoff sign KEY LANG --as REVIEWER, or --from reply.json")
    title = f"{'withdraw' if withdraw else 'sign'} {key} {language} --as {reviewer}"
    if reason and not withdraw:
        raise UsageError("--reason belongs to --withdraw")
    if completes(settings, title, screen):
        return
    wanted = Wanted(key, language, reviewer, on or day, kind, reason)
    how = _How(key_file, yes, even_so, day, language_of(os.environ))
    (_withdraw if withdraw else _approve)(settings, wanted, how, title, screen)


def _approve(settings: Settings, wanted: Wanted, how: _How, title: str, screen: Screen) -> None:
    sources = load_sources(settings)
    approval = prepare(sources, settings, wanted, how.today)
    if approval.said and (how.key is None or approval.said.signature):
        screen.say(phrase(how.spoken, "already", path=approval.said.span))
        return
    for line in lines_of(approval, sources.reviewers[wanted.reviewer], settings, how.today, how.spoken):
        screen.say(line)
    for caution in approval.cautions:
        words = tongue_of(how.spoken).problem(caution)
        screen.say(phrase(how.spoken, "caution", words=f"{words} ({caution.span})"))
        if how.yes and not how.even_so:
            raise Refused("nothing was written (--even-so signs all the same)", against=(caution,))
        _agree(how, "ask anyway")
    _agree(how, "ask")
    review = sealed(approval.article.key, approval.review, how.key, settings)
    files = files_of(approval.article, review, None if approval.is_frozen else approval.frozen, settings)
    write_together(settings, title, files)
    for change in files:
        screen.say(phrase(how.spoken, "signed", path=change.path))


def _take_in(settings: Settings, reply: Reply, how: _How, screen: Screen) -> None:
    """Keep what a reply found wrong, then approve what it found exact, the source text first."""
    finished = finish_interrupted(settings)
    if finished:
        screen.tell("completed what was interrupted before: {title}", title=finished)
    sources = load_sources(settings)
    article = find_article(sources, reply.article)
    if reply.reviewer not in sources.reviewers:
        raise unknown_reviewer(reply.reviewer, sources.reviewers)
    if unknown := {answer.language for answer in reply.answers} - set(article.working):
        raise UsageError("{key} has no text in {language!r}", key=article.key, language=min(unknown))
    refuse_moved(article, reply)
    if remarks := remarks_of(article, reply):
        screen.say(phrase(how.spoken, "remarks kept", path=keep_remarks(settings, article, remarks)))
    exact = [answer.language for answer in reply.answers if answer.is_exact]
    for language in sorted(exact, key=lambda language: language != article.source_language):
        wanted = Wanted(article.key, language, reply.reviewer, reply.on)
        _approve(settings, wanted, how, f"sign {article.key} {language} --as {reply.reviewer}", screen)


def _withdraw(settings: Settings, wanted: Wanted, how: _How, title: str, screen: Screen) -> None:
    sources = load_sources(settings)
    review = prepare_withdrawal(sources, wanted, how.today)
    language = phrase(how.spoken, review.language)
    facts = {"key": wanted.key, "language": language, "version": review.version, "reason": review.reason}
    screen.say(phrase(how.spoken, "withdrawal", **facts))
    _agree(how, "ask withdrawal")
    review = sealed(wanted.key, review, how.key, settings)
    files = files_of(find_article(sources, wanted.key), review, None, settings)
    write_together(settings, title, files)
    screen.say(phrase(how.spoken, "taken back", path=files[0].path))


def _agree(how: _How, question: str) -> None:
    """Ask, and stop on anything but yes."""
    if not how.yes and ask(phrase(how.spoken, question), "--yes", phrase(how.spoken, "end")).lower() not in YES:
        raise Refused("nothing was written")
