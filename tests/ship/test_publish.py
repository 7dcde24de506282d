"""Publishing: exactly what was checked, whole, and only through an open gate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from signoff.console import Screen
from signoff.errors import NotShipped, SignoffError
from signoff.model import Report
from signoff.settings import load_settings
from signoff.ship import publish_site
from signoff.ship.directory import ship_to_directory
from signoff.ship.manifest import manifest_of, release_id
from tests.build.snapshots import lay, snapshot
from tests.projects import TODAY, Project


def publish(project: Project, target: Path | None = None) -> tuple[Report, Path | None]:
    return publish_site(load_settings(project.root), target=target, today=TODAY, screen=Screen(quiet=True))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return lay(tmp_path / "site", index="home", en__knee="knee")


def test_an_open_gate_publishes_the_output_and_serves_it(project: Project) -> None:
    report, release = publish(project)

    served = project.path("published/current")
    assert (report.is_open, release) == (True, served.resolve())
    assert snapshot(served.resolve()) == snapshot(project.path("output"))
    assert served.readlink() == Path("releases") / served.resolve().name


def test_publishing_twice_makes_one_release(project: Project) -> None:
    _, first = publish(project)
    before = {path: path.stat().st_mtime_ns for path in project.path("published").rglob("*") if path.is_file()}

    _, second = publish(project)

    after = {path: path.stat().st_mtime_ns for path in project.path("published").rglob("*") if path.is_file()}
    assert (second, after) == (first, before)


def test_a_new_release_leaves_the_old_one_beside_it(project: Project) -> None:
    _, first = publish(project)
    project.replace("content/pages/about/en.md", "An invented site", "An invented place")

    _, second = publish(project)

    assert project.path("published/current").resolve() == second
    assert sorted(project.path("published/releases").iterdir()) == sorted(path for path in (first, second) if path)
    assert first != second


def dead_link(project: Project) -> None:
    project.replace("content/pages/about/en.md", "An invented site", "An [invented](/en/nowhere/) site")


def changed_words(project: Project) -> None:
    project.replace("content/articles/knee-scan/versions/en-1.0.md", "ten minutes", "two minutes")


@pytest.mark.parametrize("shut", [dead_link, changed_words], ids=["dead-link", "changed-words"])
def test_a_shut_gate_publishes_nothing(shut: Callable[[Project], None], project: Project) -> None:
    _, first = publish(project)
    before = snapshot(project.path("published"))
    shut(project)

    report, release = publish(project)

    assert (report.is_open, release) == (False, None)
    assert snapshot(project.path("published")) == before
    assert project.path("published/current").resolve() == first


def test_a_shut_gate_makes_no_folder(project: Project) -> None:
    dead_link(project)

    _, release = publish(project)

    assert (release, project.path("published").exists()) == (None, False)


def test_a_release_is_named_for_its_files(site: Path, tmp_path: Path) -> None:
    names = [
        release_id(manifest_of(site)),
        release_id(manifest_of(lay(tmp_path / "same", en__knee="knee", index="home"))),
        release_id(manifest_of(lay(tmp_path / "renamed", en__hip="knee", index="home"))),
        release_id(manifest_of(lay(tmp_path / "swapped", en__knee="home", index="knee"))),
    ]

    assert (names[0] == names[1], len(set(names))) == (True, 3)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param({"index": "hacked"}, id="file-changed"),
        pytest.param({"extra": "more"}, id="file-added"),
    ],
)
def test_a_damaged_release_is_replaced(damage: dict[str, str], site: Path, tmp_path: Path) -> None:
    checked = manifest_of(site)
    release = ship_to_directory(site, checked, tmp_path / "web")
    lay(release, **damage)

    again = ship_to_directory(site, checked, tmp_path / "web")

    assert (again, snapshot(again)) == (release, snapshot(site))


def test_a_release_with_a_file_missing_is_replaced(site: Path, tmp_path: Path) -> None:
    release = ship_to_directory(site, manifest_of(site), tmp_path / "web")
    (release / "index").unlink()

    ship_to_directory(site, manifest_of(site), tmp_path / "web")

    assert snapshot(release) == snapshot(site)


def test_an_output_that_changed_after_the_check_is_not_published(site: Path, tmp_path: Path) -> None:
    checked = manifest_of(site)
    release = ship_to_directory(site, checked, tmp_path / "web")
    lay(site, index="changed")
    later = {**checked, "more": "0" * 64}

    with pytest.raises(NotShipped, match="the output changed while it was being published: nothing was published"):
        ship_to_directory(site, later, tmp_path / "web")

    assert (tmp_path / "web" / "current").resolve() == release
    assert [path.name for path in (tmp_path / "web" / "releases").iterdir()] == [release.name]


def target_is_a_file(target: Path) -> str:
    target.write_text("x")
    return f"cannot publish to {target}: Not a directory"


def releases_is_a_file(target: Path) -> str:
    lay(target, releases="x")
    return f"cannot publish to {target}: File exists"


def current_is_a_folder(target: Path) -> str:
    lay(target, current__index="x")
    return f"{target}/current is not a link made by signoff: choose another target, or take it away"


def current_is_a_file(target: Path) -> str:
    lay(target, current="x")
    return f"{target}/current is not a link made by signoff: choose another target, or take it away"


@pytest.mark.parametrize(
    "spoil",
    [target_is_a_file, releases_is_a_file, current_is_a_folder, current_is_a_file],
    ids=lambda spoil: spoil.__name__.replace("_", "-"),
)
def test_a_target_that_cannot_be_used_is_left_alone(spoil: Callable[[Path], str], site: Path, tmp_path: Path) -> None:
    expected = spoil(tmp_path / "web")

    with pytest.raises(NotShipped) as caught:
        ship_to_directory(site, manifest_of(site), tmp_path / "web")

    assert str(caught.value) == expected


def test_a_link_to_nowhere_is_set_right(site: Path, tmp_path: Path) -> None:
    lay(tmp_path / "web", other="x")
    (tmp_path / "web" / "current").symlink_to("releases/gone")

    release = ship_to_directory(site, manifest_of(site), tmp_path / "web")

    assert (tmp_path / "web" / "current").resolve() == release


@pytest.mark.parametrize("target", ["content", "output", "theme", ".", "output/web", ".signoff/preview"])
def test_a_target_among_the_sources_or_what_is_built_is_refused(target: str, project: Project) -> None:
    """The settings refuse such a target; the command line must not let it in."""
    before = {name: snapshot(project.path(name)) for name in ("content", "output", "theme")}

    with pytest.raises(SignoffError):
        publish(project, Path(target))

    assert {name: snapshot(project.path(name)) for name in ("content", "output", "theme")} == before
    assert sorted(project.root.glob("**/releases")) == []
