"""A whole source with its findings below their lines, as coverage reports show lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from signoff.model import Finding
from signoff.report.harmless import harmless
from signoff.report.quotes import Lines, quote
from signoff.report.tongue import Tongue

_LONGEST = 2000  # lines; a longer file is shown around its findings alone
_WIDEST = 400  # characters of a line


def whole_source(
    path: str, findings: Sequence[Finding], ids: Mapping[int, str], lines: Lines, tongue: Tongue
) -> Iterator[str]:
    """The file, closed until somebody opens it; nothing when it cannot be quoted, is too long or is no text of an editor."""
    if not path.endswith((".md", ".toml")) or lines(path, 1) is None or lines(path, _LONGEST + 1) is not None:
        return
    at: dict[int, list[Finding]] = {}
    for finding in findings:
        at.setdefault(finding.line, []).append(finding)
    summary = _said(tongue.say("The whole source"))
    yield f'<details><summary>{summary}</summary>\n<div class="source">\n<table aria-label="{_said(path)}">\n<tbody>'
    number = 1
    while (line := lines(path, number)) is not None:
        here = ' class="here"' if number in at else ""
        yield f'<tr{here}><th scope="row">{number}</th><td>{escape(quote(line, None, width=_WIDEST).words)}</td></tr>'
        for finding in at.get(number, ()):
            weight = finding.severity.value
            yield (
                f'<tr class="said"><th></th><td><a href="#{ids[id(finding)]}"><span class="weight {weight}">'
                f"{_said(tongue.say(weight))}</span> {_said(tongue.message(finding))}</a></td></tr>"
            )
        number += 1
    yield "</tbody>\n</table>\n</div>\n</details>"


def _said(words: str) -> str:
    return escape(harmless(words))
