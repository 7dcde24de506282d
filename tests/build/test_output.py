"""The built site, page by page: what patients and search engines are given."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.build.snapshots import snapshot
from tests.projects import Project, copy_project

SITE = "https://www.example.org"
KNEE = "content/articles/knee-scan"
XML = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "a": "http://www.w3.org/2005/Atom",
}
PAGES = [
    "en/about/index.html",
    "en/centres/alpha/index.html",
    "en/centres/beta/index.html",
    "en/centres/index.html",
    "en/guides/index.html",
    "en/index.html",
    "en/knee-scan/index.html",
    "en/search/index.html",
    "en/reviewers/ada-example/index.html",
    "en/reviewers/index.html",
    "fr/a-propos/index.html",
    "fr/centres/alpha/index.html",
    "fr/centres/beta/index.html",
    "fr/centres/index.html",
    "fr/guides/index.html",
    "fr/index.html",
    "fr/recherche/index.html",
    "fr/relecteurs/ada-example/index.html",
    "fr/relecteurs/index.html",
    "fr/scanner-de-la-hanche/index.html",
    "fr/scanner-du-genou/index.html",
    "index.html",
]
GROUPS = [
    {"fr": f"{SITE}/fr/", "en": f"{SITE}/en/", "x-default": f"{SITE}/"},
    {"fr": f"{SITE}/fr/recherche/", "en": f"{SITE}/en/search/", "x-default": f"{SITE}/fr/recherche/"},
    {"fr": f"{SITE}/fr/scanner-de-la-hanche/", "x-default": f"{SITE}/fr/scanner-de-la-hanche/"},
    {
        "fr": f"{SITE}/fr/scanner-du-genou/",
        "en": f"{SITE}/en/knee-scan/",
        "x-default": f"{SITE}/fr/scanner-du-genou/",
    },
    *(
        {"fr": f"{SITE}/fr/{french}/", "en": f"{SITE}/en/{english}/", "x-default": f"{SITE}/fr/{french}/"}
        for french, english in [
            ("a-propos", "about"),
            ("guides", "guides"),
            ("centres", "centres"),
            ("centres/alpha", "centres/alpha"),
            ("centres/beta", "centres/beta"),
            ("relecteurs", "reviewers"),
            ("relecteurs/ada-example", "reviewers/ada-example"),
        ]
    ),
]


def soup(project: Project, name: str, *, folder: str = "output") -> BeautifulSoup:
    return BeautifulSoup(project.read(f"{folder}/{name}"), "html.parser")


def address_of(page: str) -> str:
    return f"{SITE}/{page.removesuffix('index.html')}"


def alternates(project: Project, page: str) -> dict[str, str]:
    found = soup(project, page).select("link[rel=alternate][hreflang]")
    return {str(link["hreflang"]): str(link["href"]) for link in found}


def test_the_output_holds_these_files_and_no_others(built: Project) -> None:
    files = [name for name in snapshot(built.path("output")) if not name.startswith(("theme/", "pagefind/", "share/"))]

    assert files == sorted(
        [
            *PAGES,
            ".well-known/security.txt",
            "_headers",
            "_redirects",
            "404.html",
            "en/atom.xml",
            "en/knee-scan/history/index.html",
            "en/knee-scan/v1.0/index.html",
            "en/scan-of-the-knee/index.html",
            "favicon.ico",
            "fr/atom.xml",
            "fr/scanner-de-la-hanche/historique/index.html",
            "fr/scanner-de-la-hanche/v1.0/index.html",
            "fr/scanner-du-genou/historique/index.html",
            "fr/scanner-du-genou/v1.0/index.html",
            "history.json",
            "pages.json",
            "robots.txt",
            "sitemap.xml",
        ]
    )


def test_pelican_alone_builds_the_same_bytes(built: Project, tmp_path: Path) -> None:
    project = copy_project(built, tmp_path / "project")
    command = [sys.executable, "-m", "pelican", "content", "-o", "by-hand", "-s", "pelicanconf.py"]

    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)

    assert (done.returncode, snapshot(project.path("by-hand"))) == (0, snapshot(built.path("output"))), done.stderr


def test_pelican_alone_fails_when_the_sources_cannot_be_read(project: Project) -> None:
    project.write(f"{KNEE}/fr.md", "")
    command = [sys.executable, "-m", "pelican", "content", "-o", "by-hand", "-s", "pelicanconf.py"]

    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)

    assert (done.returncode != 0, project.path("by-hand").exists()) == (True, False)


def test_building_twice_changes_neither_bytes_nor_times(project: Project) -> None:
    output = project.path("output")
    before = snapshot(output), {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}

    project.build()

    assert (snapshot(output), {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}) == before


@pytest.mark.parametrize("page", PAGES)
def test_each_page_names_its_group_and_itself(page: str, built: Project) -> None:
    canonical = [str(link["href"]) for link in soup(built, page).select("link[rel=canonical]")]

    group = alternates(built, page)

    assert canonical == [address_of(page)]
    assert group in GROUPS
    assert address_of(page) in group.values()


def test_the_sitemap_lists_every_page_once_with_its_group(built: Project) -> None:
    root = ElementTree.parse(built.path("output/sitemap.xml")).getroot()  # noqa: S314 - our own

    rows = {
        url.findtext("s:loc", "", XML): (
            url.findtext("s:lastmod", "", XML),
            {str(link.get("hreflang")): str(link.get("href")) for link in url.findall("x:link", XML)},
        )
        for url in root.findall("s:url", XML)
    }
    reviewed = [f"{SITE}/en/knee-scan/", f"{SITE}/fr/scanner-de-la-hanche/", f"{SITE}/fr/scanner-du-genou/"]
    expected = {
        address_of(page): ("2024-06-01" if address_of(page) in reviewed else "", alternates(built, page))
        for page in PAGES
    }
    assert rows == expected
    assert len(root.findall("s:url", XML)) == len(PAGES)


def test_the_structured_data_of_a_translation(built: Project) -> None:
    script = soup(built, "en/knee-scan/index.html").select_one('script[type="application/ld+json"]')

    assert script
    assert json.loads(script.text) == {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "url": f"{SITE}/en/knee-scan/",
        "name": "CT scan of the knee",
        "description": "What a CT scan of the knee shows, and how it is done.",
        "inLanguage": "en",
        "about": {"@type": "MedicalTest", "name": "CT scan of the knee"},
        "audience": {"@type": "PatientAudience"},
        "version": "1.0",
        "dateModified": "2024-06-01",
        "lastReviewed": "2024-06-01",
        "reviewedBy": {"@type": "Person", "name": "Dr Ada Example"},
        "translationOfWork": {"@type": "MedicalWebPage", "@id": f"{SITE}/fr/scanner-du-genou/"},
    }


def test_structured_data_cannot_end_its_script(project: Project) -> None:
    title = "</script><script>alert(1)</script> & <b>"
    project.replace(f"{KNEE}/en.md", "Title: CT scan of the knee", f"Title: {title}")
    project.build(preview=True)

    page = soup(project, "en/knee-scan/index.html", folder=".signoff/preview")

    scripts = page.select("script")
    assert [script.get("type") for script in scripts] == ["application/ld+json"]
    assert json.loads(scripts[0].text)["name"] == title
    assert page.select("h1")[0].text == title


@pytest.mark.parametrize(
    ("language", "title", "entries"),
    [
        pytest.param("en", "Example", [("CT scan of the knee", "en/knee-scan")], id="en"),
        pytest.param(
            "fr",
            "Exemple",
            [("Scanner du genou", "fr/scanner-du-genou"), ("Scanner de la hanche", "fr/scanner-de-la-hanche")],
            id="fr",
        ),
    ],
)
def test_the_feed_of_a_language(language: str, title: str, entries: list[tuple[str, str]], built: Project) -> None:
    root = ElementTree.parse(built.path(f"output/{language}/atom.xml")).getroot()  # noqa: S314 - our own

    found = [
        (
            entry.findtext("a:title", "", XML),
            entry.findtext("a:id", "", XML),
            entry.findtext("a:updated", "", XML),
        )
        for entry in root.findall("a:entry", XML)
    ]
    expected = [(words, f"{SITE}/{path}/", "2024-06-01T00:00:00+00:00") for words, path in entries]
    assert (root.findtext("a:title", "", XML), found) == (title, expected)


def test_the_table_of_reviews_is_public(built: Project) -> None:
    table = json.loads(built.read("output/pages.json"))

    assert {row["url"] for row in table["pages"]} == {
        f"{SITE}/en/knee-scan/",
        f"{SITE}/fr/scanner-de-la-hanche/",
        f"{SITE}/fr/scanner-du-genou/",
    }
    assert [row for row in table["pages"] if row["language"] == "en"] == [
        {
            "url": f"{SITE}/en/knee-scan/",
            "language": "en",
            "article": "knee-scan",
            "version": "1.0",
            "standing": "in-step",
            "updated": "2024-06-01",
            "reviewer": "Dr Ada Example",
            "specimen": True,
            "evidence": "recorded",
            "text": "sha256:66bfdc454f14272d8d0dbf44827055cf44d11df27fbb1ab90aa305a549adb9eb",
            "due": "2027-06-01",
        }
    ]


def test_an_old_address_leads_to_the_new_one(built: Project) -> None:
    page = soup(built, "en/scan-of-the-knee/index.html")

    refresh, robots = page.select("meta[http-equiv=refresh]"), page.select("meta[name=robots]")
    assert ([tag["content"] for tag in refresh], [tag["content"] for tag in robots]) == (
        ["0; url=/en/knee-scan/"],
        ["noindex"],
    )
    assert [tag["href"] for tag in page.select("link[rel=canonical]")] == [f"{SITE}/en/knee-scan/"]
    assert [tag["href"] for tag in page.select("main a")] == ["/en/knee-scan/"]


def test_the_list_of_contents_is_typed_as_the_headings_are(project: Project) -> None:
    project.replace(f"{KNEE}/fr.md", "## Avant le scanner {#avant}", "## Avant l’examen\u202f? {#avant}")
    project.build(preview=True)

    page = soup(project, "fr/scanner-du-genou/index.html", folder=".signoff/preview")

    assert page.select('[data-signoff=contents] a[href="#avant"]')[0].text == "Avant l’examen\u202f?"


def test_an_unapproved_text_is_seen_in_preview_alone(project: Project) -> None:
    project.replace(f"{KNEE}/en.md", "ten minutes", "SECRET minutes")
    before = snapshot(project.path("output"))

    project.build()
    project.build(preview=True)

    drafts = snapshot(project.path(".signoff/preview"))
    page = soup(project, "en/knee-scan/index.html", folder=".signoff/preview")
    assert snapshot(project.path("output")) == before
    assert [name for name, raw in drafts.items() if b"SECRET" in raw] == ["en/knee-scan/index.html"]
    assert [tag.text for tag in page.select(".banner-preview")] == ["Preview: working text, not approved"]
    assert "Controlled by" not in page.text


def test_no_page_of_a_preview_is_indexed(project: Project) -> None:
    project.build(preview=True)

    folder = project.path(".signoff/preview")
    pages = [
        path
        for path in folder.rglob("*.html")
        if not BeautifulSoup(path.read_bytes(), "html.parser").select("meta[content=noindex]")
    ]
    assert pages == []


def test_only_what_is_not_approved_is_marked_in_preview(project: Project) -> None:
    project.replace(f"{KNEE}/en.md", "ten minutes", "twelve minutes")
    project.build(preview=True)

    marked = {
        name: bool(soup(project, name, folder=".signoff/preview").select(".banner-preview"))
        for name in ("en/knee-scan/index.html", "fr/scanner-du-genou/index.html")
    }
    assert marked == {"en/knee-scan/index.html": True, "fr/scanner-du-genou/index.html": False}


def test_a_new_article_is_not_published_before_its_review(project: Project) -> None:
    words = "Title: Foot\nSlug: foot\nSummary: SECRET.\nVersion: 1.0\nChange: New.\n\nSECRET.\n"
    project.write("content/articles/foot/en.md", words)
    project.write("content/articles/foot/article.toml", "")
    before = snapshot(project.path("output"))

    project.build()

    assert snapshot(project.path("output")) == before


def test_a_link_to_a_text_that_is_not_published_is_a_finding_at_its_line(project: Project) -> None:
    """Nothing links to a draft: the gate says where the link was typed."""
    words = "Title: Foot\nSlug: foot\nSummary: A foot.\nVersion: 1.0\nChange: New.\n\nA foot.\n"
    project.write("content/articles/foot/en.md", words)
    project.write("content/articles/foot/article.toml", "")
    about = "content/pages/about/en.md"
    line = project.replace(about, "An invented site", "A [foot]({filename}/articles/foot/en.md) site")

    project.build()

    found = [(finding.path, finding.line) for finding in project.findings("LNK001")]
    assert found == [(about, line)]


def test_a_site_in_a_folder_has_its_folder_in_every_address(project: Project) -> None:
    project.replace("pyproject.toml", SITE, "https://x.example/sub")
    project.build()

    page = project.read("output/en/knee-scan/index.html") + project.read("output/index.html")
    root_relative = set(re.findall(r'(?:href|src)="(/[^"]*)"', page))
    absolute = set(re.findall(r'https://x\.example[^"]*', page))
    assert root_relative
    assert {url for url in root_relative if not url.startswith("/sub/")} == set()
    assert {url for url in absolute if not url.startswith("https://x.example/sub/")} == set()
    assert project.read("output/en/about/index.html").count('href="/sub/en/knee-scan/"') == 1
    assert project.check().findings == ()


def test_a_specimen_says_so_on_every_page_and_is_not_indexed(project: Project) -> None:
    project.write("pyproject.toml", project.read("pyproject.toml") + "specimen = true\n")
    project.build()

    pages = ["404.html", *PAGES]
    banners = {name: [tag.text for tag in soup(project, f"{name}").select(".banner")] for name in pages}
    french = "Site de démonstration. Ne pas utiliser comme avis médical."
    english = "Specimen site. Do not use as medical advice."
    assert banners == {
        name: [french] if name.startswith("fr/") else [english] if name.startswith("en/") else [french, english]
        for name in pages
    }
    assert [name for name in pages if not soup(project, name).select("meta[content=noindex]")] == []


def test_a_published_page_is_indexed_and_has_no_banner(built: Project) -> None:
    marks = [name for name in PAGES if soup(built, name).select("meta[name=robots], .banner")]

    assert marks == []


def test_a_content_folder_within_a_folder_is_built_like_any_other(project: Project) -> None:
    before = snapshot(project.path("output"))
    project.path("sources").mkdir()
    project.path("content").rename(project.path("sources/content"))
    project.write("pyproject.toml", project.read("pyproject.toml") + 'content = "sources/content"\n')

    project.build()

    assert snapshot(project.path("output")) == before
