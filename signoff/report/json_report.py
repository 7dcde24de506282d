"""The report for programs: schema signoff-report/1 (docs/report.schema.json). Always English."""

from __future__ import annotations

import json
from typing import Any

from signoff.model import Finding, Report, Waived
from signoff.report.harmless import harmless_json
from signoff.report.quotes import Lines


def render_json(report: Report, _lines: Lines) -> str:
    """The report as JSON, with a line end."""
    document = {
        "schema": "signoff-report/1",
        "gate": "open" if report.is_open else "shut",
        "checked": dict(report.checked),
        "findings": [_finding(finding) for finding in report.findings],
        "waived": [_waived(waived) for waived in report.waived],
        "skipped": dict(report.skipped),
    }
    return harmless_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "url": finding.url,
        "page": finding.page,
        "also": [{"path": span.path, "line": span.line, "column": span.column} for span in finding.also],
        "hint": finding.hint,
        "fingerprint": finding.fingerprint,
    }


def _waived(waived: Waived) -> dict[str, Any]:
    waiver = waived.waiver
    until = waiver.until.isoformat() if waiver.until else None
    return {**_finding(waived.finding), "reason": waiver.reason, "owner": waiver.owner, "until": until}
