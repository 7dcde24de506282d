"""The report as one HTML file: no script, no request, findings by file and by rule with the source around each.

Whatever comes from pages and sources is text, never markup; a content security policy forbids all but this file's own
stylesheet, so that even a defect here could load and run nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from itertools import groupby

from signoff.model import Finding, Report, Waived
from signoff.report.harmless import harmless
from signoff.report.html_overview import overview_parts
from signoff.report.html_sources import whole_source
from signoff.report.html_style import STYLE
from signoff.report.quotes import Lines, quote
from signoff.report.sums import by_rule, checked, found, not_checked
from signoff.report.tongue import ENGLISH, Tongue

_AROUND = 2  # lines of source shown before and after the line at fault
_WIDEST = 240  # characters of a line; a page on one line is shown around its column


def render_html(report: Report, lines: Lines, *, tongue: Tongue = ENGLISH) -> str:
    """The report as a whole document."""
    ids = {id(finding): f"f{number}" for number, finding in enumerate(report.findings, 1)}
    is_open, gate = report.is_open, _gate(report, tongue)
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    parts = [
        f'<!DOCTYPE html>\n<html lang="{tongue.language}">\n<head>\n<meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="robots" content="noindex">\n<title>{_said(tongue.say("signoff: {gate}", gate=gate))}</title>\n<style>{STYLE}</style>\n</head>',
        f'<body>\n<main>\n<h1>signoff</h1>\n<p class="verdict {"open" if is_open else "shut"}">{gate}</p>',
        f"<p>{_said(found(report, tongue))}<br>{_said(checked(report, tongue))}</p>",
    ]
    parts += overview_parts(report.overview, tongue)
    if report.findings:
        parts += _by_rule(report, ids, tongue)
        parts += _by_file(report, ids, lines, tongue)
    parts += _waived(report, tongue)
    parts += _skipped(report, tongue)
    return "\n".join([*parts, "</main>\n</body>\n</html>"]) + "\n"


def _gate(report: Report, tongue: Tongue) -> str:
    return _said(tongue.say("gate open") if report.is_open else tongue.say("gate shut"))


def _by_rule(report: Report, ids: dict[int, str], tongue: Tongue) -> Iterator[str]:
    yield f'<h2 id="rules">{_said(tongue.say("By rule"))}</h2>\n<table class="counts">\n<thead><tr>'
    for name in (tongue.say("Rule"), tongue.say("Findings"), tongue.say("Places")):
        yield f'<th scope="col">{_said(name)}</th>'
    yield "</tr></thead>\n<tbody>"
    for rule, findings in by_rule(report.findings):
        places = ", ".join(f'<a href="#{ids[id(finding)]}">{_place(finding)}</a>' for finding in findings)
        yield (
            f'<tr><th scope="row">{_said(rule)} {_said(findings[0].name)}</th>'
            f'<td class="number">{tongue.number(len(findings))}</td><td>{places}</td></tr>'
        )
    yield "</tbody>\n</table>"


def _by_file(report: Report, ids: dict[int, str], lines: Lines, tongue: Tongue) -> Iterator[str]:
    yield f'<h2 id="files">{_said(tongue.say("By file"))}</h2>'
    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        findings = list(group)
        yield f'<h3 class="file">{_said(path)}</h3>'
        for finding in findings:
            yield from _finding(finding, ids[id(finding)], lines, tongue)
        yield from whole_source(path, findings, ids, lines, tongue)


def _finding(finding: Finding, name: str, lines: Lines, tongue: Tongue) -> Iterator[str]:
    severity = finding.severity.value
    yield f'<div class="finding" id="{name}">'
    yield (
        f'<p><span class="weight {severity}">{_said(tongue.say(severity))}</span> {_said(tongue.message(finding))} '
        f'<span class="soft">({_said(finding.rule)} {_said(finding.name)})</span></p>'
    )
    yield from _source(finding, lines, tongue)
    if finding.url:
        yield f"<p>{_said(tongue.say('address: {url}', url=finding.url))}</p>"
    if finding.also:
        places = ", ".join(str(span) for span in finding.also)
        yield f'<p class="soft">{_said(tongue.say("also: {places}", places=places))}</p>'
    if hint := tongue.hint(finding):
        yield f"<p>{_said(tongue.say('do: {hint}', hint=hint))}</p>"
    yield "</div>"


def _source(finding: Finding, lines: Lines, tongue: Tongue) -> Iterator[str]:
    """The line at fault and its neighbours, numbered; nothing when the file cannot be quoted."""
    if lines(finding.path, finding.line) is None:
        yield f'<p class="soft">{_said(tongue.say("line {line}", line=finding.line))}</p>'
        return
    label = _said(tongue.say("Source, line {line}", line=finding.line))
    yield f'<div class="source">\n<table aria-label="{label}">\n<tbody>'
    for number in range(max(1, finding.line - _AROUND), finding.line + _AROUND + 1):
        line = lines(finding.path, number)
        if line is None:
            continue
        is_here = number == finding.line
        shown = quote(line, finding.column if is_here else None, width=_WIDEST)
        marked = f"<mark>{escape(shown.at)}</mark>" if shown.at else ""
        row = f'<th scope="row">{number}</th><td>{escape(shown.before)}{marked}{escape(shown.after)}</td>'
        yield f'<tr class="here">{row}</tr>' if is_here else f"<tr>{row}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _waived(report: Report, tongue: Tongue) -> Iterator[str]:
    if not report.waived:
        return
    yield f'<h2 id="waived">{_said(tongue.say("Waived"))}</h2>\n<table class="counts">\n<thead><tr>'
    for name in ("Place", "Finding", "Reason", "Owner", "Until"):
        yield f'<th scope="col">{_said(tongue.say(name))}</th>'
    yield "</tr></thead>\n<tbody>"
    for waived in report.waived:
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in _waiver(waived, tongue))}</tr>"
    yield "</tbody>\n</table>"


def _waiver(waived: Waived, tongue: Tongue) -> tuple[str, ...]:
    finding, waiver = waived.finding, waived.waiver
    message = f"{tongue.message(finding)} ({finding.rule})"
    cells = (f"{finding.path}:{finding.line}", message, waiver.reason, waiver.owner, str(waiver.until))
    return tuple(_said(cell) for cell in cells)


def _skipped(report: Report, tongue: Tongue) -> Iterator[str]:
    if not report.skipped:
        return
    yield f'<h2 id="skipped">{_said(tongue.say("Not checked"))}</h2>\n<ul>'
    for reason, rules in not_checked(report, tongue):
        yield f"<li>{_said(tongue.say('{reason}: {rules}', reason=reason, rules=rules))}</li>"
    yield "</ul>"


def _place(finding: Finding) -> str:
    return _said(f"{finding.path}:{finding.line}")


def _said(words: str) -> str:
    """Words as text of HTML."""
    return escape(harmless(words))
