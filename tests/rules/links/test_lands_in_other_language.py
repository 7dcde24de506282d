from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import isolated, page, write

BAD = [
    pytest.param('<a href="/fr.html">La page</a>', " without saying so", id="unsaid"),
    pytest.param('<a href="/fr.html#a">La page</a>', " without saying so", id="with-fragment"),
    pytest.param(
        '<a href="/fr.html" hreflang="en">La page</a>', ", not in 'en' as its hreflang says", id="said-wrongly"
    ),
    pytest.param(
        '<p lang="de"><a href="/fr.html" hreflang="de">La page</a></p>',
        ", not in 'de' as its hreflang says",
        id="third",
    ),
]
GOOD = [
    pytest.param('<a href="/fr.html" hreflang="fr">La page</a>', id="said"),
    pytest.param('<a href="/fr.html" hreflang="fr-FR">La page</a>', id="said-with-region"),
    pytest.param('<a href="/fr.html" lang="fr">La page</a>', id="its-words-are-french"),
    pytest.param('<nav lang="fr"><a href="/fr.html">La page</a></nav>', id="it-stands-in-french-words"),
    pytest.param('<a href="/en.html">The page</a>', id="same-language"),
    pytest.param('<a href="/gb.html">The page</a>', id="same-language-of-another-region"),
    pytest.param('<a href="/de.html">Die Seite</a>', id="third-language"),
    pytest.param('<a href="/none.html">A page</a>', id="page-without-a-language"),
    pytest.param('<a href="/gone.html">A page</a>', id="page-that-is-not-there"),
    pytest.param('<a href="https://example.org/fr.html">La page</a>', id="other-site"),
    pytest.param('<a href="/fr.html" data-signoff-ignore="LNK009">La page</a>', id="told-to-ignore"),
]
PAGES = {
    "fr.html": page('<h1 id="a">A</h1>', lang="fr"),
    "en.html": page(lang="en"),
    "gb.html": page(lang="en-GB"),
    "de.html": page(lang="de"),
    "none.html": page(lang=""),
}


@pytest.mark.parametrize(("link", "why"), BAD)
def test_a_surprise_is_found(link: str, why: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(link), **PAGES})

    message = f'the link "La page" leads to a page in French{why}'
    assert isolated(tmp_path, "LNK009") == [("LNK009", "index.html", 2, message)]


@pytest.mark.parametrize("link", GOOD)
def test_what_a_reader_expects_is_not(link: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": page(link), **PAGES})

    assert isolated(tmp_path, "LNK009") == []


def test_a_page_that_sends_the_reader_on_surprises_nobody(tmp_path: Path) -> None:
    head = '<meta http-equiv="refresh" content="0; url=/fr.html">'
    write(tmp_path, {"index.html": page('<a href="/fr.html">La page</a>', head=head), **PAGES})

    assert isolated(tmp_path, "LNK009") == []


def test_the_switch_of_the_theme_is_one_finding(tmp_path: Path) -> None:
    pages = {f"{number}.html": page(f'<a href="/fr/{number}.html">Français</a>') for number in range(3)}
    write(tmp_path, {**pages, **{f"fr/{number}.html": page(lang="fr") for number in range(3)}})

    message = 'the link "Français" leads to a page in French without saying so (on 3 pages)'
    assert isolated(tmp_path, "LNK009") == [("LNK009", "0.html", 2, message)]
