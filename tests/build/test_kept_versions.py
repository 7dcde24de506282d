"""Frozen pages, histories and notices, as they are built and as a browser shows them."""

from __future__ import annotations

import functools
import json
import re
import threading
from collections.abc import Iterator
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.ledgers import approve, withdraw
from tests.projects import Project, make_project

FR = "output/fr/scanner-du-genou"
EN = "output/en/knee-scan"
PAGES = (
    "/fr/scanner-du-genou/historique/",
    "/fr/scanner-du-genou/v1.0/",
    "/fr/scanner-du-genou/v2.0/",
    "/en/knee-scan/",
    "/en/knee-scan/v1.0/",
    "/en/knee-scan/history/",
)


def two_versions(project: Project) -> None:
    """A French text of two versions, whose translation matches the first."""
    approve(
        project,
        "fr",
        "2.0",
        ("L’examen dure dix minutes.", "L’examen dure douze minutes\u202f; prenez 1 000 mg de paracétamol."),
        ("Change: Première publication.", "Change: La durée a été corrigée."),
        ("| Une sensation de chaleur | Oui |\n", ""),
        on=date(2024, 6, 20),
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("kept") / "project")
    two_versions(project)
    project.build()
    return project


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</?time[^>]*>", "", html)).split())


def main_of(project: Project, page: str) -> str:
    html = project.read(page)
    return html[html.index("<main") : html.index("</main>")]


def test_the_gate_has_nothing_to_say_of_kept_versions(kept: Project) -> None:
    """Only that the current English text is one version behind the French one."""
    assert [finding.rule for finding in kept.findings()] == ["TRN003"]


def test_a_difference_marks_whole_numbers_and_words(kept: Project) -> None:
    page = main_of(kept, f"{FR}/historique/index.html")
    difference = page[page.index('<div class="difference">') :]

    told = re.sub(r"<(del|ins)[^>]*>(.*?)</\1>", r"\1(\2)", difference)
    assert [words(block) for block in re.findall(r"<p class=\"[a-z0-9]+ [a-z]+\">.*?</p>", told)] == [
        "Pendant le scanner",
        "L’examen dure del(dix) ins(douze) minutesins( ; prenez 1 000 mg de paracétamol).",
        "del(Une sensation de chaleur)",
        "del(Oui)",
    ]


def test_an_old_version_says_so_and_books_nothing(kept: Project) -> None:
    page = main_of(kept, f"{FR}/v1.0/index.html")

    assert "Ceci est la version 1.0, approuvée le 1er juin 2024. Elle n’est plus en vigueur" in words(page)
    assert "L’examen dure dix minutes." in page
    assert "doctolib" not in page
    assert "booking" not in page


def test_the_current_version_has_a_page_of_its_own(kept: Project) -> None:
    page = main_of(kept, f"{FR}/v2.0/index.html")

    assert "Ceci est la version 2.0, approuvée le 20 juin 2024, conservée pour mémoire." in words(page)
    assert "L’examen dure douze minutes" in page


def test_an_old_version_leads_nowhere_but_to_its_own_parts(kept: Project) -> None:
    page = main_of(kept, "output/fr/scanner-de-la-hanche/v1.0/index.html")
    body = page[page.index('data-signoff="body"') : page.index("</section>")]

    assert "ressemble au scanner du genou." in body
    assert "<a " not in body[: body.index('class="after"')]


def test_a_held_page_keeps_its_words_and_names_what_it_matches(kept: Project) -> None:
    page = main_of(kept, f"{EN}/index.html")

    assert "It matches version 1.0 of that page, approved on June 1, 2024." in words(page)
    assert "The examination takes ten minutes." in page
    assert 'class="booking-link' in page


def test_listings_hold_current_pages_only(kept: Project) -> None:
    rows = json.loads(kept.read("output/pages.json"))["pages"]

    assert [(row["url"].removeprefix("https://www.example.org"), row["version"], row["standing"]) for row in rows] == [
        ("/fr/scanner-de-la-hanche/", "1.0", "in-step"),
        ("/fr/scanner-du-genou/", "2.0", "in-step"),
        ("/en/knee-scan/", "1.0", "held"),
    ]


def test_history_json_holds_every_record_in_its_order(kept: Project) -> None:
    table = json.loads(kept.read("output/history.json"))

    assert table["schema"] == "signoff-history/1"
    french = next(each for each in table["articles"] if each["history"].endswith("/scanner-du-genou/historique/"))
    assert [(each["version"], each["on"], each["change"], each["url"][-6:]) for each in french["records"]] == [
        ("1.0", "2024-06-01", "Première publication.", "/v1.0/"),
        ("2.0", "2024-06-20", "La durée a été corrigée.", "/v2.0/"),
    ]
    assert all(each["text"].startswith("sha256:") and each["file"].startswith("sha256:") for each in french["records"])


@pytest.mark.parametrize(
    ("policy", "rules"),
    [pytest.param("policy", ["TRN003"], id="by-policy"), pytest.param("record", [], id="by-record")],
)
def test_a_withdrawn_text_leaves_a_notice_at_its_address(policy: str, rules: list[str], tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    if policy == "policy":
        two_versions(project)
        project.write("pyproject.toml", project.read("pyproject.toml") + 'stale = "withdraw"\n')
    else:
        withdraw(project, "en", "1.0")
    project.build()

    page = main_of(project, f"{EN}/index.html")
    assert [finding.rule for finding in project.findings()] == rules
    assert "cannot be read in English for now. Last approved text: version 1.0, June 1, 2024" in words(page)
    assert 'href="/fr/scanner-du-genou/"' in page
    assert ['id="risks"' in page, "doctolib" in page, "examination takes" in page] == [True, False, False]
    assert '<meta name="robots" content="noindex">' in project.read(f"{EN}/index.html")
    assert "knee-scan" not in project.read("output/sitemap.xml")
    assert "hreflang" not in project.read(f"{FR}/index.html").partition("</head>")[0].replace(
        'hreflang="fr"', ""
    ).replace('hreflang="x-default"', "")
    assert "CT scan of the knee" not in project.read("output/en/index.html")


def test_old_addresses_of_versions_and_histories_lead_to_the_new_ones(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    approve(project, "en", "1.1", ("Slug: knee-scan", "Slug: scan-of-a-knee"), kind="wording")
    project.replace("content/articles/knee-scan/article.toml", '["scan-of-the-knee"]', '["knee-scan"]')
    project.build()

    leads = {
        path: re.findall(
            r'<link rel="canonical" href="https://www.example.org([^"]*)"', project.read(f"{EN}/{path}index.html")
        )
        for path in ("", "v1.0/", "history/")
    }
    assert project.findings() == []
    assert leads == {
        "": ["/en/scan-of-a-knee/"],
        "v1.0/": ["/en/scan-of-a-knee/v1.0/"],
        "history/": ["/en/scan-of-a-knee/history/"],
    }


def test_a_held_page_that_matches_nothing_known_names_no_version(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    two_versions(project)
    ledger = project.read("content/articles/knee-scan/reviews.toml")
    of = ledger.index("of = ")
    project.write(
        "content/articles/knee-scan/reviews.toml", ledger[:of] + ledger[of:].replace("sha256:cca1", "sha256:dda1", 1)
    )
    project.build()

    page = words(main_of(project, f"{EN}/index.html"))
    assert "you are reading the last approved text. In the other language" in page
    assert {finding.rule for finding in project.findings()} <= {
        "REV010",
        "TRN003",
    }  # git remembers the record as it was


def test_a_withdrawn_version_is_quoted_nowhere(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    two_versions(project)
    withdraw(project, "fr", "1.0")
    project.build()

    pages = [project.path(name) for name in (f"{FR}/v1.0/index.html", f"{FR}/historique/index.html")]
    assert project.findings() == []
    assert ["dix" in file.read_text(encoding="utf-8") for file in pages] == [False, False]
    assert "Retrait de la version 1.0" in pages[1].read_text(encoding="utf-8")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Not on the screen of the tests."""


@pytest.fixture(scope="module")
def address(kept: Project) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=kept.path("output"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("width", [pytest.param(360, id="phone"), pytest.param(1280, id="desktop")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_them(width: int, scheme: str, address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = []
    for path in PAGES:
        page.goto(address + path)
        found += [(path, violation["id"]) for violation in Axe().run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((path, "wider than the screen"))
    context.close()

    assert found == []


def test_a_screen_reader_hears_what_was_deleted(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address + PAGES[0])

    heard = page.locator("del").first.aria_snapshot()
    page.close()

    assert "supprimé" in heard
    assert "dix" in heard
