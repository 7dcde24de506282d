from __future__ import annotations

from pathlib import Path

import pytest

from signoff.model import Severity
from tests.projects import Project
from tests.site.folders import findings
from tests.sites import isolated, page, write

BAD = [
    pytest.param("/b c.html", "it has a space or a line break in it", id="space"),
    pytest.param("/b%20c.\nhtml", "it has a space or a line break in it", id="line-break"),
    pytest.param("https://exa mple.org/", "it has a space or a line break in it", id="space-in-a-host"),
    pytest.param("http:/example.org/", "https: wants two slashes and a host behind it", id="one-slash"),
    pytest.param("https:example.org", "https: wants two slashes and a host behind it", id="no-slash"),
    pytest.param("https:///example.org", "https: wants two slashes and a host behind it", id="three-slashes"),
    pytest.param("https://https://example.org", "https:// stands in it twice", id="scheme-twice"),
    pytest.param("https//example.org", "there is no colon behind https", id="no-colon"),
    pytest.param(r"en\knee.html", "it has a backslash", id="backslash"),
    pytest.param("/100%.html", "a % wants two hexadecimal digits behind it", id="lone-percent"),
    pytest.param("htps://example.org", "htps: is unknown, https: perhaps meant", id="scheme-misspelt"),
    pytest.param("https://127.0.0.1:____", "it cannot be parsed", id="port-of-lines"),
    pytest.param("https://exa<mple.org/", "it cannot be parsed", id="host-with-bracket"),
    pytest.param("//", "it cannot be parsed", id="no-host"),
    pytest.param("///en/knee/", "behind three slashes the next step is taken for a host", id="three-slashes-alone"),
    pytest.param("https://www..example.org/", "there are dots too many in its host", id="two-dots-in-a-host"),
    pytest.param("//.example.org/", "there are dots too many in its host", id="dot-before-a-host"),
    pytest.param(r"C:\site\knee.html", "it names a file on somebody's own disk", id="path-of-windows"),
    pytest.param("c:/site/knee.html", "it names a file on somebody's own disk", id="path-of-windows-with-slashes"),
    pytest.param("file:///C:/site/knee.html", "it names a file on somebody's own disk", id="file-on-windows"),
    pytest.param("file:///Users/jo/knee.html", "it names a file on somebody's own disk", id="file-on-a-mac"),
    pytest.param("{{ page.url }}", "a template left a placeholder in it", id="placeholder"),
    pytest.param("/en/{% url %}/", "a template left a placeholder in it", id="placeholder-in-a-path"),
]
GOOD = [
    pytest.param(" /b.html ", id="space-around"),
    pytest.param("/b.html?q=100%", id="percent-in-a-query"),
    pytest.param("/b.html?path=c:\\x", id="backslash-in-a-query"),
    pytest.param("#", id="top"),
    pytest.param("?page=2", id="query-only"),
    pytest.param("javascript:void(0); return false", id="javascript"),
    pytest.param("data:image/svg+xml;utf8,<svg />", id="data-with-space"),
    pytest.param("/b%20c.html", id="encoded-space"),
    pytest.param("/é.html", id="accent"),
    pytest.param("https://web.archive.org/web/2020/https://example.org/", id="address-inside-an-address"),
    pytest.param("mailto:a b@example.org", id="mail-is-told-by-another-rule"),
    pytest.param("whatsapp://send?text=a b", id="program"),
    pytest.param("sms:+33600000000", id="sms"),
    pytest.param("file:///usr/share/doc/knee/index.html", id="file-that-every-machine-may-have"),
    pytest.param("/b.html?q={{x}}", id="braces-in-a-query"),
    pytest.param("https://example.org/..", id="dots-in-a-path"),
    pytest.param("x:y", id="scheme-of-one-letter"),
]


@pytest.mark.parametrize(("url", "why"), BAD)
def test_an_address_that_needs_guessing_is_found_once(url: str, why: str, tmp_path: Path) -> None:
    home = '<a href="/b%20c.html">What it is</a>'
    write(tmp_path, {"index.html": page(f"<p><a href='{url}'>the examination</a></p>{home}"), "b c.html": page()})

    found = isolated(tmp_path, "LNK PAG006")

    assert found == [("LNK005", "index.html", 2, f"{url!r} is no proper address: {why}")]


@pytest.mark.parametrize("url", ["", "  "])
def test_a_link_without_an_address_is_found_once(url: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(f"<p><a href='{url}'>the examination</a></p>")})

    assert isolated(tmp_path, "LNK PAG006") == [("LNK005", "index.html", 2, "the address is empty")]


@pytest.mark.parametrize("url", GOOD)
def test_an_address_that_is_well_written_is_not(url: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(f"<p><a href='{url}'>the examination</a></p>"), "b.html": page()})

    assert isolated(tmp_path, "LNK005") == []


def test_an_image_without_an_address_is_found(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page('<img src="" alt="Knee">')})

    assert isolated(tmp_path, "LNK") == [("LNK005", "index.html", 2, "the address is empty")]


def test_an_address_of_the_theme_is_one_finding(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.html": page('<a href="http:/x">X</a>') for number in range(3)})

    why = "'http:/x' is no proper address: https: wants two slashes and a host behind it (on 3 pages)"
    assert isolated(tmp_path, "LNK005") == [("LNK005", "0.html", 2, why)]


@pytest.mark.parametrize(
    ("html", "severity"),
    [
        pytest.param('<a href="">x</a>', Severity.WARNING, id="link-to-its-own-page"),
        pytest.param('<img src="" alt="x">', Severity.ERROR, id="image-that-is-none"),
        pytest.param('<a href="/b c.html">x</a>', Severity.WARNING, id="space"),
        pytest.param('<a href="/b c.html#a b">x</a><p id="a b">', Severity.WARNING, id="space-in-a-fragment"),
        pytest.param('<a href="https://a b.org/">x</a>', Severity.ERROR, id="space-in-a-host"),
        pytest.param('<a href="http:/example.org">x</a>', Severity.ERROR, id="guessed"),
    ],
)
def test_what_all_browsers_read_alike_is_a_warning(html: str, severity: Severity, tmp_path: Path) -> None:
    """The menus of Sphinx mark the page that one is on by an empty address: nobody is led astray."""
    write(tmp_path, {"index.html": page(html), "b c.html": page()})

    assert [(found.rule, found.severity) for found in findings(tmp_path, "LNK005")] == [("LNK005", severity)]


def test_a_space_in_an_address_does_not_hide_that_it_leads_nowhere(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page('<a href="/b c.html">x</a> <img src="a b.png" alt="x">')})

    assert [(rule, text) for rule, _, _, text in isolated(tmp_path, "LNK")] == [
        ("LNK001", "/b c.html is not built"),
        ("LNK003", "the file /a b.png is not there"),
    ]


def test_the_gate_of_ones_own_site_lets_no_space_through(project: Project) -> None:
    project.replace("output/en/knee-scan/index.html", "</main>", '<a href="/en/#a b">x</a></main>')

    assert [found.severity for found in project.check("LNK005").findings] == [Severity.ERROR]
