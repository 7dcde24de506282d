"""The report as Markdown, for a job summary of GitHub or a comment: what was found, as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.model import Finding, Report
from signoff.report.harmless import harmless
from signoff.report.quotes import Lines
from signoff.report.sums import by_rule, checked, found, not_checked
from signoff.report.tongue import ENGLISH, Tongue

ROWS = 200  # of findings: a job summary holds 1 MiB, and nobody reads more
_SPECIAL = re.compile(r"([\\`*_{}\[\]#!|~@$]|:(?=\S)|(?<=www)\.)")


def render_summary(report: Report, _lines: Lines, *, tongue: Tongue = ENGLISH) -> str:
    """The summary: the verdict, counts by rule, the first findings, and what was waived or not checked."""
    gate = tongue.say("gate open") if report.is_open else tongue.say("gate shut")
    told = [
        f"## {'✅' if report.is_open else '❌'} {tongue.say('signoff: {gate}', gate=gate)}",
        "",
        f"{found(report, tongue)} ({checked(report, tongue)})",
    ]
    if report.findings:
        told += ["", *_rules(report, tongue), "", *_findings(report, tongue)]
    if report.waived:
        told += ["", f"### {tongue.say('Waived')}", "", *_waived(report, tongue)]
    if report.skipped:
        told += ["", f"### {tongue.say('Not checked')}", "", *_skipped(report, tongue)]
    return "\n".join(told) + "\n"


def _rules(report: Report, tongue: Tongue) -> Iterator[str]:
    yield from _head(tongue.say("Rule"), tongue.say("Name"), tongue.say("Findings"))
    for rule, findings in by_rule(report.findings):
        yield _row(rule, escaped(findings[0].name), tongue.number(len(findings)))


def _findings(report: Report, tongue: Tongue) -> Iterator[str]:
    yield from _head(tongue.say("Place"), tongue.say("Weight"), tongue.say("Finding"), tongue.say("What to do"))
    for finding in report.findings[:ROWS]:
        message = f"{escaped(tongue.message(finding))} ({finding.rule})"
        yield _row(_place(finding), tongue.say(finding.severity.value), message, escaped(tongue.hint(finding)))
    yield from _more(len(report.findings) - ROWS, tongue)


def _waived(report: Report, tongue: Tongue) -> Iterator[str]:
    yield from _head(
        tongue.say("Place"), tongue.say("Finding"), tongue.say("Reason"), tongue.say("Owner"), tongue.say("Until")
    )
    for waived in report.waived[:ROWS]:
        finding, waiver = waived.finding, waived.waiver
        message = f"{escaped(tongue.message(finding))} ({finding.rule})"
        yield _row(_place(finding), message, escaped(waiver.reason), escaped(waiver.owner), str(waiver.until))
    yield from _more(len(report.waived) - ROWS, tongue)


def _more(count: int, tongue: Tongue) -> Iterator[str]:
    if count > 0:
        yield ""
        yield tongue.count(count, "… and {n} more finding", "… and {n} more findings")


def _skipped(report: Report, tongue: Tongue) -> Iterator[str]:
    for reason, rules in not_checked(report, tongue):
        yield f"- {tongue.say('{reason}: {rules}', reason=escaped(reason), rules=rules)}"


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield _row(*("---" for _ in names))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _place(finding: Finding) -> str:
    return escaped(f"{finding.path}:{finding.line}")


def escaped(words: str) -> str:
    """Words in which Markdown and HTML mean nothing, and no address becomes a link."""
    plain = harmless(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain)
