from __future__ import annotations

from pathlib import Path

import pytest

from signoff.site.hosts import POLICIES, Host
from signoff.site.redirects import answers, read_redirects
from tests.site.folders import findings, found, write

FILES = frozenset(
    {"index.html", "a/index.html", "b.html", "c.html", "c/index.html", "d/index.htm", "e.pdf", "Caf\u0065\u0301.html"}
)


@pytest.mark.parametrize(
    ("path", "files", "nginx", "s3", "github_pages", "netlify"),
    [
        pytest.param("/", None, "index.html", "index.html", "index.html", "index.html", id="root"),
        pytest.param("/a/", None, "a/index.html", "a/index.html", "a/index.html", "a/index.html", id="folder"),
        pytest.param("/a", None, "a/index.html", "a/index.html", "a/index.html", "a/index.html", id="folder-no-slash"),
        pytest.param("/a/index.html", *["a/index.html"] * 5, id="index-by-name"),
        pytest.param("/b.html", *["b.html"] * 5, id="file"),
        pytest.param("/b", None, None, None, "b.html", "b.html", id="pretty"),
        pytest.param("/b/", None, None, None, None, "b.html", id="pretty-with-slash"),
        pytest.param("/c", None, "c/index.html", "c/index.html", "c.html", "c.html", id="file-before-folder"),
        pytest.param("/d/", None, "d/index.htm", None, None, None, id="index-htm"),
        pytest.param("/e.pdf", *["e.pdf"] * 5, id="no-page"),
        pytest.param("/e.pdf/", None, None, None, None, None, id="file-with-slash"),
        pytest.param("/E.pdf", None, None, None, None, None, id="case"),
        pytest.param("/Caf\u00e9.html", *["Caf\u0065\u0301.html"] * 5, id="name-decomposed-on-disk"),
    ],
)
def test_what_answers_at_a_path(
    path: str, files: str | None, nginx: str | None, s3: str | None, github_pages: str | None, netlify: str | None
) -> None:
    expected = {"files": files, "nginx": nginx, "s3": s3, "github-pages": github_pages, "netlify": netlify}

    assert {name: Host(FILES, name).file_at(path) for name in POLICIES} == expected


@pytest.mark.parametrize(
    ("path", "there"),
    [
        pytest.param("/old", True, id="exact"),
        pytest.param("/old/", True, id="slash-makes-no-difference"),
        pytest.param("/older", False, id="longer"),
        pytest.param("/news/2020/x", True, id="star"),
        pytest.param("/news", True, id="star-alone"),
        pytest.param("/newspaper", False, id="star-needs-a-slash"),
        pytest.param("/p/7/view", True, id="placeholder"),
        pytest.param("/p/7/8/view", False, id="placeholder-is-one-step"),
        pytest.param("/commented", False, id="comment"),
    ],
)
def test_redirects_of_the_host_are_there(path: str, there: bool) -> None:  # noqa: FBT001
    raw = b"# a comment\n#/commented /x\n/old /new 301\n/news/* /blog/:splat\n/p/:id/view /view?id=:id 200\nalone\n"

    assert answers(tuple(rule.path for rule in read_redirects(raw)), path) is there


def test_a_redirects_file_and_the_hosting_count(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "<a href=/old>a</a><a href=/b>b</a>", "b.html": "", "_redirects": "/old /b\n"})

    assert (found(tmp_path), found(tmp_path, hosting="netlify")) == ([("LNK001", "/b")], [])


def test_a_page_that_sends_on_is_there(tmp_path: Path) -> None:
    files = {"index.html": "<a href=/old/>a</a>", "old/index.html": '<meta http-equiv=refresh content="0;url=/">'}

    assert found(write(tmp_path, files)) == []


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("/* /404.html 404", id="page-for-what-is-missing"),
        pytest.param("/fr/* /fr/404.html 404!", id="forced"),
        pytest.param("/fr/old /404.html 410", id="gone-for-ever"),
        pytest.param("# /fr/* /index.html", id="comment"),
        pytest.param("/fr/*", id="no-target"),
        pytest.param("/fr/* # /index.html", id="target-in-a-comment"),
    ],
)
def test_a_rule_that_says_not_found_answers_for_nothing(rule: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "<a href=/fr/old>a</a>", "404.html": "", "fr/404.html": "", "_redirects": rule})

    assert found(tmp_path) == [("LNK001", "/fr/old")]


def test_rules_of_a_site_in_a_folder_are_whole_paths(tmp_path: Path) -> None:
    pages = {"index.html": "<a href=/docs/old>a</a> <a href=/docs/older>b</a>", "new.html": ""}
    write(tmp_path, {**pages, "_redirects": "/docs/old /docs/new.html\n/older /docs/new.html\n"})

    assert found(tmp_path, address="https://example.org/docs") == [("LNK001", "/docs/older")]


def test_where_a_rule_leads_is_there(tmp_path: Path) -> None:
    rules = (
        "/a  /new.html  301\n/b/* /:splat 301\n/c/:id id=:id /d/:id\n/e https://example.org/gone\n/f /a#b 302! Country=fr\n"
        "/g /.netlify/functions/x 200\n# /h /gone\n"
    )
    write(tmp_path, {"index.html": "", "new.html": "", "_redirects": rules})

    assert found(tmp_path) == []


def test_a_rule_that_leads_nowhere_is_found_at_its_address(tmp_path: Path) -> None:
    write(
        tmp_path, {"index.html": "", "new.html": "", "_redirects": "# moved\n/old  /neu.html  301\n/x /404.html 404\n"}
    )

    told = [(one.path, one.line, one.column, one.message, one.hint) for one in findings(tmp_path)]

    write(tmp_path, {"index.html": "<a href=/neu.html>a</a>"})
    (_, both) = findings(tmp_path)
    assert (both.path, [str(span) for span in both.also]) == ("site/index.html", ["site/_redirects:2:7"])
    assert told == [
        ("site/_redirects", 2, 7, "/neu.html is not built", "nearest: /new.html"),
        ("site/_redirects", 3, 4, "/404.html is not built", "correct the address, or build the page"),
    ]
