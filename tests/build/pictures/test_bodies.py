"""Pictures of texts, in built pages: what a browser is given, and what an editor is told."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from signoff.build.warm import Warm
from signoff.errors import SourcesUnreadable
from signoff.model import Text
from signoff.settings import load_settings
from signoff.sources import load_sources
from signoff.sources.markdown import body_of
from tests.build.pictures.drawn import SVG, line_drawing, photograph, saved
from tests.build.snapshots import snapshot
from tests.projects import Project

KNEE = "content/articles/knee-scan"
IMAGES = f"{KNEE}/images"
PREVIEW = ".signoff/preview"


def lay(project: Project, name: str, raw: bytes) -> None:
    project.path(name).parent.mkdir(parents=True, exist_ok=True)
    project.path(name).write_bytes(raw)


def show(project: Project, markdown: str, *, name: str = f"{KNEE}/en.md") -> int:
    """Put a block at the end of a text; returns its line."""
    words = project.read(name).rstrip("\n")
    project.write(name, f"{words}\n\n{markdown}\n")
    return words.count("\n") + 3


def body(project: Project, page: str = "en/knee-scan", *, folder: str = PREVIEW) -> Tag:
    return BeautifulSoup(project.read(f"{folder}/{page}/index.html"), "html.parser").select("[data-signoff=body]")[0]


def attributes(tag: Tag) -> dict[str, str]:
    return {name: str(value) for name, value in tag.attrs.items()}


def pictures(project: Project, folder: str = PREVIEW) -> dict[str, bytes]:
    place = project.path(f"{folder}/pictures")
    return snapshot(place) if place.is_dir() else {}


def test_a_photograph_is_shown_in_the_best_format_that_a_browser_knows(project: Project) -> None:
    lay(project, f"{IMAGES}/Genou été.jpg", saved(photograph(), "JPEG"))
    show(project, "![A knee](<{static}images/Genou%20été.jpg>)")

    project.build(preview=True)

    source, image = body(project).select("picture > source, picture > img")
    widths = [part.split()[1] for part in str(source["srcset"]).split(", ")]
    files = {str(image["src"]), *(part.split()[0] for part in str(source["srcset"]).split(", "))}
    assert (source["type"], widths) == ("image/avif", ["480w", "720w", "1080w", "1440w"])
    assert {name: image[name] for name in ("alt", "width", "height")} == {
        "alt": "A knee",
        "width": "1600",
        "height": "1200",
    }
    assert {f"/pictures/{name}" for name in pictures(project)} == files
    assert all(name.startswith("knee-scan/genou-ete-") for name in pictures(project))


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("{static}images/knee.png", id="static"),
        pytest.param("{static}/articles/knee-scan/images/knee.png", id="static-from-the-top"),
        pytest.param("{attach}images/knee.png", id="attach"),
        pytest.param("images/knee.png", id="plain"),
        pytest.param("./images/knee.png", id="plain-from-here"),
    ],
)
def test_a_picture_is_found_however_it_is_typed(url: str, project: Project) -> None:
    lay(project, f"{IMAGES}/knee.png", saved(line_drawing(), "PNG"))
    show(project, f"![A knee]({url})")

    project.build(preview=True)

    assert str(body(project).select("img")[0]["src"]).startswith("/pictures/knee-scan/knee-1000.")


def test_a_drawing_is_one_file(project: Project) -> None:
    lay(project, f"{IMAGES}/knee.svg", SVG.encode())
    show(project, '![A knee](images/knee.svg "Seen from the front"){.wide}')

    project.build(preview=True)

    image = body(project).select("img")[0]
    [file] = pictures(project)
    assert attributes(image) == {
        "src": f"/pictures/{file}",
        "alt": "A knee",
        "title": "Seen from the front",
        "class": "['wide']",
        "width": "200",
        "height": "100",
    }
    assert body(project).select("picture") == []


def test_all_pictures_but_the_first_wait_until_they_come_into_sight(project: Project) -> None:
    lay(project, f"{IMAGES}/knee.svg", SVG.encode())
    show(project, "![One](images/knee.svg)\n\n![Two](images/knee.svg)\n\n![Three](images/knee.svg)")

    project.build(preview=True)

    assert [image.get("loading") for image in body(project).select("img")] == [None, "lazy", "lazy"]


def test_the_words_stay_those_that_were_approved(project: Project) -> None:
    """A picture that a browser may choose is, to the digest, the picture that Markdown made."""
    lay(project, f"{IMAGES}/knee.jpg", saved(photograph(), "JPEG"))
    show(
        project,
        "Before ![A knee](images/knee.jpg) and after.\n\n![Alone](images/knee.jpg)\nThe caption.\n\n- ![Item](images/knee.jpg) of a list",
    )
    project.build(preview=True)

    text = next(each for each in _texts(project) if each.path == f"{KNEE}/en.md")

    assert body_of(str(body(project))) == body_of(f"<div>{text.html}</div>")


def _texts(project: Project) -> list[Text]:
    return [text for article in load_sources(load_settings(project.root)).articles for text in article.working.values()]


def test_a_picture_that_no_text_shows_is_not_published(project: Project) -> None:
    lay(project, f"{IMAGES}/secret.jpg", saved(photograph(), "JPEG"))
    lay(project, f"{IMAGES}/.DS_Store", b"x")
    before = snapshot(project.path("output"))

    project.build()

    assert snapshot(project.path("output")) == before


def test_a_picture_of_a_draft_is_not_published(project: Project) -> None:
    lay(project, f"{IMAGES}/knee.svg", SVG.encode())
    show(project, "![A knee](images/knee.svg)")

    project.build()

    assert pictures(project, "output") == {}


def test_a_link_to_a_picture_never_leads_to_the_file_of_the_camera(project: Project) -> None:
    lay(project, f"{IMAGES}/knee.jpg", saved(photograph(), "JPEG", comment=b"SECRET"))
    show(project, "[The picture, large]({static}images/knee.jpg)")

    project.build(preview=True)

    link = str(body(project).select("a")[-1]["href"])
    assert link.startswith("/pictures/knee-scan/knee-1080.")
    assert [name for name, raw in snapshot(project.path(PREVIEW)).items() if b"SECRET" in raw] == []


def test_a_form_to_print_is_published_as_it_is(project: Project) -> None:
    lay(project, f"{IMAGES}/consent.pdf", b"%PDF-1.7 form")
    show(project, "[The form]({static}/articles/knee-scan/images/consent.pdf)", name="content/pages/about/en.md")

    project.build()

    link = str(body(project, "en/about", folder="output").select("a")[-1]["href"])
    assert project.path(f"output{link}").read_bytes() == b"%PDF-1.7 form"


def test_every_picture_that_cannot_be_published_is_told_at_its_line(project: Project) -> None:
    lay(project, f"{IMAGES}/torn.jpg", saved(photograph(), "JPEG")[:5000])
    lay(project, f"{IMAGES}/acts.svg", SVG.replace("<path", "<script/><path").encode())
    first = show(project, "![One](images/torn.jpg)")
    second = show(project, "![Two](images/acts.svg)")

    with pytest.raises(SourcesUnreadable) as refused:
        project.build(preview=True)

    found = [(str(problem.span), problem.words, bool(problem.advice)) for problem in refused.value.problems]
    assert found == [
        (
            f"{KNEE}/en.md:{first}",
            "the picture images/torn.jpg cannot be published: it cannot be read to its end",
            True,
        ),
        (
            f"{KNEE}/en.md:{second}",
            "the picture images/acts.svg cannot be published: it holds <script>, which could act or load something in the name of the site",
            True,
        ),
    ]


def test_a_picture_outside_of_the_content_is_refused(project: Project) -> None:
    lay(project, "private/knee.svg", SVG.encode())
    project.path(IMAGES).mkdir()
    project.path(f"{IMAGES}/knee.svg").symlink_to(project.path("private/knee.svg"))
    show(project, "![One](images/knee.svg)\n\n![Two](../../../private/knee.svg)")

    with pytest.raises(SourcesUnreadable) as refused:
        project.build(preview=True)

    assert ["it lies outside of content/" in problem.words for problem in refused.value.problems] == [True, True]


def test_a_picture_that_is_not_there_is_a_finding_at_its_line(project: Project) -> None:
    line = show(project, "![A knee](images/knee.svg)", name="content/pages/about/en.md")

    project.build()

    found = [(finding.path, finding.line) for finding in project.findings("LNK003")]
    assert found == [("content/pages/about/en.md", line)]


def test_a_site_in_a_folder_shows_its_pictures(project: Project) -> None:
    project.replace("pyproject.toml", "https://www.example.org", "https://x.example/sub")
    lay(project, "content/pages/about/knee.jpg", saved(photograph(), "JPEG"))
    show(project, "![A knee](knee.jpg)", name="content/pages/about/en.md")

    project.build()

    source, image = body(project, "en/about", folder="output").select("picture > source, picture > img")
    addresses = [str(image["src"]), *(part.split()[0] for part in str(source["srcset"]).split(", "))]
    assert [url for url in addresses if not url.startswith("/sub/pictures/about/knee-")] == []
    assert [project.findings("LNK"), project.findings("PAG"), project.findings("REV")] == [[], [], []]


def test_a_second_build_makes_no_picture_again(project: Project) -> None:
    lay(project, f"{IMAGES}/knee.jpg", saved(photograph(), "JPEG"))
    show(project, "![A knee](images/knee.jpg)")
    project.build(preview=True)
    made = {path: path.stat().st_ino for path in project.path(".signoff/made").rglob("*.avif")}
    before = snapshot(project.path(PREVIEW))

    project.build(preview=True)

    assert made
    assert {path: path.stat().st_ino for path in project.path(".signoff/made").rglob("*.avif")} == made
    assert snapshot(project.path(PREVIEW)) == before


def test_a_warm_preview_takes_pictures_in_and_away(project: Project) -> None:
    settings, warm = load_settings(project.root), Warm()
    lay(project, f"{IMAGES}/knee.svg", SVG.encode())
    words = project.read(f"{KNEE}/en.md")
    warm.build(settings, None)

    show(project, "![A knee](images/knee.svg)")
    warm.build(settings, [f"{KNEE}/en.md"])
    shown = list(pictures(project))
    project.write(f"{KNEE}/en.md", words)
    warm.build(settings, [f"{KNEE}/en.md"])

    assert [name.partition(".")[0] for name in shown] == ["knee-scan/knee-drawing"]
    assert pictures(project) == {}
