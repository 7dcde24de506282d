from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from signoff.model import Report
from signoff.report.json_report import render_json
from tests.projects import REPOSITORY
from tests.report.samples import OPEN, SHUT, VENOM, lines, poisoned

SCHEMA = json.loads(Path(REPOSITORY / "docs" / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize(
    "report", [pytest.param(SHUT, id="shut"), pytest.param(OPEN, id="open"), pytest.param(poisoned(), id="hostile")]
)
def test_it_keeps_to_its_schema(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    assert [error.message for error in VALIDATOR.iter_errors(json.loads(render_json(report, lines)))] == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda report: report.pop("gate"), id="no-verdict"),
        pytest.param(lambda report: report["findings"][0].update(more=1), id="an-unknown-field"),
        pytest.param(lambda report: report["findings"][0].update(line=0), id="lines-from-1"),
        pytest.param(lambda report: report["waived"][0].pop("reason"), id="a-waiver-without-reason"),
        pytest.param(lambda report: report["waived"][0].update(until="soon"), id="a-waiver-without-end"),
        pytest.param(lambda report: report["waived"][0].pop("rule"), id="a-waived-finding-is-a-finding"),
    ],
)
def test_the_schema_refuses_what_is_no_report(change: object) -> None:
    report = json.loads(render_json(SHUT, lines))
    change(report)  # type: ignore[operator]

    assert not VALIDATOR.is_valid(report)


def test_values_are_what_the_page_says_to_the_letter() -> None:
    found = json.loads(render_json(poisoned(), lines))["findings"][0]

    assert found["url"] == VENOM
    assert found["message"] == f"{VENOM} was left"
