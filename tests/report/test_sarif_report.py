from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from signoff.model import Problem, Report, Span
from signoff.report.sarif_report import render_sarif
from tests.report.samples import CHECKED, OPEN, SHUT, finding, lines, poisoned

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def _run(report: Report) -> dict:  # type: ignore[type-arg]
    return json.loads(render_sarif(report, lines))["runs"][0]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "report", [pytest.param(SHUT, id="shut"), pytest.param(OPEN, id="open"), pytest.param(poisoned(), id="hostile")]
)
def test_it_keeps_to_the_schema_of_the_standard(report: Report) -> None:
    validator = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())

    assert [error.message for error in validator.iter_errors(json.loads(render_sarif(report, lines)))] == []


def test_each_result_points_at_its_rule() -> None:
    run = _run(SHUT)

    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_a_rule_brings_its_manual_page() -> None:
    rule = _run(SHUT)["tool"]["driver"]["rules"][0]

    assert rule["shortDescription"] == {"text": "A link leads nowhere."}
    assert rule["fullDescription"] == {"text": "A link leads nowhere. Why: it {{ends}} there."}
    assert rule["help"]["text"].startswith("A link leads nowhere.\n\nWhy: it {{ends}} there.")
    assert "**Bad:** a.md\n\n```\n[x](y)\n```" in rule["help"]["markdown"]


def test_what_was_waived_is_suppressed() -> None:
    *_, waived = _run(SHUT)["results"]

    [suppression] = waived["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == "the | dose <is> asked for (j.silvera, until 2025-06-30)"


def test_fingerprints_are_what_github_follows() -> None:
    assert _run(SHUT)["results"][0]["partialFingerprints"]["primaryLocationLineHash"] == "0123456789abcdef"


def test_a_rule_that_did_not_run_is_a_notification() -> None:
    [first, _] = _run(SHUT)["invocations"][0]["toolConfigurationNotifications"]

    assert first["message"]["text"] == "LNK013 was not checked: needs the sources and the ledger (--isolated)"


@pytest.mark.parametrize(
    ("path", "location"),
    [
        pytest.param("content/en.md", {"uri": "content/en.md", "uriBaseId": "%SRCROOT%"}, id="plain"),
        pytest.param("a b/é#1?.md", {"uri": "a%20b/%C3%A9%231%3F.md", "uriBaseId": "%SRCROOT%"}, id="percent-encoded"),
        pytest.param("50%.md", {"uri": "50%25.md", "uriBaseId": "%SRCROOT%"}, id="percent"),
        pytest.param("a:b.html", {"uri": "a%3Ab.html", "uriBaseId": "%SRCROOT%"}, id="a-colon-is-no-scheme"),
        pytest.param("/srv/x y/i.html", {"uri": "file:///srv/x%20y/i.html"}, id="outside-of-the-project"),
        pytest.param("C:/x y/i.html", {"uri": "file:///C:/x%20y/i.html"}, id="a-drive"),
        pytest.param("caf\udce9.html", {"uri": "caf%E9.html", "uriBaseId": "%SRCROOT%"}, id="a-name-that-is-not-utf-8"),
    ],
)
def test_paths_are_uris(path: str, location: dict[str, str]) -> None:
    report = Report((finding("SRC006", "x", Problem("x", span=Span(path))),), CHECKED)

    assert _run(report)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == location


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param("a {0} b", "a {{0}} b", id="no-placeholder"),
        pytest.param("see [x](http://e)", r"see \[x\](http://e)", id="no-link"),
        pytest.param("a[0] and (b)", "a[0] and (b)", id="brackets-alone-stay"),
        pytest.param("\x1b[0m", r"\x1b[0m", id="no-escape"),
    ],
)
def test_words_of_a_message_mean_only_themselves(words: str, text: str) -> None:
    report = Report((finding("SRC006", "x", Problem("{words}", {"words": words}, span=Span("a"))),), CHECKED)

    assert _run(report)["results"][0]["message"]["text"] == text
