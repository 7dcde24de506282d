"""The report as SARIF 2.1.0, for GitHub code scanning and editors. Always English.

The numbers are those of sections of the standard (docs.oasis-open.org/sarif/sarif/v2.1.0).
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from signoff import __version__
from signoff.model import Finding, Manual, Report, Span, Waived
from signoff.report.harmless import harmless, harmless_json
from signoff.report.quotes import Lines

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


def render_sarif(report: Report, _lines: Lines) -> str:
    """The report as SARIF, with a line end."""
    rules = _rules(report)
    index = {rule["id"]: at for at, rule in enumerate(rules)}
    results = [_result(finding, index) for finding in report.findings]
    results += [_waived(waived, index) for waived in report.waived]
    run = {
        "tool": {"driver": {"name": "signoff", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of pyproject.toml."}}},
        "invocations": [_invocation(report)],
        "results": results,
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return harmless_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _rules(report: Report) -> list[dict[str, Any]]:
    """The rules that ran, and those that only a finding names."""
    manuals = {manual.rule: manual for manual in report.manuals}
    for finding in (*report.findings, *(waived.finding for waived in report.waived)):
        manuals.setdefault(finding.rule, Manual(finding.rule, finding.name, finding.severity, ""))
    return [_rule(manuals[rule]) for rule in sorted(manuals)]


def _rule(manual: Manual) -> dict[str, Any]:
    """A rule with its whole manual page. No helpUri: it has to be absolute (3.49.12), and the page travels along here."""
    rule: dict[str, Any] = {
        "id": manual.rule,
        "name": "".join(part.capitalize() for part in manual.name.split("-")),
        "defaultConfiguration": {"level": manual.severity.value},
        "properties": {"tags": [manual.rule[:3]], "documentation": f"docs/rules.md#{manual.rule.lower()}"},
    }
    if manual.words:
        rule["shortDescription"] = {"text": _message(manual.summary)}
        rule["fullDescription"] = {"text": _message(_paragraph(manual.words))}
        rule["help"] = {"text": _braces(manual.words), "markdown": _braces(_markdown(manual))}
    return rule


def _paragraph(words: str) -> str:
    """The defect and the reason why it matters, on one line."""
    defect, _, rest = words.partition("\n\n")
    return " ".join(f"{defect} {rest.partition(chr(10) * 2)[0]}".split())


def _markdown(manual: Manual) -> str:
    """The manual page with its examples, which are indented, as code."""
    words = re.sub(r"^(Why|Bad|Good|Source|Does not look at):", r"**\1:**", manual.words, flags=re.M)
    return re.sub(r"(?:^    .*\n?)+", lambda block: f"\n```\n{_dedented(block[0])}\n```\n\n", words, flags=re.M)


def _dedented(block: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in block.rstrip("\n").split("\n"))


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    words = finding.message + (f"\n{finding.hint}" if finding.hint else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity.value,
        "message": {"text": "\n".join(_message(line) for line in words.split("\n"))},
        "locations": [_location(Span(finding.path, finding.line, finding.column))],
        # GitHub follows a finding by primaryLocationLineHash alone; it cannot compute one for a file that is built.
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint, "signoff/v1": finding.fingerprint},
    }
    if finding.also:
        result["relatedLocations"] = [{"id": number, **_location(span)} for number, span in enumerate(finding.also, 1)]
    properties = {"url": finding.url, "page": finding.page}
    if kept := {name: value for name, value in properties.items() if value is not None}:
        result["properties"] = kept
    return result


def _waived(waived: Waived, index: dict[str, int]) -> dict[str, Any]:
    waiver = waived.waiver
    why = f"{waiver.reason} ({waiver.owner}, until {waiver.until})"
    suppression = {
        "kind": "external",
        "status": "accepted",
        "justification": harmless(why),
        "location": _location(waiver.span),
    }
    return {**_result(waived.finding, index), "suppressions": [suppression]}


def _location(span: Span) -> dict[str, Any]:
    region = {"startLine": span.line} | ({"startColumn": span.column} if span.column else {})
    return {"physicalLocation": {"artifactLocation": _artifact(span.path), "region": region}}


def _artifact(path: str) -> dict[str, str]:
    """A path below the project's folder as a relative URI; another one as a file: URI."""
    encoded = quote(path.encode("utf-8", "surrogateescape" if _is_filename(path) else "replace"), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{encoded}"}
    if re.match("[A-Za-z]:/", path):
        return {"uri": f"file:///{path[:2]}{encoded[4:]}"}
    return {"uri": encoded, "uriBaseId": _ROOT}


def _is_filename(path: str) -> bool:
    """Whether each lone surrogate in it stands for a byte that is not UTF-8, as Python reads file names."""
    return all(not "\ud800" <= char <= "\udfff" or "\udc80" <= char <= "\udcff" for char in path)


def _invocation(report: Report) -> dict[str, Any]:
    notes = [
        {"level": "note", "message": {"text": _message(f"{rule} was not checked: {reason}")}}
        for rule, reason in sorted(report.skipped.items())
    ]
    invocation: dict[str, Any] = {"executionSuccessful": True, "exitCode": 0 if report.is_open else 1}
    return invocation | ({"toolConfigurationNotifications": notes} if notes else {})


def _message(words: str) -> str:
    """A message string (3.11.5, 3.11.6): braces are doubled, and nothing in it is a link."""
    plain = harmless(words)
    if "](" in plain:
        plain = re.sub(r"([\\\[\]])", r"\\\1", plain)
    return _braces(plain)


def _braces(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
