"""Report -> text, json, junit, sarif, github, summary, html: what people and programs read.

Pure: a report and the lines of its sources in, a string out. Text, summary and html speak the reader's language; programs
read English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from signoff.model import Report
from signoff.report.github_report import render_github
from signoff.report.html_report import render_html
from signoff.report.json_report import render_json
from signoff.report.junit_report import render_junit
from signoff.report.quotes import Lines
from signoff.report.sarif_report import render_sarif
from signoff.report.summary_report import render_summary
from signoff.report.text_report import render_text
from signoff.report.tongue import LANGUAGES, Tongue, language_of, tongue_of

__all__ = ["FORMATS", "LANGUAGES", "Lines", "Renderer", "Tongue", "language_of", "render_text", "spoken", "tongue_of"]

Renderer = Callable[[Report, Lines], str]
FORMATS: Mapping[str, Renderer] = {
    "text": render_text,
    "json": render_json,
    "junit": render_junit,
    "sarif": render_sarif,
    "github": render_github,
    "summary": render_summary,
    "html": render_html,
}


def spoken(form: str, tongue: Tongue) -> Renderer:
    """The renderer of a format, in a tongue if the format is for people."""
    people: Mapping[str, Renderer] = {
        "text": partial(render_text, tongue=tongue),
        "summary": partial(render_summary, tongue=tongue),
        "html": partial(render_html, tongue=tongue),
    }
    return people.get(form, FORMATS[form])
