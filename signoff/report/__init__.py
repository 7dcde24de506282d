"""Report -> text, json: what people and programs read. Pure: a report and its sources in, a string out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from signoff.model import Report
from signoff.report.json_report import render_json
from signoff.report.text_report import Lines, render_text

__all__ = ["FORMATS", "Lines", "Renderer", "render_text"]

Renderer = Callable[[Report, Lines], str]
FORMATS: Mapping[str, Renderer] = {"text": render_text, "json": render_json}
