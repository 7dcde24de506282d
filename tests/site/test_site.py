"""Reading a folder: what lies there, and that nothing in it ends the run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from signoff.errors import NothingToCheck
from signoff.model import Severity
from signoff.rules import run
from signoff.rules.context import Context
from signoff.settings import Settings
from signoff.site import read_site
from signoff.site.addresses import Addresses
from signoff.site.asked import Asked
from signoff.site.folder import list_files
from signoff.site.listings import Listing, read_listing
from signoff.site.pinpoint import Pinpointer
from signoff.site.readers import Wanted, read_file, read_files
from tests.site.folders import TODAY, findings, found, write

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>t</title><updated>2024-01-01T00:00:00Z</updated><author><name>n</name></author>{}</feed>'


def test_what_a_site_holds(tmp_path: Path) -> None:
    files = {
        "index.html": '<html lang=en><a href="b.pdf">b</a>',
        "b.pdf": "12345",
        "a.css": "p { background: url(b.png) }",
        "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> /a </loc></url></urlset>',
        "feeds/all.atom.xml": ATOM.format(""),
        "_redirects": "/old /new\n",
    }

    site = read_site(write(tmp_path, files), "site")

    assert (list(site.pages), site.files) == (["index.html"], frozenset(files))
    assert (site.sizes["b.pdf"], site.pages["index.html"].size) == (5, len(files["index.html"]))
    assert [link.url for link in site.styles["a.css"]] == ["b.png"]
    assert (site.sitemaps, site.feeds) == ({"sitemap.xml": ("/a",)}, {"feeds/all.atom.xml": None})
    assert (site.redirects, site.unread, site.totals) == (("/old",), {}, {"index.html": 1})


@pytest.mark.parametrize("name", [pytest.param("gone", id="no-folder"), pytest.param("empty", id="no-page")])
def test_nothing_to_check_is_not_a_pass(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(NothingToCheck):
        read_site(tmp_path / name, name)


def test_a_file_in_place_of_a_folder_is_called_one(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": ""})

    with pytest.raises(NothingToCheck, match=r"index\.html is a file: name the folder that it stands in"):
        read_site(tmp_path / "index.html", "index.html")


@pytest.mark.parametrize("target", ["..", "../..", "/", "."])
def test_a_link_to_a_folder_around_is_not_followed(target: str, tmp_path: Path) -> None:
    """A link to / would have the whole disk read."""
    write(tmp_path, {"a/beside.html": "", "a/site/index.html": ""})
    (tmp_path / "a" / "site" / "up").symlink_to(target)

    assert list(list_files(tmp_path / "a" / "site")) == ["index.html"]


def test_a_folder_called_like_a_page_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"x.html/index.html": "", "index.html": "<a href=x.html/>x</a><a href=/x.html>y</a>"})

    assert (sorted(list_files(tmp_path)), found(tmp_path)) == (["index.html", "x.html/index.html"], [])


def test_links_between_folders_end(tmp_path: Path) -> None:
    write(tmp_path, {"a/index.html": "<a href=../b/>b</a>", "c/index.html": ""})
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b").symlink_to(tmp_path / "c", target_is_directory=True)
    (tmp_path / "dead.html").symlink_to(tmp_path / "nowhere")

    assert (found(tmp_path), "b/index.html" in list_files(tmp_path), "dead.html" in list_files(tmp_path)) == (
        [],
        True,
        False,
    )


def test_a_pipe_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": ""})
    os.mkfifo(tmp_path / "pipe.html")

    assert list(read_site(tmp_path, "site").pages) == ["index.html"]


def test_a_file_that_vanishes_is_not_there(tmp_path: Path) -> None:
    assert [batch.reads for batch in read_files(tmp_path, [Wanted("gone.html", b"", ())], "", Asked())] == [[]]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """To root every file can be read, so a folder stands in for one that cannot."""
    (tmp_path / "a.html").mkdir()

    read = read_file(str(tmp_path), Wanted("a.html", b"", ()), Asked())

    assert read is not None
    assert (read.path, read.error) == ("a.html", "Is a directory")


def test_a_name_that_is_not_utf_8_ends_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "<a href=gone>a</a>"})
    (tmp_path / os.fsdecode(b"\xff.html")).write_bytes(b"<a href=gone>a</a>")

    assert ("LNK001", "gone") in found(tmp_path)


def test_many_pages_are_read_as_few_are(tmp_path: Path) -> None:
    """A pool of processes reads them; the answer is that of one process."""
    pages = {f"{number % 7}/{number}.html": f"<a href=/gone/{number}#x>a</a><p id=p{number}>" for number in range(400)}
    write(tmp_path, {**pages, "index.html": ""})

    assert sorted(found(tmp_path, "LNK001")) == sorted(("LNK001", f"/gone/{number}#x") for number in range(400))


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("<feed>", id="unclosed"),
        pytest.param("", id="empty"),
        pytest.param("<!DOCTYPE feed [<!ENTITY a 'b'><!ENTITY c '&a;&d;'>]><feed>&c;</feed>", id="entities"),
    ],
)
def test_what_is_no_xml_is_no_feed(raw: str) -> None:
    assert str(read_listing("feed.xml", raw.encode()).error).startswith("it is not XML: ")


@contextmanager
def ordinary_user() -> Iterator[None]:
    """To root every folder can be read."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="folders have other rights there")
def test_a_folder_that_may_not_be_looked_into_shuts_the_gate() -> None:
    with TemporaryDirectory() as top:
        place = write(Path(top), {"index.html": "", "locked/a.html": "", "locked/b/c.html": ""})
        place.chmod(0o755)
        (place / "locked").chmod(0)

        with ordinary_user():
            told = [(one.rule, one.path, one.message) for one in findings(place, "LNK001")]

        (place / "locked").chmod(0o755)
    assert told == [
        ("RUN001", "site/locked", "the folder cannot be read (Permission denied), so nothing in it was checked")
    ]


def test_an_index_of_sitemaps_is_a_sitemap() -> None:
    raw = b"<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>"

    assert read_listing("sitemap.xml", raw) == Listing("sitemap", ("/a.xml",))


def test_a_file_that_cannot_be_read_shuts_the_gate(tmp_path: Path) -> None:
    """To root every file can be read, so the site says that one could not."""
    write(tmp_path, {"index.html": ""})
    site = replace(read_site(tmp_path, "site"), unread={"a.html": "Permission denied"})
    context = Context(Settings(tmp_path), site, TODAY, Addresses())

    outcome = run([], context, Pinpointer(tmp_path, site))

    assert [(found.rule, found.path, found.severity) for found in outcome.findings] == [
        ("RUN001", "site/a.html", Severity.ERROR)
    ]
