"""Whether a reviewer may vouch for a text: known, in office on that day, with the role that the review needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signoff.model import Article, Problem, Reviewer

# A physician writes in a language; how another language says it, or how it is worded, a translator may vouch for.
_TRANSLATORS_TOO = frozenset({"translation", "wording"})


def objections(reviewer: Reviewer, article: Article, kind: str, on: date) -> Iterator[Problem]:
    """A problem, without a place, for each reason why `reviewer` could not make a record of this kind on this day."""
    facts = {"name": reviewer.full_name, "day": on.isoformat(), "since": reviewer.since, "until": reviewer.until}
    if reviewer.since and on < reviewer.since:
        hint = "let somebody sign who was in office then; reviewers.toml says who was, from when to when"
        yield Problem("{name} could not approve on {day}: in office only since {since}", facts, hint=hint)
    if reviewer.until and on > reviewer.until:
        hint = "let a reviewer sign who is still in office"
        yield Problem("{name} could not approve on {day}: in office only until {until}", facts, hint=hint)
    wanted = roles_for(article, kind)
    if wanted and not set(wanted) & set(reviewer.roles):
        facts |= {"kind": kind, "wanted": " or ".join(wanted)}
        hint = "let somebody sign who has it; roles are in reviewers.toml, what an article asks for in its article.toml"
        yield Problem("{name} has not the role that a {kind} review needs here: {wanted}", facts, hint=hint)


def roles_for(article: Article, kind: str) -> tuple[str, ...]:
    """The roles of which a reviewer needs one; empty when the article names none: then anybody in reviewers.toml may."""
    if not article.roles or kind not in _TRANSLATORS_TOO:
        return article.roles
    return tuple(dict.fromkeys((*article.roles, "translator")))
