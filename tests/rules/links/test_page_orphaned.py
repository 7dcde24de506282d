from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import isolated, page, write

REACHED = [
    pytest.param({"index.html": page('<a href="a.html">A</a>'), "a.html": page()}, id="linked-from-home"),
    pytest.param(
        {"index.html": page('<a href="b.html">B</a>'), "b.html": page('<a href="a.html">A</a>'), "a.html": page()},
        id="linked-from-what-is-linked",
    ),
    pytest.param(
        {
            "index.html": page('<a href="old.html">A</a>'),
            "old.html": page(head='<meta http-equiv="refresh" content="0; url=a.html">'),
            "a.html": page(),
        },
        id="through-a-page-that-sends-on",
    ),
    pytest.param({"index.html": page(), "404.html": page()}, id="error-page"),
    pytest.param(
        {"index.html": page(), "google1a2b3c4d5e6f7a8b.html": "google-site-verification"}, id="proof-of-ownership"
    ),
    pytest.param(
        {"index.html": page(), "old.html": page(head='<meta http-equiv="refresh" content="0; url=/">')},
        id="page-that-sends-on",
    ),
    pytest.param({"index.html": page(), "x.html": page(head='<meta name="robots" content="noindex">')}, id="withheld"),
    pytest.param({"a.html": page(), "b.html": page()}, id="no-home-page"),
    pytest.param(
        {"index.html": page('<map name="m"><area href="a.html" alt="A"></map>'), "a.html": page()},
        id="area-of-an-image",
    ),
    pytest.param({"index.html": page('<a href="a/">A</a>'), "a/index.html": page()}, id="folder"),
]


@pytest.mark.parametrize("files", REACHED)
def test_a_page_that_can_be_reached_or_need_not_be_is_no_orphan(files: dict[str, str], tmp_path: Path) -> None:
    assert isolated(write(tmp_path, files), "LNK010") == []


def test_a_page_without_a_way_to_it_is_an_orphan(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(), "a.html": page('<a href="/">home</a> <a href="a.html">self</a>')})

    assert isolated(tmp_path, "LNK010") == [("LNK010", "a.html", 1, "no path from the home page leads to /a.html")]


def test_a_canonical_or_alternate_address_is_no_way(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(head='<link rel="alternate" hreflang="fr" href="/a.html">'), "a.html": page()})

    assert [path for _, path, _, _ in isolated(tmp_path, "LNK010")] == ["a.html"]


def test_what_hangs_on_an_orphan_is_told_with_it(tmp_path: Path) -> None:
    files = {"index.html": page(), "z.html": page('<a href="a.html">A</a>'), "a.html": page('<a href="b.html">B</a>')}
    write(tmp_path, {**files, "b.html": page('<a href="a.html">A</a>')})

    message = "no path from the home page leads to /z.html, nor to 2 more that hang on it"
    assert isolated(tmp_path, "LNK010") == [("LNK010", "z.html", 1, message)]


def test_a_ring_of_orphans_is_one_finding(tmp_path: Path) -> None:
    files = {"index.html": page(), "a.html": page('<a href="b.html">B</a>'), "b.html": page('<a href="a.html">A</a>')}

    assert [path for _, path, _, _ in isolated(write(tmp_path, files), "LNK010")] == ["a.html"]


def test_in_a_specimen_all_pages_are_withheld_and_still_looked_at(tmp_path: Path) -> None:
    head = '<meta name="robots" content="noindex">'
    write(tmp_path, {"index.html": page(head=head), "a.html": page(head=head)})

    assert [path for _, path, _, _ in isolated(tmp_path, "LNK010")] == ["a.html"]
