"""A preview that is built again is, file for file, what a whole build would have made."""

from __future__ import annotations

import gc
import shutil
import weakref
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from signoff.build.warm import Warm
from signoff.errors import SignoffError
from signoff.settings import load_settings
from tests.build.snapshots import snapshot
from tests.projects import Project, copy_project

KNEE, HIP = "content/articles/knee-scan", "content/articles/hip-scan"


def renamed(project: Project) -> list[str]:
    project.path("content/articles/hip-scan").rename(project.path("content/articles/hip-view"))
    names = ("fr.md", "article.toml", "reviews.toml", "versions/fr-1.0.md")
    return [f"content/articles/{key}/{name}" for key in ("hip-scan", "hip-view") for name in names]


def edited(name: str, old: str, new: str) -> Callable[[Project], list[str]]:
    def edit(project: Project) -> list[str]:
        project.write(name, project.read(name).replace(old, new))
        return [name]

    return edit


def removed(project: Project) -> list[str]:
    names = [f"{HIP}/{file.relative_to(project.path(HIP))}" for file in project.path(HIP).rglob("*") if file.is_file()]
    shutil.rmtree(project.path(HIP))
    knee = f"{KNEE}/article.toml"
    return [*names, *edited(knee, "hip-scan", "hip-scan")(project)]


def crlf(project: Project) -> list[str]:
    file = project.path(f"{KNEE}/en.md")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    return [f"{KNEE}/en.md"]


EDITS = {
    "word": edited(f"{KNEE}/en.md", "minutes", "hours"),
    "title": edited(f"{KNEE}/en.md", "Title: ", "Title: New "),
    "slug": edited(f"{KNEE}/fr.md", "Slug: ", "Slug: nouveau-"),
    "legal-page": edited("content/pages/about/en.md", "Title: ", "Title: All "),
    "centre": edited("content/centres.toml", "name = ", "name = # \n"),
    "centre-name": edited("content/centres.toml", 'name = "', 'name = "New '),
    "reviewer": edited("content/reviewers.toml", 'name = "', 'name = "New '),
    "line-ends": crlf,
    "folder-renamed": renamed,
    "article-removed": removed,
    "stylesheet": edited("theme/static/css/site.css", "body {", "body { color: red;"),
    "template": edited("theme/templates/base.html", "<footer>", "<footer><!-- new -->"),
}


@pytest.fixture
def warm(project: Project) -> Warm:
    warm = Warm()
    warm.build(load_settings(project.root), None)
    return warm


@pytest.mark.parametrize("name", EDITS)
def test_building_again_equals_building_anew(name: str, warm: Warm, project: Project, tmp_path: Path) -> None:
    changed = EDITS[name](project)
    other = copy_project(project, tmp_path / "other")
    shutil.rmtree(other.path(".signoff"))
    try:
        other.build(preview=True)
    except SignoffError as error:
        with pytest.raises(type(error)):
            warm.build(load_settings(project.root), changed)
        return

    warm.build(load_settings(project.root), changed)

    assert snapshot(project.path(".signoff/preview")) == snapshot(other.path(".signoff/preview"))
    assert list(project.path(".signoff").glob("build-*")) == []


def test_one_edit_writes_the_pages_that_show_it(warm: Warm, project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.path(".signoff/preview").rglob("*.html")}
    about = EDITS["word"](project)

    written = warm.build(load_settings(project.root), about)

    touched = {path for path, time in before.items() if path.exists() and path.stat().st_mtime_ns != time}
    preview = project.path(".signoff/preview")
    assert {path.relative_to(preview).as_posix() for path in touched} == written
    assert "en/knee-scan/index.html" in written
    assert len(written) < len(before) / 2


def test_the_pages_of_the_saved_article_come_first(warm: Warm, project: Project) -> None:
    """The title stands on pages of others too: they follow."""
    changed = EDITS["title"](project)
    seen: dict[str, bool] = {}

    def first(pages: Collection[str]) -> None:
        seen.update((path, "New " in project.read(f".signoff/preview/{path}")) for path in pages)

    written = warm.build(load_settings(project.root), changed, first)

    assert seen == {"en/knee-scan/index.html": True, "fr/scanner-du-genou/index.html": True}
    assert set(seen) < written


def test_a_build_that_ends_between_the_first_pages_and_the_others_leaves_nothing_behind(
    warm: Warm, project: Project, tmp_path: Path
) -> None:
    before = project.read(f"{KNEE}/fr.md")
    changed = EDITS["slug"](project)

    def first(_: Collection[str]) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        warm.build(load_settings(project.root), changed, first)
    project.write(f"{KNEE}/fr.md", before)
    warm.build(load_settings(project.root), changed)

    other = copy_project(project, tmp_path / "other")
    shutil.rmtree(other.path(".signoff"))
    other.build(preview=True)
    assert snapshot(project.path(".signoff/preview")) == snapshot(other.path(".signoff/preview"))


def test_what_was_shown_before_is_forgotten(warm: Warm, project: Project) -> None:
    assert warm.generator
    shown = weakref.ref(warm.generator.texts["/en/knee-scan/"])

    warm.build(load_settings(project.root), EDITS["word"](project))
    gc.collect()

    assert shown() is None


def test_a_file_saved_with_the_same_size_is_read(warm: Warm, project: Project) -> None:
    text = project.read(f"{KNEE}/en.md")
    for word in ("aaaa", "bbbb", "cccc"):
        project.write(f"{KNEE}/en.md", f"{text}\n{word}\n")
        warm.build(load_settings(project.root), [f"{KNEE}/en.md"])
        assert word in project.read(".signoff/preview/en/knee-scan/index.html")
