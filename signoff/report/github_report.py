"""Workflow commands: GitHub Actions shows each as an annotation at its line. Always English.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word; so the rest is listed in
the log, and a notice says how many there are.
"""

from __future__ import annotations

from collections import Counter

from signoff.model import Finding, Report, Severity
from signoff.report.harmless import harmless
from signoff.report.quotes import Lines
from signoff.report.sums import found
from signoff.report.tongue import ENGLISH

SHOWN = 10  # annotations of one kind that GitHub shows for a step
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(report: Report, _lines: Lines) -> str:
    """The annotations, errors first, then the rest as a group of the log, and the line that sums up."""
    shown: list[Finding] = []
    rest: list[Finding] = []
    counts: Counter[Severity] = Counter()
    too_many = any(report.count(severity) > SHOWN for severity in _KINDS)
    for finding in sorted(report.findings, key=lambda finding: list(_KINDS).index(finding.severity)):
        room = SHOWN - 1 if finding.severity is Severity.NOTE and too_many else SHOWN  # one is for the notice itself
        (shown if counts[finding.severity] < room else rest).append(finding)
        counts[finding.severity] += 1
    told = [_annotation(finding) for finding in shown]
    if rest:
        words = f"{len(rest)} more {'finding' if len(rest) == 1 else 'findings'} in the log of this step"
        told += [_command("notice", {"title": "signoff"}, words), f"::group::{words}"]
        told += [_plain(finding) for finding in rest]
        told.append("::endgroup::")
    gate = "open" if report.is_open else "shut"
    return "\n".join([*told, f"gate {gate}: {found(report, ENGLISH)}"]) + "\n"


def _annotation(finding: Finding) -> str:
    properties = {"file": finding.path, "line": str(finding.line)}
    if finding.column:
        properties["col"] = str(finding.column)
    properties["title"] = f"{finding.rule} {finding.name}"
    words = [harmless(finding.message)]
    if finding.url and finding.url not in finding.message:
        words.append(harmless(f"address: {finding.url}"))
    if finding.hint:
        words.append(harmless(f"do: {finding.hint}"))
    return _command(_KINDS[finding.severity], properties, "\n".join(words))


def _command(kind: str, properties: dict[str, str], words: str) -> str:
    """A workflow command, escaped as the runner unescapes it: %, line ends, and in properties : and , too."""
    told = ",".join(f"{name}={_property(harmless(value))}" for name, value in properties.items())
    return f"::{kind} {told}::{_data(words)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _plain(finding: Finding) -> str:
    """A line of the log. The runner obeys ::command:: at its start and ##[command] anywhere: neither can come about."""
    words = f"{finding.path}:{finding.line}: {finding.severity.value}: {finding.message} [{finding.rule}]"
    return "- " + harmless(words).replace("##[", "## [")
