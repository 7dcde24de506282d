from __future__ import annotations

from pathlib import Path

import pytest

from signoff.model import Severity
from signoff.pipeline import Check, check
from signoff.rules import select
from signoff.settings import Settings
from tests.projects import TODAY
from tests.sites import isolated, page, write

BAD = [
    pytest.param('<a href="http://www.ameli.fr/">ameli</a>', Severity.WARNING, id="link"),
    pytest.param('<a href="HTTP://www.ameli.fr/">ameli</a>', Severity.WARNING, id="capitals"),
    pytest.param('<img src="http://www.ameli.fr/a.png" alt="A">', Severity.ERROR, id="image"),
    pytest.param('<script src="http://www.ameli.fr/a.js"></script>', Severity.ERROR, id="script"),
    pytest.param('<link rel="stylesheet" href="http://www.ameli.fr/a.css">', Severity.ERROR, id="stylesheet"),
    pytest.param('<a href="http://localhost.ameli.fr/">ameli</a>', Severity.WARNING, id="only-begins-like-localhost"),
    pytest.param('<a href="http://10.ameli.fr/">ameli</a>', Severity.WARNING, id="only-begins-like-a-private-number"),
]
GOOD = [
    pytest.param('<a href="https://www.ameli.fr/">ameli</a>', id="encrypted"),
    pytest.param("<p>Open <code>http://localhost:8000/</code>, or http://example.com.</p>", id="text-is-no-link"),
    pytest.param('<a href="http://localhost:8000/">local</a>', id="this-machine"),
    pytest.param('<a href="http://127.0.0.1/">local</a>', id="this-machine-by-number"),
    pytest.param('<a href="http://192.168.1.1/">router</a>', id="private-number"),
    pytest.param('<a href="http://example.test/">test</a>', id="reserved-name"),
    pytest.param('<a href="http://duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion/">d</a>', id="onion"),
    pytest.param('<link rel="profile" href="http://gmpg.org/xfn/11">', id="identifier"),
    pytest.param('<svg xmlns="http://www.w3.org/2000/svg"></svg>', id="namespace"),
    pytest.param('<a href="/?next=http://www.ameli.fr/">a</a>', id="in-a-query"),
]


@pytest.mark.parametrize(("link", "severity"), BAD)
def test_an_insecure_address_is_found_once(link: str, severity: Severity, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(link)})

    report = check(Settings(tmp_path), Check(tmp_path, "site", select(["LNK006", "PAG006"], []), TODAY, isolated=True))

    assert [(found.rule, found.severity) for found in report.findings] == [("LNK006", severity)]


@pytest.mark.parametrize("body", GOOD)
def test_what_is_secure_or_no_link_is_not(body: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(body)})

    assert isolated(tmp_path, "LNK006") == []


def test_a_site_that_is_itself_not_encrypted_may_link_to_itself(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="http://intranet.example.org/">'
    body = '<a href="http://intranet.example.org/">home</a> <a href="http://www.ameli.fr/">ameli</a>'
    write(tmp_path, {"index.html": page(body, head=head)})

    assert isolated(tmp_path, "LNK006") == [("LNK006", "index.html", 2, "http://www.ameli.fr/ is not encrypted")]


def test_a_link_of_the_theme_is_one_finding(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.html": page('<a href="http://www.ameli.fr/">a</a>') for number in range(4)})

    found = [("LNK006", "0.html", 2, "http://www.ameli.fr/ is not encrypted (on 4 pages)")]
    assert isolated(tmp_path, "LNK006") == found
