from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.folders import findings
from tests.sites import isolated, page, write

BAD = [
    pytest.param('<a href="/Knee.html">Knee</a>', "/Knee.html", "/knee.html", id="page"),
    pytest.param('<a href="/EN/hip/">Hip</a>', "/EN/hip/", "/en/hip/", id="folder"),
    pytest.param('<a href="/en/Hip">Hip</a>', "/en/Hip", "/en/hip", id="folder-without-slash"),
    pytest.param('<a href="/Knee.html#risks">Knee</a>', "/Knee.html", "/knee.html", id="with-fragment"),
    pytest.param('<img src="img/knee.png" alt="Knee">', "/img/knee.png", "/img/Knee.PNG", id="image"),
    pytest.param('<a href="/%C3%89paule.html">É</a>', "/Épaule.html", "/épaule.html", id="accented-capital"),
]


@pytest.mark.parametrize(("link", "path", "right"), BAD)
def test_an_address_in_another_case_is_found_once(link: str, path: str, right: str, tmp_path: Path) -> None:
    pages = {name: page() for name in ("knee.html", "en/hip/index.html", "épaule.html")}
    write(tmp_path, {"index.html": page(link), "img/Knee.PNG": b"", **pages})

    found = isolated(tmp_path, "LNK001 LNK002 LNK003 LNK004")

    assert found == [("LNK004", "index.html", 2, f"{path} is not there; {right} is: they differ in case")]


def test_an_address_in_the_right_case_is_not(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page('<a href="/Knee.html">K</a> <a href="/hip.html">H</a>'), "Knee.html": page()})

    found = isolated(tmp_path, "LNK001 LNK004")

    assert [(rule, message) for rule, _, _, message in found] == [("LNK001", "/hip.html is not built")]


def test_two_files_that_differ_in_case_are_both_right(tmp_path: Path) -> None:
    body = '<a href="/knee.html">one</a> <a href="/Knee.html">two</a>'
    write(tmp_path, {"index.html": page(body), "knee.html": page(), "Knee.html": page()})

    assert isolated(tmp_path, "LNK004") == []


def test_a_stylesheet_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(), "css/a.css": "p{background:url(../img/A.png)}", "img/a.png": b""})

    assert isolated(tmp_path, "LNK003 LNK004") == [
        ("LNK004", "css/a.css", 1, "/img/A.png is not there; /img/a.png is: they differ in case")
    ]


def test_a_folder_that_the_host_does_not_serve_is_not_another_case(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page('<a href="a/">A</a>'), "a/index.html": page('<a href="../">Up</a>')})

    told = [(found.rule, found.message) for found in findings(tmp_path, "LNK001,LNK004", hosting="files")]

    assert told == [("LNK001", "/ is not built"), ("LNK001", "/a/ is not built")]
