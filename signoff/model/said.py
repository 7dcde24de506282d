"""What is said about it: problems, findings and the report that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from signoff.model.span import Span
from signoff.model.written import Waiver
from signoff.phrases import filled


class Severity(StrEnum):
    """How much a finding weighs: an error shuts the gate."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields. At least one of `span` (a source) and `page` (a built file) is given.

    `message` and `hint` are templates, filled from `facts`, so that a report can say them in another language; `link` is
    the `order` of the link at fault, an id that a second element bears, or `<title>` for the last of them, by which the line of the HTML is found; `severity` overrides the rule's own; `pages`
    is on how many pages the problem stands, when one problem speaks for all of them; `others` are the same on some more, by page and
    `link`.
    """

    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    span: Span | None = None
    page: str | None = None
    link: int | str | None = None
    url: str | None = None
    also: tuple[Span, ...] = ()
    hint: str = ""
    severity: Severity | None = None
    pages: int = 1
    others: tuple[tuple[str, int | str], ...] = ()

    @property
    def words(self) -> str:
        """The message in English."""
        return filled(self.message, self.facts)

    @property
    def advice(self) -> str:
        """The hint in English."""
        return filled(self.hint, self.facts)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem signed with its rule. `fingerprint` stays the same while lines move.

    `message` and `hint` are English; `problem` holds their templates and facts, for a report in another language.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    path: str
    line: int
    column: int | None
    url: str | None
    page: str | None
    also: tuple[Span, ...]
    hint: str
    fingerprint: str
    problem: Problem | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that was passed over, and the waiver that accepts it."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Manual:
    """What a report says of a rule: `words` is its manual page, whose first line is the defect."""

    rule: str
    name: str
    severity: Severity
    words: str

    @property
    def summary(self) -> str:
        return self.words.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Standings:
    """How one language of one article stands. Days are counted from the day of the report; None without an approval."""

    key: str
    language: str
    title: str
    state: str
    version: str
    reviewer: str
    age: int | None
    left: int | None


@dataclass(frozen=True, slots=True)
class Overview:
    """All articles in their languages, and the pages that are hard to find.

    `one_sided` are pages to which the links of one language alone lead, with that language; `orphans` those to which none does.
    """

    languages: tuple[str, ...]
    texts: tuple[Standings, ...]
    one_sided: tuple[tuple[str, str], ...] = ()
    orphans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What the gate says: `checked` counts pages, links, articles and rules; `skipped` names rules and why.

    `waived` findings do not shut the gate; `manuals` are those of the rules that ran; `overview` is None without sources.
    """

    findings: tuple[Finding, ...]
    checked: Mapping[str, int]
    skipped: Mapping[str, str] = field(default_factory=dict)
    waived: tuple[Waived, ...] = ()
    manuals: tuple[Manual, ...] = ()
    overview: Overview | None = None

    @property
    def is_open(self) -> bool:
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)
