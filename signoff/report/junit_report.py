"""The report for Jenkins, GitLab and others that read JUnit's XML. Always English.

A suite for each rule, and in it a case for each finding; a rule that found nothing is one case that passed. Only errors are
failures, since only errors shut the gate; what was waived or could not be checked is skipped, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from signoff.model import Finding, Report, Severity, Waived
from signoff.report.harmless import harmless
from signoff.report.quotes import Lines


def render_junit(report: Report, lines: Lines) -> str:
    """The report as JUnit XML, in UTF-8."""
    top = Element("testsuites", name="signoff")
    names = {manual.rule: manual.name for manual in report.manuals} | dict.fromkeys(report.skipped, "")
    names |= {found.rule: found.name for found in (*report.findings, *(waived.finding for waived in report.waived))}
    for rule in sorted(names):
        _suite(top, rule, names[rule], report, lines)
    _count(top, top)
    indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(top, encoding="unicode") + "\n"


def _suite(top: Element, rule: str, name: str, report: Report, lines: Lines) -> None:
    suite = SubElement(top, "testsuite", name=f"{rule} {name}".strip())
    seen: Counter[str] = Counter()
    for finding in report.findings:
        if finding.rule == rule:
            _found(_case(suite, finding, seen), finding, lines)
    for waived in report.waived:
        if waived.finding.rule == rule:
            _waived(_case(suite, waived.finding, seen), waived)
    if rule in report.skipped:
        case = SubElement(suite, "testcase", name=rule, classname=f"signoff.{rule}", time="0")
        SubElement(case, "skipped", message=harmless(report.skipped[rule]))
    elif not len(suite):
        SubElement(suite, "testcase", name=f"{rule} {name}", classname=f"signoff.{rule}", time="0")
    _count(suite, [suite])


def _case(suite: Element, finding: Finding, seen: Counter[str]) -> Element:
    """A case. Its name has no line, so that a trend follows it while lines move; readers take equal names for one case."""
    name = harmless(f"{finding.path}: {finding.message}")
    seen[name] += 1
    name += f" (again, {seen[name] - 1})" if seen[name] > 1 else ""
    file, line = harmless(finding.path), str(finding.line)
    return SubElement(suite, "testcase", name=name, classname=f"signoff.{finding.rule}", file=file, line=line, time="0")


def _found(case: Element, finding: Finding, lines: Lines) -> None:
    told = "\n".join(_told(finding, lines))
    if finding.severity is Severity.ERROR:
        message = harmless(finding.message)
        SubElement(case, "failure", type=finding.name, message=message).text = told
    else:
        SubElement(case, "system-out").text = f"{finding.severity.value}\n{told}"


def _told(finding: Finding, lines: Lines) -> Iterable[str]:
    place = f"{finding.path}:{finding.line}" + (f":{finding.column}" if finding.column else "")
    yield harmless(f"{place}: {finding.message} [{finding.rule}]")
    if line := lines(finding.path, finding.line):
        yield harmless(f"| {line.strip()[:200]}")
    if finding.url:
        yield harmless(f"address: {finding.url}")
    if finding.also:
        yield harmless("also: " + ", ".join(map(str, finding.also)))
    if finding.hint:
        yield harmless(f"do: {finding.hint}")


def _waived(case: Element, waived: Waived) -> None:
    waiver = waived.waiver
    message = harmless(f"waived until {waiver.until} by {waiver.owner}: {waiver.reason}")
    SubElement(case, "skipped", message=message)


def _count(element: Element, suites: Iterable[Element]) -> None:
    cases = [case for suite in suites for case in suite.iter("testcase")]
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", "0")
    element.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
