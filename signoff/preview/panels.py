"""The panels of the review strip and of the review bundle: values in, HTML out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.model import Block, Finding, Remark, Text
from signoff.preview.marked import changed, said, set_off
from signoff.preview.wording import say
from signoff.report.quotes import Lines
from signoff.report.tongue import tongue_of
from signoff.review.changes import Change, State, compare, runs_of
from signoff.review.changes import changes as changes_of
from signoff.review.measures import measures
from signoff.review.naming import block_name
from signoff.review.pairing import Pair, pairs

_BEGINNING = 60  # letters of a block, enough to find it on the page
_WIDEST = 240  # letters of a line that is quoted


@dataclass(frozen=True, slots=True)
class Panel:
    """HTML, and how many things in it want to be looked at."""

    html: str
    count: int


def changes_panel(since: Text | None, text: Text, language: str) -> Panel:
    """The blocks that differ from the last approved text; all of them when there is none."""
    found = compare((), runs_of(text)) if since is None else changes_of(since, text)
    told = [change for change in found if change.state is not State.EQUAL]
    if since is None:
        head = say(language, "first")
    else:
        head = say(language, "since" if told else "nothing", version=since.version)
    lines = _lines_of(found, text)
    items = [
        f'<li class="change {change.state.value}" tabindex="-1" data-block="{said(_beginning(change))}">'
        f'<span class="kind">{said(_kind(change.kind, language, lines.get(id(change))))}</span> '
        f'<span lang="{said(text.language)}">{changed(change, language, text.language)}</span></li>'
        for change in told
    ]
    return Panel(f"<p>{said(head)}</p><ol>{''.join(items)}</ol>" if items else f"<p>{said(head)}</p>", len(told))


def beside_panel(french: Text | None, english: Text | None, language: str) -> Panel:
    """The blocks of both languages side by side; pairs that want comparing are marked."""
    if french is None or english is None:
        return Panel(f"<p>{said(say(language, 'one language'))}</p>", 0)
    rows = [_row(pair, language) for pair in pairs(french, english)]
    count = sum(bool(reason) for _, reason in rows)
    head = "".join(f'<th scope="col">{said(say(language, name))}</th>' for name in ("french", "english"))
    summary = f"<p>{said(say(language, 'pairs', count=count, all=len(rows)))}</p>"
    return Panel(
        f"{summary}<table><thead><tr>{head}</tr></thead><tbody>{''.join(row for row, _ in rows)}</tbody></table>", count
    )


def findings_panel(
    findings: Sequence[Finding], texts: Sequence[Text], remarks: Sequence[Remark], lines: Lines, language: str
) -> Panel:
    """What the gate says of an article, each finding with its source line and the block of the page that it stands in."""
    parts = [*_remarks(remarks, language)]
    if findings:
        parts.append(f"<ol>{''.join(_finding(finding, texts, lines, language) for finding in findings)}</ol>")
    elif not remarks:
        parts.append(f"<p>{said(say(language, 'no findings'))}</p>")
    return Panel("".join(parts), len(findings) + len(remarks))


def _row(pair: Pair, language: str) -> tuple[str, str]:
    """A row of the table, French before English, and why it is marked ("" when it is not): by what TRN004 looks at."""
    reason = ""
    if not (pair.source and pair.translation):
        reason = say(language, "alone")
    elif measures(pair, "fr", "en").differ:
        reason = say(language, "differ numbers")
    cells = []
    for blocks, tongue in ((pair.source, "fr"), (pair.translation, "en")):
        words = "<br>".join(set_off(block.words, tongue) for block in blocks)
        mark = f' <strong class="reason">{said(reason)}</strong>' if blocks and reason else ""
        cells.append(f'<td><span lang="{tongue}">{words}</span>{mark}</td>')
    kind = (*pair.source, *pair.translation)[0].kind
    shown = "differs" if reason else "same"
    return f'<tr class="{shown} {said(kind)}">{"".join(cells)}</tr>', reason


def _lines_of(found: Sequence[Change], text: Text) -> dict[int, int]:
    """The line of each block of the new text, by the identity of its change."""
    there = [change for change in found if change.state is not State.DELETED]
    fields = [text.span(name).line for name in ("title", "summary") if text.value(name).strip()]
    lines = [*fields, *(block.line for block in text.blocks)]
    return {id(change): line for change, line in zip(there, lines, strict=False)} if len(there) == len(lines) else {}


def _kind(kind: str, language: str, line: int | None) -> str:
    name = block_name(language, kind)
    return f"{name}, {say(language, 'line', line=line)}" if line else name


def _beginning(change: Change) -> str:
    """The first words of the block as the page shows it, to find it there; "" for one that was deleted."""
    return "" if change.state is State.DELETED else change.without(State.DELETED)[:_BEGINNING]


def _finding(finding: Finding, texts: Sequence[Text], lines: Lines, language: str) -> str:
    tongue = tongue_of(language)
    severity = finding.severity.value
    quote = lines(finding.path, finding.line) or ""
    hint = tongue.hint(finding)
    block = _block_at(finding, texts)
    parts = [
        f'<li class="finding {severity}"><strong class="{severity}">{said(say(language, severity))}</strong>',
        said(tongue.message(finding)),
        f'<span class="soft">{said(finding.rule)} {said(finding.path)}:{finding.line}</span>',
    ]
    if quote.strip():
        parts.append(f"<pre>{said(quote.strip()[:_WIDEST])}</pre>")
    if hint:
        parts.append(f"<p>{said(say(language, 'do', hint=hint))}</p>")
    if block:
        parts.append(
            f'<button type="button" data-show="{said(block.words[:_BEGINNING])}">{said(say(language, "show"))}</button>'
        )
    return " ".join(parts) + "</li>"


def _block_at(finding: Finding, texts: Sequence[Text]) -> Block | None:
    """The block in which a finding's line lies; None when it is of another file, or above the body."""
    text = next((text for text in texts if text.path == finding.path), None)
    before = [block for block in text.blocks if block.line <= finding.line] if text else []
    return before[-1] if before else None


def _remarks(remarks: Sequence[Remark], language: str) -> Iterator[str]:
    if not remarks:
        return
    yield f"<h3>{said(say(language, 'remarks'))}</h3><ul>"
    for remark in remarks:
        words = say(language, "remark", by=remark.by, on=remark.on.isoformat(), what=remark.what)
        where = f'<blockquote lang="{said(remark.language)}">{said(remark.where)}</blockquote>' if remark.where else ""
        why = f"<p>{said(remark.why)}</p>" if remark.why else ""
        yield f'<li class="remark">{said(words)} <span class="soft">{said(str(remark.span))}</span>{where}{why}</li>'
    yield "</ul>"
