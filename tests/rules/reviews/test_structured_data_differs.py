"""REV009: what machines are told, against the ledger."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.ledgers import withdraw
from tests.projects import Project
from tests.rules.tables import EN, LEDGER, OLD_EN, Told, told

ABOUT = "output/en/about/index.html"
PAGE = {
    "@type": "MedicalWebPage",
    "lastReviewed": "2024-06-01",
    "reviewedBy": {"@type": "Person", "name": "Dr Ada Example"},
    "inLanguage": "en",
    "version": "1.0",
}


def differs(name: str, shown: str, true: str) -> list[Told]:
    return [(f"the structured data say {name} '{shown}', the ledger says '{true}'", LEDGER, 13)]


def says(name: str, shown: str) -> list[Told]:
    message = f"the structured data say {name} '{shown}', which neither the approved text nor the sources have"
    return [(message, LEDGER, 13)]


def with_data(project: Project, file: str, *scripts: str, kind: str = "application/ld+json") -> list[Told]:
    page = re.sub(r"<script type=.*?</script>", "", project.read(file), flags=re.S)
    data = "".join(f'<script type="{kind}">{script}</script>' for script in scripts)
    project.write(file, page.replace("</head>", f"{data}</head>"))
    return told(project, "REV009")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({}, [], id="true"),
        pytest.param({"lastReviewed": "2024-06-02"}, differs("lastReviewed", "2024-06-02", "2024-06-01"), id="day"),
        pytest.param(
            {"lastReviewed": "June 1, 2024"}, differs("lastReviewed", "June 1, 2024", "2024-06-01"), id="words"
        ),
        pytest.param({"lastReviewed": "2024-06-01T08:00:00"}, [], id="moment-without-zone"),
        pytest.param({"lastReviewed": "2024-06-01T00:00:00+02:00"}, [], id="moment-in-paris"),
        pytest.param({"lastReviewed": "2024-05-31T22:30:00Z"}, [], id="greenwich-evening-is-the-next-day-in-paris"),
        pytest.param(
            {"lastReviewed": "2024-06-01T22:30:00Z"},
            differs("lastReviewed", "2024-06-01T22:30:00Z", "2024-06-01"),
            id="greenwich-evening-is-too-late",
        ),
        pytest.param({"lastReviewed": {"@type": "Date", "@value": "2024-06-01"}}, [], id="typed-value"),
        pytest.param({"reviewedBy": "Dr Ada Example"}, [], id="name-as-a-string"),
        pytest.param({"reviewedBy": [{"name": "Dr Ada Example"}]}, [], id="list-of-one"),
        pytest.param({"reviewedBy": {"name": "Dr Ada\u00a0Example"}}, [], id="no-break-space"),
        pytest.param(
            {"reviewedBy": {"name": "Ada Example"}}, differs("reviewedBy", "Ada Example", "Dr Ada Example"), id="name"
        ),
        pytest.param({"reviewedBy": {"@id": "#nobody"}}, differs("reviewedBy", "", "Dr Ada Example"), id="nobody"),
        pytest.param(
            {"reviewedBy": [{"name": "Dr Ada Example"}, {"name": "Dr Bob"}]},
            differs("reviewedBy", "Dr Ada Example, Dr Bob", "Dr Ada Example"),
            id="one-more",
        ),
        pytest.param({"inLanguage": "en-GB"}, [], id="region"),
        pytest.param(
            {"inLanguage": {"@type": "Language", "name": "English", "alternateName": "en"}}, [], id="language"
        ),
        pytest.param({"inLanguage": "fr"}, differs("inLanguage", "fr", "en"), id="other-language"),
        pytest.param({"inLanguage": ["en", "fr"]}, differs("inLanguage", "en, fr", "en"), id="both-languages"),
        pytest.param({"version": 1.0}, [], id="version-as-a-number"),
        pytest.param({"version": "1.1"}, differs("version", "1.1", "1.0"), id="version"),
        pytest.param({"version": 1}, differs("version", "1", "1.0"), id="whole-number"),
        pytest.param(
            {"translationOfWork": {"@type": "MedicalWebPage", "inLanguage": "fr", "version": "9.9"}}, [], id="work"
        ),
        pytest.param({"citation": [{"@type": "Article", "inLanguage": "fr"}]}, [], id="citation"),
        pytest.param(
            {"mainEntity": {**PAGE, "version": "2.0"}}, differs("version", "2.0", "1.0"), id="below-mainEntity"
        ),
        pytest.param({"dateModified": "2024-06-01"}, [], id="day-of-the-last-change"),
        pytest.param(
            {"dateModified": "2024-06-20"}, differs("dateModified", "2024-06-20", "2024-06-01"), id="looks-fresher"
        ),
        pytest.param({"name": "CT scan of the knee", "publisher": {"name": "Example"}}, [], id="known-names"),
        pytest.param({"author": {"name": "Dr Bob"}}, says("name", "Dr Bob"), id="author-who-saw-nothing"),
        pytest.param(
            {"description": "Stop your tablets."}, says("description", "Stop your tablets."), id="description"
        ),
        pytest.param(
            {"mainEntity": {"@type": "Question", "acceptedAnswer": {"@type": "Answer", "text": "Yes, fast."}}},
            says("text", "Yes, fast."),
            id="answer-in-search-results",
        ),
        pytest.param({"abstract": "The examination takes ten minutes."}, [], id="words-of-the-text"),
    ],
)
def test_each_claim_is_compared(change: dict[str, Any], expected: list[Told], project: Project) -> None:
    assert with_data(project, EN, json.dumps({**PAGE, **change})) == expected


WRONG = {**PAGE, "version": "2.0"}
PERSON = {"@type": "Person", "@id": "#ada", "name": "Dr Ada Example"}
CRUMBS = {"@type": "BreadcrumbList", "version": "7", "inLanguage": "de"}


@pytest.mark.parametrize(
    ("scripts", "expected"),
    [
        pytest.param(
            [{"@graph": [PERSON, {**PAGE, "reviewedBy": {"@id": "#ada"}}]}], [], id="person-elsewhere-in-the-graph"
        ),
        pytest.param([{"@graph": [PERSON, WRONG]}], differs("version", "2.0", "1.0"), id="graph"),
        pytest.param([[PAGE, WRONG]], differs("version", "2.0", "1.0"), id="list"),
        pytest.param([{"@graph": [[{"@graph": WRONG}]]}], differs("version", "2.0", "1.0"), id="graph-in-a-graph"),
        pytest.param([PAGE, WRONG], differs("version", "2.0", "1.0"), id="second-script"),
        pytest.param([PAGE, CRUMBS], [], id="breadcrumbs-are-no-page"),
        pytest.param([WRONG, WRONG], differs("version", "2.0", "1.0"), id="said-twice"),
        pytest.param(
            [{**PAGE, "@type": ["WebPage", "FAQPage"], "version": "2.0"}], differs("version", "2.0", "1.0"), id="types"
        ),
        pytest.param(
            [{"lastReviewed": "2024-06-02"}], differs("lastReviewed", "2024-06-02", "2024-06-01"), id="untyped"
        ),
        pytest.param([], [], id="none"),
        pytest.param(["a string", 7, None, True], [], id="json-that-says-nothing"),
    ],
)
def test_every_script_and_every_graph_is_read(scripts: list[Any], expected: list[Told], project: Project) -> None:
    assert with_data(project, EN, *map(json.dumps, scripts)) == expected


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("", id="empty"),
        pytest.param('{"version": "1.0",}', id="comma"),
        pytest.param('{"version": "1.0"', id="cut-off"),
        pytest.param("&quot;version&quot;", id="escaped"),
        pytest.param("[" * 100_000, id="too-deep"),
        pytest.param("<!-- -->", id="comment"),
    ],
)
def test_broken_data_are_found(script: str, project: Project) -> None:
    found = with_data(project, EN, script)

    assert [(message.partition(":")[0], path) for message, path, _ in found] == [
        ("the structured data are no JSON", "content/articles/knee-scan/versions/en-1.0.md")
    ]


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("Application/LD+JSON", id="capitals"),
        pytest.param("application/ld+json; charset=utf-8", id="charset"),
    ],
)
def test_the_type_may_be_written_in_other_ways(kind: str, project: Project) -> None:
    assert with_data(project, EN, json.dumps(WRONG), kind=kind) == differs("version", "2.0", "1.0")


def test_other_scripts_are_not_read(project: Project) -> None:
    assert with_data(project, EN, "not json", kind="application/json") == []


def test_a_frozen_page_is_compared_with_its_own_record(project: Project) -> None:
    assert with_data(project, OLD_EN, json.dumps(WRONG)) == differs("version", "2.0", "1.0")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param({"@type": "AboutPage", "inLanguage": "en", "version": "3"}, [], id="no-review-claimed"),
        pytest.param(
            PAGE,
            [("the structured data claim a review ('2024-06-01'), but no approved text belongs here", ABOUT, 1)],
            id="review-claimed",
        ),
    ],
)
def test_a_page_without_a_record_claims_no_review(data: dict[str, Any], expected: list[Told], project: Project) -> None:
    assert with_data(project, ABOUT, json.dumps(data)) == expected


def test_a_withdrawn_page_claims_nothing(project: Project) -> None:
    withdraw(project, "en", "1.0")
    project.build()

    assert told(project, "REV009") == []
    assert "ld+json" not in project.read(EN)
