from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from signoff.model import Finding, Severity, Span, Waived, Waiver
from signoff.rules.waivers.waive import waive

TODAY = date(2024, 7, 1)
FOUND = Finding(
    "LNK001",
    "target-missing",
    Severity.ERROR,
    "x",
    "content/articles/knee/en.md",
    4,
    None,
    "/en/old/",
    None,
    (),
    "",
    "f1",
)
WAIVER = Waiver("LNK001", FOUND.path, "", "", "it comes in June", "j.silvera", TODAY, Span("content/waivers.toml", 1))


@pytest.mark.parametrize(
    "waiver",
    [
        pytest.param(WAIVER, id="rule-and-path"),
        pytest.param(replace(WAIVER, path="content/*"), id="a-star-crosses-folders"),
        pytest.param(replace(WAIVER, path="content/articles/*/??.md"), id="pattern"),
        pytest.param(replace(WAIVER, path="*"), id="everywhere"),
        pytest.param(replace(WAIVER, url="/en/old/"), id="with-its-address"),
        pytest.param(replace(WAIVER, url="/en/*"), id="with-a-pattern-of-addresses"),
        pytest.param(replace(WAIVER, fingerprint="f1"), id="with-its-fingerprint"),
        pytest.param(replace(WAIVER, until=TODAY), id="on-its-last-day"),
    ],
)
def test_a_waiver_that_fits_accepts_the_finding(waiver: Waiver) -> None:
    assert waive([FOUND], [waiver], TODAY) == ((), (Waived(FOUND, waiver),))


@pytest.mark.parametrize(
    "waiver",
    [
        pytest.param(replace(WAIVER, rule="LNK002"), id="other-rule"),
        pytest.param(replace(WAIVER, rule="LNK"), id="a-prefix-is-no-rule"),
        pytest.param(replace(WAIVER, path="content/articles/knee"), id="a-folder-is-no-pattern"),
        pytest.param(replace(WAIVER, path="content/articles/knee/EN.md"), id="other-case"),
        pytest.param(replace(WAIVER, url="/en/old"), id="other-address"),
        pytest.param(replace(WAIVER, fingerprint="f2"), id="other-fingerprint"),
        pytest.param(replace(WAIVER, until=TODAY - timedelta(days=1)), id="expired"),
        pytest.param(replace(WAIVER, until=None), id="without-end"),
        pytest.param(replace(WAIVER, reason=""), id="without-reason"),
        pytest.param(replace(WAIVER, owner=""), id="without-owner"),
    ],
)
def test_a_waiver_that_does_not_fit_accepts_nothing(waiver: Waiver) -> None:
    assert waive([FOUND], [waiver], TODAY) == ((FOUND,), ())


def test_a_path_with_brackets_is_a_path_first() -> None:
    found, waiver = replace(FOUND, path="content/[a].md"), replace(WAIVER, path="content/[a].md")

    assert waive([found], [waiver], TODAY) == ((), (Waived(found, waiver),))


def test_a_finding_without_address_is_not_accepted_by_a_waiver_of_one() -> None:
    found = replace(FOUND, url=None)

    assert waive([found], [replace(WAIVER, url="/en/old/")], TODAY) == ((found,), ())


def test_nothing_waives_a_finding_about_waivers() -> None:
    found = replace(FOUND, rule="WVR001")

    assert waive([found], [replace(WAIVER, rule="WVR001", path="*")], TODAY) == ((found,), ())


def test_the_first_waiver_that_fits_is_the_one_that_is_named() -> None:
    second = replace(WAIVER, reason="another")

    assert waive([FOUND], [replace(WAIVER, rule="X"), WAIVER, second], TODAY)[1] == (Waived(FOUND, WAIVER),)
