"""`signoff verify`: which approved version a published page shows."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from signoff.errors import Exit
from signoff.model import Review
from signoff.report import Tongue, language_of, tongue_of
from signoff.review.naming import block_name
from signoff.review.verify import Found, Verdict, verify
from signoff.settings import load_settings


@click.command("verify")
@click.argument("place", metavar="URL-or-FILE")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(place: str, form: str) -> None:
    """Say which approved version a published page shows, by whom and when, or which words differ.

    Exit codes: 0 it is the approved text in force, 1 it is not, 2 usage or settings, 3 it cannot be read.
    """
    from signoff.site.fetch import read_html  # noqa: PLC0415
    from signoff.site.shown import read_shown  # noqa: PLC0415
    from signoff.sources import load_sources  # noqa: PLC0415

    settings = load_settings(Path.cwd())
    shown = read_shown(read_html(place))
    verdict = verify(shown, load_sources(settings), stale=settings.stale)
    click.echo(
        _as_json(place, verdict, settings.address)
        if form == "json"
        else _as_text(place, verdict, tongue_of(language_of(os.environ)))
    )
    sys.exit(Exit.OPEN if verdict.found is Found.CURRENT else Exit.SHUT)


def _as_text(place: str, verdict: Verdict, tongue: Tongue) -> str:
    review = verdict.review
    if review is None:
        return f"{place}\n  {tongue.say('no approved text, and none that is like it')}"
    said = {"kind": review.kind, "reviewer": verdict.reviewer, "on": review.on, "evidence": review.evidence}
    lines = [place, f"  {_found(verdict, review, tongue)}"]
    lines.append("  " + tongue.say("{kind} review by {reviewer} on {on} ({evidence})", **said))
    lines.append(f"  {review.text}")
    if verdict.current and verdict.found is not Found.CURRENT:
        version = verdict.current.review.version if verdict.current.review else None
        in_force = (
            tongue.say("in force: version {version}", version=version)
            if version
            else tongue.say("in force: none, the text was withdrawn")
        )
        lines.append(f"  {in_force}")
    if not verdict.digest:
        lines.append("  " + tongue.say("compared word by word: the page does not mark where its text begins and ends"))
    nothing = tongue.say("(nothing)")
    for difference in verdict.differences:
        kind = block_name(tongue.language, difference.kind) if difference.kind else tongue.say("beside")
        lines.append(f"  {kind}")
        lines.append("    " + tongue.say("shown     {words}", words=difference.shown or nothing))
        lines.append("    " + tongue.say("approved  {words}", words=difference.approved or nothing))
    return "\n".join(lines)


def _found(verdict: Verdict, review: Review, tongue: Tongue) -> str:
    """Which text it is."""
    text = {"version": review.version, "key": verdict.key, "language": review.language}
    match verdict.found:
        case Found.CURRENT:
            return tongue.say("the approved text in force: version {version} of {key}, {language}", **text)
        case Found.OLDER:
            return tongue.say("an older approved text: version {version} of {key}, {language}", **text)
        case Found.WITHDRAWN:
            return tongue.say("a text that was withdrawn: version {version} of {key}, {language}", **text)
        case Found.NONE:
            return tongue.say("no approved text; the nearest is version {version} of {key}, {language}", **text)


def _as_json(place: str, verdict: Verdict, address: str) -> str:
    review, current = verdict.review, verdict.current
    table: dict[str, Any] = {
        "schema": "signoff-verify/1",
        "place": place,
        "found": verdict.found.value,
        "by": "digest" if verdict.digest else "words",
        "text": verdict.digest or None,
        "article": verdict.key or None,
        "review": {
            "language": review.language,
            "version": str(review.version),
            "kind": review.kind,
            "reviewer": verdict.reviewer,
            "on": review.on.isoformat(),
            "evidence": review.evidence,
            "text": review.text,
        }
        if review
        else None,
        "current": {
            "url": address + current.url,
            "version": str(current.review.version) if current.review else None,
            "standing": current.standing.value,
        }
        if current
        else None,
        "differences": [
            {"block": each.kind, "shown": each.shown, "approved": each.approved} for each in verdict.differences
        ],
    }
    return json.dumps(table, ensure_ascii=False, indent=1)
