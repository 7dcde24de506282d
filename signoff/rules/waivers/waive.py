"""Which findings the waivers accept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fnmatch import fnmatchcase

from signoff.model import Finding, Waived, Waiver

FAMILY = "WVR"  # the ids of the rules about waivers, which nothing can waive
# Nor can these be waived: what they find makes "Controlled by Dr X" untrue, for whatever reason somebody gives.
NEVER = frozenset("REV001 REV002 REV007 REV011 VER004 VER006".split())


def waive(
    findings: Iterable[Finding], waivers: Sequence[Waiver], today: date
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """The findings that stay, and those that a valid waiver accepts, each with the first waiver that does."""
    valid = [waiver for waiver in waivers if is_complete(waiver) and not is_expired(waiver, today)]
    kept, waived = [], []
    for finding in findings:
        waiver = next((waiver for waiver in valid if accepts(waiver, finding)), None)
        if waiver is None:
            kept.append(finding)
        else:
            waived.append(Waived(finding, waiver))
    return tuple(kept), tuple(waived)


def accepts(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver speaks of a finding: every field that it gives has to fit. A `*` of its path or address crosses folders.

    Of a finding that stands in several places, all of them have to fit, unless the waiver names the finding itself.
    """
    return (
        waiver.rule == finding.rule
        and not finding.rule.startswith(FAMILY)
        and finding.rule not in NEVER
        and _fits(waiver.path, finding.path)
        and (bool(waiver.fingerprint) or all(_fits(waiver.path, path) for path in _other_places(finding)))
        and (waiver.url in ("", finding.url) or fnmatchcase(finding.url or "", waiver.url))
        and waiver.fingerprint in ("", finding.fingerprint)
    )


def _fits(pattern: str, path: str) -> bool:
    return pattern == path or fnmatchcase(path, pattern)


def _other_places(finding: Finding) -> Iterator[str]:
    """Where else the defect stands; of so many pages that a finding lists only some, any page of the folder stands for the rest."""
    problem, page = finding.problem, finding.page or ""
    if problem is None or problem.pages <= 1:
        return
    yield from (
        span.path for span in finding.also if not span.path.endswith(f"/{page}")
    )  # its own page, beside its source
    if finding.path.endswith(f"/{page}") and problem.pages > len(finding.also) + 1:
        yield f"{finding.path.removesuffix(page)}*"


def is_complete(waiver: Waiver) -> bool:
    """Whether somebody says why, who answers for it, and for how long."""
    return bool(waiver.reason and waiver.owner and waiver.until)


def is_expired(waiver: Waiver, today: date) -> bool:
    """Whether its last day is over."""
    return waiver.until is not None and waiver.until < today
