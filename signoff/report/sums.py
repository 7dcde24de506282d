"""The counts of a report, in words: what was found and what was checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from signoff.model import Finding, Report, Severity
from signoff.report.tongue import Tongue

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def found(report: Report, tongue: Tongue) -> str:
    """`1 error, 2 warnings, 0 notes`, and how many findings were waived when any was."""
    counts = [
        tongue.count(report.count(Severity.ERROR), "{n} error", "{n} errors"),
        tongue.count(report.count(Severity.WARNING), "{n} warning", "{n} warnings"),
        tongue.count(report.count(Severity.NOTE), "{n} note", "{n} notes"),
    ]
    if report.waived:
        counts.append(tongue.count(len(report.waived), "{n} waived", "{n} waived"))
    return ", ".join(counts)


def checked(report: Report, tongue: Tongue) -> str:
    """`24 pages, 300 links, 2 articles, 20 rules`."""
    forms = {
        "pages": ("{n} page", "{n} pages"),
        "links": ("{n} link", "{n} links"),
        "articles": ("{n} article", "{n} articles"),
        "rules": ("{n} rule", "{n} rules"),
    }
    return ", ".join(
        tongue.count(count, *forms.get(what, (f"{{n}} {what}", f"{{n}} {what}")))
        for what, count in report.checked.items()
    )


def not_checked(report: Report, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """Why rules could not run, and which: `LNK013, LNK014`."""
    ordered = sorted(report.skipped.items(), key=lambda item: (item[1], item[0]))
    for reason, rules in groupby(ordered, key=lambda item: item[1]):
        yield tongue.fixed(reason), ", ".join(rule for rule, _ in rules)


def by_rule(findings: Iterable[Finding]) -> Sequence[tuple[str, list[Finding]]]:
    """Findings by the id of their rule, the most frequent first."""
    ordered = sorted(findings, key=lambda finding: finding.rule)
    groups = [(rule, list(group)) for rule, group in groupby(ordered, key=lambda finding: finding.rule)]
    return sorted(groups, key=lambda group: (-len(group[1]), group[0]))
