from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import isolated, page, write

DESCRIBED = '<meta name="description" content="What it is.">'
TITLES = [
    pytest.param("<title>A</title>", [], id="one"),
    pytest.param("", ["/a.html has no title"], id="none"),
    pytest.param("<title> \n</title>", ["/a.html has no title"], id="blank"),
    pytest.param("<title>A</title><title>B</title>", ["/a.html has more than one title"], id="two"),
    pytest.param("<title>A</title><meta name=title content=B>", [], id="meta-is-no-title"),
    pytest.param('<meta http-equiv="refresh" content="0; url=/">', [], id="sends-the-reader-on"),
]
DESCRIPTIONS = [
    pytest.param(DESCRIBED, [], id="there"),
    pytest.param("", ["/a.html has no description"], id="none"),
    pytest.param('<meta name="description" content=" ">', ["/a.html has no description"], id="blank"),
    pytest.param(
        '<meta property="og:description" content="a">', ["/a.html has no description"], id="only-for-networks"
    ),
    pytest.param('<meta name="robots" content="noindex">', [], id="withheld-from-search-engines"),
    pytest.param('<meta http-equiv="refresh" content="0; url=/">', [], id="sends-the-reader-on"),
]


@pytest.mark.parametrize(("head", "messages"), TITLES)
def test_a_page_has_one_title(head: str, messages: list[str], tmp_path: Path) -> None:
    html = f"<!DOCTYPE html><html><head>{head}</head><body><svg><title>B</title></svg></body></html>"
    write(tmp_path, {"index.html": page(), "a.html": html})

    assert [message for _, _, _, message in isolated(tmp_path, "PAG001")] == messages


@pytest.mark.parametrize(("head", "messages"), DESCRIPTIONS)
def test_a_page_has_a_description(head: str, messages: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(head=DESCRIBED), "a.html": page(head=head), "404.html": page()})

    assert [message for _, _, _, message in isolated(tmp_path, "PAG002")] == messages


@pytest.mark.parametrize("rule", ["PAG001", "PAG002"])
def test_what_most_pages_lack_is_one_finding(rule: str, tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.html": page(title="") for number in range(5)})

    assert [(path, message[-12:]) for _, path, _, message in isolated(tmp_path, rule)] == [("0.html", "(on 5 pages)")]


@pytest.mark.parametrize("rule", ["PAG001", "PAG002"])
def test_what_some_pages_lack_is_a_finding_for_each(rule: str, tmp_path: Path) -> None:
    good = {f"good{number}.html": page(head=DESCRIBED) for number in range(5)}
    write(tmp_path, {**good, "a.html": page(title=""), "b.html": page(title="")})

    assert [path for _, path, _, _ in isolated(tmp_path, rule)] == ["a.html", "b.html"]
