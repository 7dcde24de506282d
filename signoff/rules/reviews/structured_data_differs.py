"""The structured data of the page say another review than the ledger.

Why: search engines show "reviewed by Dr X on …" from these data, to readers who never see the line on the page.

Looks at lastReviewed, reviewedBy, inLanguage, version and dateModified of every JSON-LD script, in lists and @graph too. A moment
with a time zone is the day that it is in Paris. On the page of an approved text every name, description and answer in them must be
its words, or a fact of the sources. Data that cannot be read as JSON are a finding, and so is a review that is claimed
on a page where no approved text belongs.
Does not look at: what is said of other works (translationOfWork, citation); a page without structured data; microdata, RDFa.

Bad: output/en/knee-scan/index.html
    "lastReviewed": "2024-06-11"
Good:
    "lastReviewed": "2024-06-01"

Source: schema.org, MedicalWebPage; house rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.dates import machine_day
from signoff.model import Edition, Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.reviews.furniture import is_known
from signoff.rules.world import World
from signoff.site.json_ld import Claim, claims, prose
from signoff.words import fold

ID = "REV009"
SEVERITY = Severity.ERROR

_HINT = "build again: the structured data are computed from the ledger"


def check(context: Context) -> Iterator[Problem]:
    """A problem for each claim that the ledger does not bear out, and for each script that is no JSON."""
    for _, problems in context.told(_of_approved_page, context.reviewed):
        yield from problems
    others = ((path,) for path in context.site.pages if path not in context.approved)
    for _, problems in context.told(_of_other_page, others):
        yield from problems


def _of_approved_page(edition: Edition, page: Page, world: World) -> list[Problem]:
    return [problem for text in dict.fromkeys(page.json_ld) for problem in _of_script(text, page, edition, world)]


def _of_other_page(page: Page, world: World) -> list[Problem]:
    return [problem for text in dict.fromkeys(page.json_ld) for problem in _of_script(text, page, None, world)]


def _of_script(text: str, page: Page, edition: Edition | None, world: World) -> Iterable[Problem]:
    try:
        found = claims(text)
    except ValueError as error:
        span = edition.text.span() if edition else None
        return [Problem("the structured data are no JSON: {why}", {"why": str(error)}, span, page.path, hint=_HINT)]
    if edition is None:
        return [problem for claim in dict.fromkeys(found) for problem in _unfounded(claim, page)]
    wrong = [problem for claim in dict.fromkeys(found) for problem in _against(edition, claim, page, world)]
    return wrong or _words(edition, text, page, world)


def _against(edition: Edition, claim: Claim, page: Page, world: World) -> Iterator[Problem]:
    review = edition.review
    if review is None or world.sources is None:
        return
    reviewer = world.sources.reviewers[review.reviewer].full_name
    said = {
        "lastReviewed": (
            claim.last_reviewed,
            machine_day(claim.last_reviewed or "") == review.on,
            review.on.isoformat(),
        ),
        "reviewedBy": (_joined(claim.reviewers), claim.reviewers == (fold(reviewer),), reviewer),
        "inLanguage": (claim.language, _is_language(claim.language, edition.language), edition.language),
        "version": (claim.version, claim.version == str(review.version), str(review.version)),
        "dateModified": (
            claim.modified,
            machine_day(claim.modified or "") in (edition.updated, review.on),
            str(edition.updated or review.on),
        ),
    }
    for name, (shown, is_true, true) in said.items():
        if shown is not None and not is_true:
            message = "the structured data say {name} {shown!r}, the ledger says {true!r}"
            yield Problem(message, {"name": name, "shown": shown, "true": true}, review.span, page.path, hint=_HINT)


def _words(edition: Edition, text: str, page: Page, world: World) -> Iterator[Problem]:
    """A problem for the first words that are neither approved nor in the sources: they stand in search results, under the page's name."""
    for name, words in dict.fromkeys(prose(text)):
        if words and not is_known(words, edition, world):
            message = "the structured data say {name} {shown!r}, which neither the approved text nor the sources have"
            span = edition.review.span if edition.review else None
            yield Problem(message, {"name": name, "shown": words}, span, page.path, hint=_HINT)
            return


def _unfounded(claim: Claim, page: Page) -> Iterator[Problem]:
    shown = claim.last_reviewed if claim.last_reviewed is not None else _joined(claim.reviewers)
    if shown is not None:
        message = "the structured data claim a review ({shown!r}), but no approved text belongs here"
        yield Problem(message, {"shown": shown}, page=page.path, hint="take the claim out of the template")


def _joined(names: tuple[str, ...] | None) -> str | None:
    return None if names is None else ", ".join(names)


def _is_language(said: str | None, language: str) -> bool:
    """`en` and `en-GB` are English."""
    return said is not None and said.replace("_", "-").lower().split("-")[0] == language
