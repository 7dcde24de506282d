from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project
from tests.sites import isolated, page, write

SITE = "https://www.example.org"


def canonical(url: str, title: str = "A page", more: str = "") -> str:
    return page(head=f'<link rel="canonical" href="{url}">{more}', title=title)


OTHERS = {
    "index.html": canonical(f"{SITE}/", "Home"),
    "b/index.html": canonical(f"{SITE}/b/", "B"),
    "c.html": canonical(f"{SITE}/c.html", "C"),
}
ALONE = [
    pytest.param(canonical(f"{SITE}/a.html"), None, id="own"),
    pytest.param(canonical(f"{SITE}/a"), None, id="own-without-html"),
    pytest.param(canonical(f"{SITE}/b/", "B"), None, id="original-of-the-same-title"),
    pytest.param(canonical(f"{SITE}/b/", more='<meta name="robots" content="noindex">'), None, id="withheld-copy"),
    pytest.param(page(), "/a.html has no canonical address", id="absent-while-most-have-one"),
    pytest.param(canonical("/a.html"), "the canonical address of /a.html is relative: /a.html", id="relative"),
    pytest.param(
        canonical("https://old.example.org/a.html"),
        f"the canonical address of /a.html is on another site than {SITE}: https://old.example.org/a.html",
        id="other-host",
    ),
    pytest.param(
        canonical("http://www.example.org/a.html"),
        f"the canonical address of /a.html is on another site than {SITE}: http://www.example.org/a.html",
        id="other-scheme",
    ),
    pytest.param(
        canonical(f"{SITE}/b/"), f"the canonical address of /a.html is another page's: {SITE}/b/", id="another-page"
    ),
    pytest.param(
        canonical(f"{SITE}/gone.html"),
        f"the canonical address of /a.html is another page's: {SITE}/gone.html",
        id="page-that-is-not-there",
    ),
    pytest.param(
        canonical(f"{SITE}/a.html", more=f'<link rel="canonical" href="{SITE}/b/">'),
        f"/a.html has several canonical addresses: {SITE}/a.html, {SITE}/b/",
        id="two",
    ),
    pytest.param(
        canonical(f"{SITE}/a.html", more=f'<link rel="canonical" href="{SITE}/a.html">'), None, id="the-same-twice"
    ),
]


@pytest.mark.parametrize(("html", "message"), ALONE)
def test_in_isolation_one_host_used_by_all_is_right(html: str, message: str | None, tmp_path: Path) -> None:
    write(tmp_path, {**OTHERS, "a.html": html})

    found = isolated(tmp_path, "PAG003 LNK")

    assert [(rule, text) for rule, _, _, text in found if rule != "LNK010"] == (
        [("PAG003", message)] if message else []
    )


def test_a_site_without_canonical_addresses_needs_none(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(), "a.html": page()})

    assert isolated(tmp_path, "PAG003") == []


def test_a_site_below_a_folder_is_right(tmp_path: Path) -> None:
    site = "https://example.github.io/leaflets"
    pages = {
        "index.html": canonical(f"{site}/"),
        "a/index.html": canonical(f"{site}/a/"),
        "b.html": canonical(f"{site}/b"),
    }
    write(tmp_path, pages)

    assert isolated(tmp_path, "PAG003") == []


def test_a_folder_that_is_laid_out_otherwise_than_on_the_web_is_right(tmp_path: Path) -> None:
    """Documentation is packed without the /browse/stable/ of its site."""
    for language in ("en", "fr"):
        canonicals = {name: f"{SITE}/browse/{language}/stable/{name}.html" for name in ("a", "b")}
        write(tmp_path, {f"{language}/{name}.html": canonical(url) for name, url in canonicals.items()})

    assert isolated(tmp_path, "PAG003") == []


def test_an_address_of_a_disk_is_none_of_the_web(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": canonical("file:///usr/share/doc/index.html")})

    message = "the canonical address of / is none of the web: file:///usr/share/doc/index.html"
    assert [text for *_, text in isolated(tmp_path, "PAG003")] == [message]


def test_error_pages_and_pages_that_send_on_need_none(tmp_path: Path) -> None:
    refresh = f'<meta http-equiv="refresh" content="0; url=/b/"><link rel="canonical" href="{SITE}/b/">'
    write(tmp_path, {**OTHERS, "404.html": page(), "old.html": page(head=refresh)})

    assert isolated(tmp_path, "PAG003") == []


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("https://www.example.org/en/knee-scan", id="without-its-slash"),
        pytest.param("https://www.example.org/en/knee-scan/index.html", id="with-index"),
        pytest.param("http://www.example.org/en/knee-scan/", id="without-encryption"),
        pytest.param("https://example.org/en/knee-scan/", id="without-www"),
        pytest.param("https://www.example.org/en/Knee-Scan/", id="in-another-case"),
        pytest.param("https://www.example.org/en/gone/", id="of-no-page"),
    ],
)
def test_with_settings_it_is_the_own_address_letter_by_letter(wrong: str, project: Project) -> None:
    right = '<link rel="canonical" href="https://www.example.org/en/knee-scan/">'
    project.replace(
        "output/en/knee-scan/index.html", right, right.replace("https://www.example.org/en/knee-scan/", wrong)
    )

    assert [(found.rule, found.url) for found in project.findings()] == [("PAG003", wrong)]
