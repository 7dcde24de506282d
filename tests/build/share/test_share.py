"""The picture beside a link to a page, and what the page says of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image, ImageChops

from signoff.build.made import Made
from signoff.build.share import Card, look_of, share_picture
from signoff.build.share.card import Look, _font
from tests.build.pictures.drawn import opened
from tests.build.snapshots import snapshot
from tests.projects import REPOSITORY, Project

LONG = "Ce que vous devez savoir avant, pendant et après une embolisation des fibromes utérins par voie radiale"


def drawn(card: Card, folder: Path, look: Look | None = None) -> Image.Image:
    return opened(share_picture(card, look or Look(), Made(folder))).convert("RGB")


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything that is not the ground."""
    ground = Image.new("RGB", image.size, image.getpixel((0, 0)))
    return ImageChops.difference(image, ground).getbbox() or (0, 0, 0, 0)


@pytest.mark.parametrize("title", [pytest.param("Genou", id="short"), pytest.param(LONG, id="long"), pytest.param("W" * 400, id="endless"), pytest.param("", id="none")])  # fmt: skip
def test_words_keep_clear_of_the_edges(title: str, tmp_path: Path) -> None:
    image = drawn(Card(title, "Information des patients " * 4, "Français"), tmp_path)

    left, top, right, bottom = inked(image)
    assert image.size == (1200, 630)
    assert left >= 76 <= top
    assert (right, bottom) <= (1124, 570)


@pytest.mark.parametrize("letter", list("ÀéèœŒçïÿ’«»–…²³½µβ≥€"))
def test_the_font_has_what_titles_are_written_with(letter: str) -> None:
    unknown = bytes(_font(40).getmask("\U000f0000"))

    assert bytes(_font(40).getmask(letter)) != unknown


def test_a_specimen_says_so_at_the_foot(tmp_path: Path) -> None:
    image = drawn(Card("Genou", "Site", "Français", "Site de démonstration."), tmp_path)

    strip = image.getpixel((2, 628))
    assert image.getpixel((600, 570)) == strip == image.getpixel((0, 567))
    assert max(abs(one - other) for one, other in zip(strip, (255, 242, 209), strict=True)) <= 1


def test_the_picture_has_the_colours_of_the_theme(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "theme", tmp_path / "theme")
    css = tmp_path / "theme/static/css/site.css"
    words, count = re.subn(r"--brand: #\w+", "--brand: #123456", css.read_text(encoding="utf-8"), count=1)
    css.write_text(words, encoding="utf-8")

    image = drawn(Card("Genou", "Site", "Français"), tmp_path, look_of(tmp_path / "theme"))

    assert (count, image.getpixel((2, 2))) == (1, (0x12, 0x34, 0x56))


def test_a_theme_without_icon_or_colours_has_a_picture_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "theme/static/css").mkdir(parents=True)
    (tmp_path / "theme/static/css/site.css").write_text("body { color: red }", encoding="utf-8")

    assert look_of(tmp_path / "theme") == Look()


def test_equal_words_give_equal_bytes(tmp_path: Path) -> None:
    card = Card(LONG, "Site", "Français")

    one, other = (share_picture(card, Look(), Made(tmp_path / name)).read_bytes() for name in ("one", "other"))

    assert one == other


def metas(project: Project, page: str) -> dict[str, str]:
    found = BeautifulSoup(project.read(page), "html.parser").select('meta[property^="og:image"], meta[name^=twitter]')
    return {str(meta.get("property") or meta.get("name")): str(meta["content"]) for meta in found}


def test_an_article_names_its_picture(built: Project) -> None:
    found = metas(built, "output/en/knee-scan/index.html")

    url = found.pop("og:image")
    assert found == {
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "CT scan of the knee – Example",
        "twitter:card": "summary_large_image",
    }
    assert url.startswith("https://www.example.org/share/en/knee-scan.")
    assert opened(built.path("output" + url.removeprefix("https://www.example.org"))).size == (1200, 630)


@pytest.mark.parametrize(
    "page", ["en/search/index.html", "en/knee-scan/v1.0/index.html", "en/knee-scan/history/index.html", "en/index.html"]
)
def test_other_pages_have_that_of_the_home_page(page: str, built: Project) -> None:
    assert metas(built, f"output/{page}")["og:image"].startswith("https://www.example.org/share/en.")


def test_a_preview_has_none(project: Project) -> None:
    project.build(preview=True)

    assert metas(project, ".signoff/preview/en/knee-scan/index.html") == {}
    assert not project.path(".signoff/preview/share").exists()


def test_another_title_has_another_address(project: Project) -> None:
    """Networks keep a picture for as long as its address stays the same."""
    before = {name for name in snapshot(project.path("output")) if name.startswith("share/")}
    project.replace("content/pages/about/en.md", "Title: About this site", "Title: About")

    project.build()

    after = {name for name in snapshot(project.path("output")) if name.startswith("share/")}
    assert {name.split(".")[0] for name in after ^ before} == {"share/en/about"}


def test_icons_stand_where_browsers_ask_for_them(built: Project) -> None:
    page = BeautifulSoup(built.read("output/en/index.html"), "html.parser")

    icons = {str(link["href"]): opened(built.path(f"output{link['href']}")).size for link in page.select("link[rel~=icon], link[rel=apple-touch-icon]") if not str(link["href"]).endswith(".svg")}  # fmt: skip
    assert icons == {"/favicon.ico": (48, 48), "/theme/img/apple-touch-icon.png": (180, 180)}
