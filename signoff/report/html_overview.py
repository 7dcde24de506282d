"""The part of the HTML report that shows all articles: a matrix by language, a chart of ages with the due line, and loose ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from signoff.model import Overview, Standings
from signoff.report.harmless import harmless
from signoff.report.tongue import Tongue

_BARS = 60  # texts in the chart: those whose review is due first
_WIDTH, _DUE, _ROW, _LEFT = 900, 500, 22, 260  # of the drawing; the due line stands _DUE right of _LEFT
_LATEST = 1.2  # a bar that is longer is cut here
_LETTERS = 34


def overview_parts(overview: Overview | None, tongue: Tongue) -> Iterator[str]:
    """The sections; none without sources."""
    if overview is None or not overview.texts:
        return
    yield f'<h2 id="articles">{_said(tongue.say("All articles"))}</h2>'
    yield from _matrix(overview, tongue)
    yield from _chart([text for text in overview.texts if text.age is not None and text.left is not None], tongue)
    if overview.one_sided:
        yield f'<h3 id="one-sided">{_said(tongue.say("Linked to in one language only"))}</h3>\n<ul>'
        for key, language in overview.one_sided:
            yield f"<li>{_said(key)} ({_said(tongue.language_name(language))})</li>"
        yield "</ul>"
    if overview.orphans:
        yield f'<h3 id="orphans">{_said(tongue.say("No link leads here"))}</h3>\n<ul>'
        yield from (f"<li>{_said(page)}</li>" for page in overview.orphans)
        yield "</ul>"


def _matrix(overview: Overview, tongue: Tongue) -> Iterator[str]:
    texts = {(text.key, text.language): text for text in overview.texts}
    yield '<div class="wide" tabindex="0" role="region" aria-labelledby="articles">\n<table class="counts matrix">\n<thead><tr>'
    yield f'<th scope="col">{_said(tongue.say("Article"))}</th>'
    names = map(tongue.language_name, overview.languages)
    yield from (f'<th scope="col">{_said(name)}</th>' for name in names)
    yield "</tr></thead>\n<tbody>"
    for key in dict.fromkeys(text.key for text in overview.texts):
        cells = (_cell(texts.get((key, language)), tongue) for language in overview.languages)
        yield f'<tr><th scope="row">{_said(key)}</th>{"".join(cells)}</tr>'
    yield "</tbody>\n</table>\n</div>"


def _cell(text: Standings | None, tongue: Tongue) -> str:
    if text is None:
        return "<td>–</td>"
    good = "open" if text.state == "in step" else "warning"
    parts = [f'<strong class="{good}">{_said(_state(text.state, tongue))}</strong>']
    parts += [_said(words) for words in (text.version, text.reviewer) if words]
    if text.left is not None:
        days = tongue.count(text.left, "{n} day left", "{n} days left") if text.left >= 0 else tongue.say("overdue")
        parts.append(_said(days))
    return f"<td>{'<br>'.join(parts)}</td>"


def _state(state: str, tongue: Tongue) -> str:
    """A state of signoff/review/status.py."""
    said = {
        "never reviewed": tongue.say("never reviewed"),
        "withdrawn": tongue.say("withdrawn"),
        "new version waiting": tongue.say("new version waiting"),
        "text changed": tongue.say("text changed"),
        "overdue": tongue.say("overdue"),
        "stale": tongue.say("stale"),
        "in step": tongue.say("in step"),
    }
    return said.get(state, state)


def _chart(texts: Sequence[Standings], tongue: Tongue) -> Iterator[str]:
    """A bar for each text: how much of the time between its review and the day it is due has gone."""
    if not texts:
        return
    shown = sorted(texts, key=lambda text: (text.left or 0, text.key, text.language))[:_BARS]
    height = _ROW * (len(shown) + 1) + 6
    label = tongue.say("Age of the reviews, as a share of the time until they are due")
    yield f'<h3 id="ages">{_said(label)}</h3>'
    yield f'<svg class="ages" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="ages">'
    for number, text in enumerate(shown):
        age, left = text.age or 0, text.left or 0
        share = min(_LATEST, age / (age + left)) if age + left > 0 else _LATEST
        top, kind = _ROW * number, "late" if left < 0 else "fine"
        name = f"{text.key} {text.language}"
        name = name if len(name) <= _LETTERS else name[: _LETTERS - 4] + "… " + text.language
        days = tongue.count(age, "{n} day", "{n} days")
        yield f'<text x="{_LEFT - 8}" y="{top + 16}" text-anchor="end">{_said(name)}</text>'
        yield f'<rect class="{kind}" x="{_LEFT}" y="{top + 3}" width="{max(2, round(share * _DUE))}" height="{_ROW - 6}"/>'
        yield f'<text x="{_LEFT + max(2, round(share * _DUE)) + 6}" y="{top + 16}">{_said(days)}</text>'
    bottom = _ROW * len(shown)
    yield f'<line class="due" x1="{_LEFT + _DUE}" y1="0" x2="{_LEFT + _DUE}" y2="{bottom}"/>'
    yield f'<text x="{_LEFT + _DUE}" y="{bottom + 18}" text-anchor="middle">{_said(tongue.say("due"))}</text>\n</svg>'
    if len(texts) > len(shown):
        more = tongue.count(len(texts) - len(shown), "… and {n} more text", "… and {n} more texts")
        yield f'<p class="soft">{_said(more)}</p>'


def _said(words: str) -> str:
    return escape(harmless(words))
