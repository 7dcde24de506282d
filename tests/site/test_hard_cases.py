"""The cases on which link checkers differ (bench/hard_cases.py): signoff is right on all of them, and stumbles over nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.hard_cases import cases, page_of, write_site
from bench.stumbling import FOUND, Block, stumbling_blocks
from tests.site.folders import findings

LINKS = "LNK001,LNK002,LNK003,LNK004,LNK005"


def pages_with_findings(folder: Path) -> dict[str, list[str]]:
    """The addresses in question by the names of the pages that hold them; for a stylesheet, by its own name."""
    found: dict[str, list[str]] = {}
    for finding in findings(folder, LINKS):
        for path in dict.fromkeys([finding.path, *(span.path for span in finding.also)]):
            found.setdefault(path.rpartition("/")[2], []).append(finding.url or "")
    return found


def test_no_page_that_is_right_has_a_finding(tmp_path: Path) -> None:
    write_site(tmp_path / "site", "right")

    assert pages_with_findings(tmp_path / "site") == {}


def test_every_page_that_is_wrong_has_one_finding_of_its_address(tmp_path: Path) -> None:
    write_site(tmp_path / "site", "wrong")

    told = {page: len(urls) for page, urls in pages_with_findings(tmp_path / "site").items()}
    at = {case.name: "bad.css" if case.name == "css in a file" else page_of(n) for n, case in enumerate(cases())}
    assert told == {at[case.name]: 1 for case in cases() if case.wrong}


@pytest.mark.parametrize(
    "block", [pytest.param(block, id=block.name.replace(" ", "-")) for block in stumbling_blocks()]
)
def test_nothing_keeps_a_missing_file_beside_from_being_found(block: Block, tmp_path: Path) -> None:
    place = tmp_path / "site"
    block.write(place)

    assert f"{FOUND}.bin" in [finding.url for finding in findings(place, "LNK,PAG")]


def test_the_cases_can_be_told_apart() -> None:
    marks = [case.mark for case in cases() if case.mark]

    assert len(marks) == len(set(marks))
