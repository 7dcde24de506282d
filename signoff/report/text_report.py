"""The report for people: by file, the offending line quoted, what to do, and one line that sums up."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from signoff.model import Finding, Report, Severity

# The text of a line of a file; None when it cannot be quoted.
Lines = Callable[[str, int], str | None]
Paint = Callable[[str, str], str]

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_LONGEST = 100


def plain(words: str, _style: str) -> str:
    """Words without colour."""
    return words


def render_text(report: Report, lines: Lines, paint: Paint = plain) -> str:
    """The report as text. `paint` gives words a style of rich, such as "bold red"."""
    parts = []
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        parts.append(paint(path, "bold"))
        parts.extend(_finding(finding, lines, paint) for finding in findings)
    if report.skipped:
        reasons = groupby(sorted(report.skipped, key=lambda rule: (report.skipped[rule], rule)), key=report.skipped.get)
        parts.append("\n".join(f"not checked: {', '.join(rules)}: {reason}" for reason, rules in reasons) + "\n")
    parts.append(_summary(report, paint))
    return "\n".join(parts) + "\n"


def _finding(finding: Finding, lines: Lines, paint: Paint) -> str:
    place = f"{finding.line}" + (f":{finding.column}" if finding.column else "")
    style = _STYLES[finding.severity]
    told = [f"  {place}  {paint(finding.severity.value, style)}  {finding.message}  [{finding.rule}]"]
    if quoted := lines(finding.path, finding.line):
        told += _quote(quoted.rstrip(), finding, paint)
    if finding.url and finding.url not in (quoted or "") and finding.url not in finding.message:
        told.append(f"       address: {finding.url}")
    if finding.also:
        told.append("       also: " + ", ".join(str(span) for span in finding.also[:5]) + _more(len(finding.also) - 5))
    if finding.hint:
        told.append(f"       do: {finding.hint}")
    return "\n".join(told) + "\n"


def _quote(quoted: str, finding: Finding, paint: Paint) -> list[str]:
    """The offending line, shortened around its column, and a caret below the column."""
    column = (finding.column or 1) - 1
    start = max(0, column - 40) if len(quoted) > _LONGEST else 0
    shown = quoted[start : start + _LONGEST].replace("\t", " ")
    shown = ("…" if start else "") + shown + ("…" if start + _LONGEST < len(quoted) else "")
    bar = paint("|", "dim")
    told = [f"     {bar} {shown}"]
    if finding.column:
        told.append(f"     {bar} {' ' * (column - start + (1 if start else 0))}{paint('^', _STYLES[finding.severity])}")
    return told


def _more(count: int) -> str:
    return f" and {count} more" if count > 0 else ""


def _summary(report: Report, paint: Paint) -> str:
    errors, warnings, notes = (report.count(severity) for severity in Severity)
    gate = paint("gate open", "bold green") if report.is_open else paint("gate shut", "bold red")
    found = ", ".join(
        _counted(count, word) for count, word in [(errors, "error"), (warnings, "warning"), (notes, "note")]
    )
    checked = ", ".join(_counted(report.checked[what], what.removesuffix("s")) for what in report.checked)
    return f"{gate}: {found} ({checked})"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
