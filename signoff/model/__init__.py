"""The values that pass from room to room: frozen, and built once from what was read.

Paths are POSIX strings relative to the project's folder, addresses are as written unless a name says otherwise,
lines and columns count from 1.
"""

from signoff.model.built import Foreign, Link, Page, ParseError, ReviewLine, Site
from signoff.model.directory import Booking, Centre, Hours, Reviewer, Service
from signoff.model.said import Finding, Manual, Overview, Problem, Report, Severity, Standings, Waived
from signoff.model.shown import Edition, Standing
from signoff.model.span import Span
from signoff.model.text import Block, Field, Slip, Text, TextLink, Version
from signoff.model.themed import Rendering, Theme, ThemeMessage
from signoff.model.written import (
    EVIDENCE,
    Article,
    Explained,
    Remark,
    Review,
    Source,
    SourceOfRecord,
    Sources,
    Term,
    Waiver,
)

__all__ = [
    "EVIDENCE",
    "Article",
    "Block",
    "Booking",
    "Centre",
    "Edition",
    "Explained",
    "Field",
    "Finding",
    "Foreign",
    "Hours",
    "Link",
    "Manual",
    "Overview",
    "Page",
    "ParseError",
    "Problem",
    "Remark",
    "Rendering",
    "Report",
    "Review",
    "ReviewLine",
    "Reviewer",
    "Service",
    "Severity",
    "Site",
    "Slip",
    "Source",
    "SourceOfRecord",
    "Sources",
    "Span",
    "Standing",
    "Standings",
    "Term",
    "Text",
    "TextLink",
    "Theme",
    "ThemeMessage",
    "Version",
    "Waived",
    "Waiver",
]
