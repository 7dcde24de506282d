"""The report for people: by file, the offending line quoted, what to do, and one line that sums up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from signoff.model import Finding, Report, Severity, Waived
from signoff.report.harmless import harmless
from signoff.report.quotes import Lines, quote
from signoff.report.sums import SEVERITIES, by_rule, checked, found, not_checked
from signoff.report.tongue import ENGLISH, Tongue

# Gives words a style of rich, such as "bold red".
Paint = Callable[[str, str], str]

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
WIDTH = 120  # columns, when the screen does not say
_PLACES = 5  # related places that a finding lists


def plain(words: str, _style: str) -> str:
    """Words without colour."""
    return words


@dataclass(frozen=True, slots=True)
class _Look:
    lines: Lines
    paint: Paint
    tongue: Tongue
    width: int


def render_text(
    report: Report,
    lines: Lines,
    paint: Paint = plain,
    *,
    tongue: Tongue = ENGLISH,
    width: int = WIDTH,
    statistics: bool = False,
) -> str:
    """The report as text for a screen of `width` columns. `statistics` adds the counts by rule."""
    look = _Look(lines, paint, tongue, width)
    parts = []
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        parts.append(paint(harmless(path), "bold"))
        parts.extend(_finding(finding, look) for finding in findings)
    if report.waived:
        parts.append("\n".join(_waived(waived, tongue) for waived in report.waived) + "\n")
    if report.skipped:
        parts.append("\n".join(_skipped(report, tongue)) + "\n")
    if statistics and report.findings:
        parts.append("\n".join(_statistics(report, look)) + "\n")
    parts.append(_summary(report, look))
    return "\n".join(parts) + "\n"


def _finding(finding: Finding, look: _Look) -> str:
    tongue = look.tongue
    place = f"{finding.line}" + (f":{finding.column}" if finding.column else "")
    severity = look.paint(tongue.say(finding.severity.value), _STYLES[finding.severity])
    message = tongue.message(finding)
    told = [f"  {place}  {severity}  {harmless(message)}  [{finding.rule}]"]
    line = look.lines(finding.path, finding.line)
    if line and line.strip():
        told += _quoted(line, finding, look)
    if finding.url and finding.url not in (line or "") and finding.url not in message:
        told.append("       " + tongue.say("address: {url}", url=harmless(finding.url)))
    if finding.also:
        told.append("       " + tongue.say("also: {places}", places=_places(finding, tongue)))
    if hint := tongue.hint(finding):
        told.append("       " + tongue.say("do: {hint}", hint=harmless(hint)))
    return "\n".join(told) + "\n"


def _quoted(line: str, finding: Finding, look: _Look) -> list[str]:
    """The offending line, and a caret below its column."""
    shown = quote(line, finding.column, width=max(20, look.width - 9))
    bar = look.paint("|", "dim")
    told = [f"     {bar} {shown.words}"]
    if finding.column:
        told.append(f"     {bar} {' ' * shown.cells}{look.paint('^', _STYLES[finding.severity])}")
    return told


def _places(finding: Finding, tongue: Tongue) -> str:
    """The first related places. How many more there are is said only if all are known: a link of the theme lists some."""
    places = ", ".join(harmless(str(span)) for span in finding.also[:_PLACES])
    more = len(finding.also) - _PLACES
    if finding.problem and finding.problem.pages > len(finding.also) + 1:
        return places + ", …"
    return places + (tongue.count(more, " and {n} more", " and {n} more") if more > 0 else "")


def _waived(waived: Waived, tongue: Tongue) -> str:
    finding, waiver = waived.finding, waived.waiver
    return tongue.say(
        "waived: {place}  {message}  [{rule}]  until {until} ({owner}: {reason})",
        place=harmless(f"{finding.path}:{finding.line}"),
        message=harmless(tongue.message(finding)),
        rule=finding.rule,
        until=waiver.until,
        owner=harmless(waiver.owner),
        reason=harmless(waiver.reason),
    )


def _skipped(report: Report, tongue: Tongue) -> Iterator[str]:
    for reason, rules in not_checked(report, tongue):
        yield tongue.say("not checked: {rules}: {reason}", rules=rules, reason=harmless(reason))


def _statistics(report: Report, look: _Look) -> Iterator[str]:
    """The counts by rule, the largest first."""
    for rule, findings in by_rule(report.findings):
        counts = Counter(finding.severity for finding in findings)
        severities = ", ".join(look.tongue.say(severity.value) for severity in SEVERITIES if counts[severity])
        yield f"{look.tongue.number(len(findings)):>7}  {rule}  {findings[0].name:<24}  {severities}"


def _summary(report: Report, look: _Look) -> str:
    tongue = look.tongue
    gate = (
        look.paint(tongue.say("gate open"), "bold green")
        if report.is_open
        else look.paint(tongue.say("gate shut"), "bold red")
    )
    return tongue.say(
        "{gate}: {found} ({checked})", gate=gate, found=found(report, tongue), checked=checked(report, tongue)
    )
