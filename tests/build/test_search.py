"""The index of the search page: which words are in it, and that it is made once."""

from __future__ import annotations

import gzip
import json
import logging
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from signoff.build.made import Made
from signoff.build.search import Document, documents_of, index, pagefind
from signoff.errors import BuildFailed
from tests.build.snapshots import snapshot
from tests.ledgers import withdraw
from tests.projects import Project, copy_project

KNEE = "content/articles/knee-scan"


def fragments(project: Project) -> dict[str, str]:
    """What can be found, by address: the words of the index."""
    found = {}
    for file in project.path("output/pagefind/fragment").iterdir():
        raw = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        fragment = json.loads(raw)
        found[fragment["url"]] = fragment["content"]
    return found


def test_articles_are_found_and_nothing_else_is(built: Project) -> None:
    """Not kept versions, histories, notices, legal pages."""
    assert set(fragments(built)) == {"/en/knee-scan/", "/fr/scanner-du-genou/", "/fr/scanner-de-la-hanche/"}


def test_only_approved_words_are_found(project: Project) -> None:
    project.replace(f"{KNEE}/en.md", "ten minutes", "SECRET minutes")

    project.build()

    words = " ".join(fragments(project).values())
    assert "ten minutes" in words
    assert "SECRET" not in words
    assert "Book an appointment" not in words


def test_a_withdrawn_text_is_not_found(project: Project) -> None:
    withdraw(project, "en", "1.0")

    project.build()

    assert "/en/knee-scan/" not in fragments(project)


def test_each_language_has_an_index_of_its_own(built: Project) -> None:
    entry = json.loads(built.read("output/pagefind/pagefind-entry.json"))

    counts = {language: entry["languages"][language]["page_count"] for language in entry["languages"]}
    assert counts == {"en": 1, "fr": 2}


def test_two_builds_make_the_same_bytes(built: Project, tmp_path: Path) -> None:
    other = copy_project(built, tmp_path / "other")
    shutil.rmtree(other.path(".signoff"))
    shutil.rmtree(other.path("output"))

    other.build()

    assert snapshot(other.path("output")) == snapshot(built.path("output"))


def test_the_same_words_are_indexed_once(tmp_path: Path) -> None:
    documents = [Document("/en/knee/", "en", "Knee", "A knee.", "<p>Words.</p>")]
    first = index(documents, pagefind(), Made(tmp_path / "made"))
    before = {path: path.stat().st_ino for path in first.values()}

    again = index(documents, pagefind(), Made(tmp_path / "made"))
    changed = index(
        [Document("/en/knee/", "en", "Knee", "Two knees.", "<p>Words.</p>")], pagefind(), Made(tmp_path / "made")
    )

    assert {path: path.stat().st_ino for path in again.values()} == before
    assert set(changed.values()).isdisjoint(again.values())


def test_a_preview_is_not_indexed(project: Project) -> None:
    project.build(preview=True)

    page = BeautifulSoup(project.read(".signoff/preview/en/search/index.html"), "html.parser")
    links = [link["href"] for link in page.select("[data-guides] a")]
    assert (page.select("script"), page.select("form"), links) == ([], [], ["/en/knee-scan/"])
    assert not project.path(".signoff/preview/pagefind").exists()


def test_without_pagefind_the_site_has_a_list_and_the_editor_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(project.path("not-there")))

    with caplog.at_level(logging.WARNING, "signoff.build"):
        project.build()

    page = BeautifulSoup(project.read("output/en/search/index.html"), "html.parser")
    assert "Pagefind is not on this machine" in caplog.text
    assert [link["href"] for link in page.select("[data-guides] a")] == ["/en/knee-scan/"]
    assert page.select("script, form") == []
    assert not project.path("output/pagefind").exists()
    assert project.check().findings == ()


def test_a_pagefind_that_fails_ends_the_build(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    program = project.path("pagefind.sh")
    program.write_text("#!/bin/sh\necho out of paper >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))

    with pytest.raises(BuildFailed, match="Pagefind ended with 3: out of paper"):
        project.build()


def test_an_index_that_a_full_disk_left_empty_ends_the_build_and_says_so(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pagefind itself ends well then."""
    program = project.path("pagefind.sh")
    script = '#!/bin/sh\ntest "$1" = --version || { mkdir -p "$5" && : > "$5/pagefind-entry.json"; }\n'
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))

    with pytest.raises(BuildFailed, match="is the disk full"):
        project.build()


def test_a_text_cannot_take_the_address_of_the_search_page(project: Project) -> None:
    line = project.replace("content/pages/about/en.md", "Slug: about", "Slug: search")

    with pytest.raises(BuildFailed, match=rf"content/pages/about/en.md:{line}: .*give the text another slug"):
        project.build()


def test_words_of_a_title_cannot_become_markup() -> None:
    document = Document("/en/x/", "en", "<script>alert(1)</script>", "A & B <b>", "<p>Words.</p>")

    page = BeautifulSoup(document.html, "html.parser")
    assert (page.select("script"), page.h1 and page.h1.text) == ([], "<script>alert(1)</script>")
    assert page.select("[data-pagefind-meta=summary]")[0].text == "A & B <b>"


def test_no_documents_without_texts() -> None:
    assert documents_of([]) == []
