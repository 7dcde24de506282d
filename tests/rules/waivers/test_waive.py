from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from signoff.model import Finding, Problem, Severity, Span, Waived, Waiver
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


def on_pages(*paths: str, pages: int = 0, path: str = "", page: str | None = None) -> Finding:
    """A finding that stands on several pages of the folder site/, at the first or at a source."""
    chief, *others = paths
    problem = Problem("x", {}, pages=pages or len(paths))
    place = {"path": path or f"site/{chief}", "page": page or chief}
    return replace(FOUND, problem=problem, also=tuple(Span(f"site/{other}") for other in others), **place)


@pytest.mark.parametrize(
    ("finding", "path", "is_accepted"),
    [
        pytest.param(on_pages("old/a.html", "old/b.html"), "site/old/*", True, id="pattern-of-all-places"),
        pytest.param(on_pages("old/a.html", "new/b.html"), "site/old/*", False, id="pattern-of-some"),
        pytest.param(on_pages("old/a.html", "old/b.html"), "site/old/a.html", False, id="the-first-alone"),
        pytest.param(on_pages("a.html", "b.html", pages=900), "site/?.html", False, id="not-all-of-them-are-listed"),
        pytest.param(on_pages("a.html", "b.html", pages=900), "site/*", True, id="the-whole-folder"),
        pytest.param(
            on_pages("a.html", "a.html", path="content/a.md", page="a.html"),
            "content/a.md",
            True,
            id="its-own-page-beside",
        ),
        pytest.param(
            replace(
                on_pages("a.html", path="content/a.md"), problem=Problem("x", {}, pages=2), also=(Span("content/b.md"),)
            ),
            "content/a.md",
            False,
            id="typed-in-another-text-too",
        ),
        pytest.param(
            on_pages("a.html", "a.html", pages=900, path="theme/base.html"),
            "theme/base.html",
            True,
            id="typed-in-the-theme",
        ),
        pytest.param(
            replace(on_pages("a.html", "b.html"), problem=Problem("x", {})),
            "site/a.html",
            True,
            id="only-related-places",
        ),
    ],
)
def test_a_finding_of_several_places_is_accepted_when_all_of_them_are(
    finding: Finding,
    path: str,
    is_accepted: bool,  # noqa: FBT001
) -> None:
    kept, _ = waive([finding], [replace(WAIVER, path=path)], TODAY)

    assert (kept == ()) == is_accepted


def test_a_finding_that_is_named_is_accepted_with_all_its_places() -> None:
    finding = on_pages("old/a.html", "new/b.html", pages=900)

    assert waive([finding], [replace(WAIVER, path="site/old/a.html", fingerprint="f1")], TODAY)[0] == ()
