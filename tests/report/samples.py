"""Reports to render, and the files that they quote."""

from __future__ import annotations

from datetime import date

from signoff.model import Finding, Manual, Problem, Report, Severity, Span, Waived, Waiver
from signoff.phrases import Phrase
from signoff.report import Lines

FILES = {
    "content/articles/knee/en.md": "Title: Knee\nSlug: knee\n\nSee [the hip](/en/hipp/).\n\nThe dose is XXX mg.\n",
    "content/articles/knee/fr.md": "Title: Genou\nSumary: Tout\n\nDose\u00a0: 10 mg.\n",
    "output/en/knee/index.html": '<html lang="en">\n<ul>\n\t<li>検査 <a href="/en/gone/">gone</a></li>\n</ul>\n</html>\n',
}

_MANUALS = (
    Manual("LNK001", "target-missing", Severity.ERROR, "A link leads nowhere.\n\nWhy: it {ends} there.\n\nBad: a.md\n    [x](y)\nGood:\n    [x](z)\n\nSource: house rule."),
    Manual("REV003", "overdue", Severity.WARNING, "A review is due.\n\nWhy: medicine moves on.\n\nSource: house rule."),
    Manual("SRC002", "field-unknown", Severity.WARNING, "A text has a field that nobody reads.\n\nSource: house rule."),
    Manual("SRC006", "placeholder-left", Severity.ERROR, "Words were to be replaced.\n\nSource: house rule."),
)  # fmt: skip
_WAIVER = Waiver(
    "SRC006",
    "content/*",
    "",
    "",
    "the | dose <is> asked for",
    "j.silvera",
    date(2025, 6, 30),
    Span("content/waivers.toml"),
)


def finding(
    rule: str,
    name: str,
    problem: Problem,
    *,
    severity: Severity = Severity.ERROR,
    column: int | None = None,
    fingerprint: str = "0123456789abcdef",
) -> Finding:
    """A finding as the engine signs it, at the problem's own span."""
    span = problem.span or Span("output/en/knee/index.html")
    message = problem.words + (f" (on {problem.pages:,} pages)" if problem.pages > 1 else "")
    place = (span.path, span.line, column or span.column)
    rest = (problem.url, problem.page, problem.also, problem.advice, fingerprint, problem)
    return Finding(rule, name, severity, message, *place, *rest)


TYPO = finding(
    "LNK001",
    "target-missing",
    Problem(
        "{path} is not built",
        {"path": "/en/hipp/", "guess": "/en/hip/"},
        span=Span("content/articles/knee/en.md", 4, 5),
        page="en/knee/index.html",
        url="/en/hipp/",
        also=(Span("output/en/knee/index.html", 7, 12),),
        hint="nearest: {guess}",
    ),
)
UNKNOWN = finding(
    "SRC002",
    "field-unknown",
    Problem(
        "nobody reads the field {field}{guess}",
        {
            "field": "Sumary",
            "guess": Phrase(': did you mean "{word}"?', {"word": "Summary"}),
            "names": "Title, Summary",
        },
        span=Span("content/articles/knee/fr.md", 2),
        hint="known fields: {names}",
    ),
    severity=Severity.WARNING,
    fingerprint="1123456789abcdef",
)
THEME = finding(
    "LNK001",
    "target-missing",
    Problem(
        "{path} is not built",
        {"path": "/en/gone/"},
        span=Span("output/en/knee/index.html", 3, 9),
        page="en/knee/index.html",
        url="/en/gone/",
        also=tuple(Span(f"output/en/page-{number:02}/index.html") for number in range(1, 21)),
        hint="correct the address, or build the page",
        pages=9998,
    ),
    fingerprint="2123456789abcdef",
)
DUE = finding(
    "REV003",
    "overdue",
    Problem(
        "the review of {url} is due on {due}",
        {"url": "/en/knee/", "due": "2024-07-30"},
        span=Span("content/articles/knee/reviews.toml", 9),
        hint="let a reviewer read the text again and sign it",
    ),
    severity=Severity.NOTE,
    fingerprint="3123456789abcdef",
)
PLACEHOLDER = finding(
    "SRC006",
    "placeholder-left",
    Problem("{words!r} was left to be replaced", {"words": "XXX"}, span=Span("content/articles/knee/en.md", 6)),
    fingerprint="4123456789abcdef",
)
CHECKED = {"pages": 9998, "links": 600000, "articles": 1, "rules": 4}
SHUT = Report(
    (TYPO, UNKNOWN, DUE, THEME),
    CHECKED,
    {
        "REV001": "needs the sources and the ledger (--isolated)",
        "LNK013": "needs the sources and the ledger (--isolated)",
    },
    (Waived(PLACEHOLDER, _WAIVER),),
    _MANUALS,
)
OPEN = Report((), {"pages": 1, "links": 0, "articles": 0, "rules": 4}, manuals=_MANUALS)

# Everything that a page could say to harm a terminal, a log, a viewer or a reader.
VENOM = (
    "<script>alert(1)</script> & \"q\" 'q' \x1b[31mred\x1b]8;;http://evil\x07 \r\n::error::pwned ##[error]x ]]> \u202egnp.exe\u2066 "
    "\x00\x9b\u2028\ufeff\ud800\uffff %0A| `x` [l](http://e) {0} {x} **b** <!-- --> $(id) \U000e0041"
)


def poisoned() -> Report:
    """A report in which each field that is not ours carries the venom."""
    path = f"content/{VENOM}/en.md"
    problem = Problem(
        "{words} was left", {"words": VENOM}, span=Span(path, 1, 3), page=f"{VENOM}.html", url=VENOM,
        also=(Span(path, 2, 1),), hint="correct {words}",
    )  # fmt: skip
    found = finding("SRC006", "placeholder-left", problem)
    waiver = Waiver("SRC006", path, "", "", VENOM, VENOM, date(2025, 6, 30), Span(path))
    many = tuple([found] * 12)
    return Report(many, CHECKED, {"LNK013": VENOM}, (Waived(found, waiver),), _MANUALS)


def lines(path: str, line: int) -> str | None:
    """The lines of FILES; of poisoned files, the venom."""
    if path in FILES:
        found = FILES[path].split("\n")
        return found[line - 1] if 0 < line <= len(found) else None
    return VENOM.replace("\n", " ") if "script" in path and line < 4 else None


_: Lines = lines
