"""What becomes of an SVG drawing, and which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.build.pictures import drawing
from signoff.build.pictures.picture import Picture, Size, Unfit, read_picture
from tests.build.pictures.drawn import SVG

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">'


def made(words: str, folder: Path) -> Picture:
    drawing.make(words.encode(), folder)
    return read_picture(folder)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        pytest.param('viewBox="0 0 200 100"', (200, 100), id="view-box"),
        pytest.param('width="300" height="150" viewBox="0 0 2 1"', (300, 150), id="width-and-height"),
        pytest.param('width="300px" height="150.4px"', (300, 150), id="pixels"),
        pytest.param('width="100%" height="100%" viewBox="-10,-10 40.5 20.5"', (40, 20), id="percent"),
    ],
)
def test_a_drawing_has_the_size_that_it_says(attributes: str, size: tuple[int, int], tmp_path: Path) -> None:
    picture = made(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>', tmp_path)

    assert picture == Picture(*size, Size("drawing.svg", size[0]))


def test_what_the_drawing_program_left_behind_stays_behind(tmp_path: Path) -> None:
    made(
        '<?xml version="1.0"?><!-- made by SECRET -->'
        f'{HEAD[:-1]} xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="/home/SECRET/x.png">'
        "<metadata><author>SECRET</author></metadata><title>SECRET</title>"
        '<inkscape:grid id="SECRET"/><g inkscape:label="SECRET"><path d="M0 0h9"/></g></svg>',
        tmp_path,
    )

    assert (tmp_path / "drawing.svg").read_text(encoding="utf-8") == f'{HEAD}<g><path d="M0 0h9"></path></g></svg>\n'


def test_words_gradients_and_uses_stay(tmp_path: Path) -> None:
    inside = (
        '<style>.a { fill: url(#g) }</style><linearGradient id="g"></linearGradient>'
        '<text xml:space="preserve" x="1">disque &amp; vertèbre</text><use xlink:href="#g"></use><a href="#g"></a>'
    )

    made(f"{HEAD}{inside}</svg>", tmp_path)

    assert (tmp_path / "drawing.svg").read_text(encoding="utf-8") == f"{HEAD}{inside}</svg>\n"


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        pytest.param("<script>alert(1)</script>", "<script>", id="script"),
        pytest.param("<g><g><SCRIPT/></g></g>", "<SCRIPT>", id="script-in-capitals"),
        pytest.param('<path onclick="alert(1)"/>', "onclick", id="handler"),
        pytest.param('<path onLoad="alert(1)"/>', "onLoad", id="handler-in-capitals"),
        pytest.param('<a xlink:href="javascript:alert(1)"/>', "javascript:", id="javascript"),
        pytest.param('<a href="https://x.example"/>', "https://x.example", id="link-away"),
        pytest.param('<use href="other.svg#a"/>', "other.svg", id="use-of-another-file"),
        pytest.param('<image href="https://x.example/a.png"/>', "https://x.example", id="image-from-elsewhere"),
        pytest.param('<image href="data:image/png;base64,AA"/>', "a photograph", id="photograph-inside"),
        pytest.param("<foreignObject/>", "<foreignObject>", id="foreign-object"),
        pytest.param("<style>@import 'x.css';</style>", "<style>", id="import"),
        pytest.param("<style>a { fill: url( 'http://x.example' ) }</style>", "<style>", id="url-in-style"),
        pytest.param('<path style="fill:url(//x.example)"/>', "style", id="url-in-attribute"),
        pytest.param('<path><animate attributeName="d"/></path>', "it moves", id="animation"),
        pytest.param('<path><set attributeName="href"/></path>', "it moves", id="set"),
    ],
)
def test_what_acts_loads_or_moves_is_refused(inside: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(Unfit, match=why.replace("(", r"\(")) as refused:
        made(f"{HEAD}{inside}</svg>", tmp_path)

    assert str(refused.value.advice)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param("<svg", "it is no SVG", id="torn"),
        pytest.param("", "it is no SVG", id="empty"),
        pytest.param("<html/>", "it lacks xmlns", id="html"),
        pytest.param('<svg viewBox="0 0 2 1"/>', "it lacks xmlns", id="no-namespace"),
        pytest.param('<svg xmlns="http://www.w3.org/2000/svg"/>', "how large", id="no-size"),
        pytest.param('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>', "how large", id="no-area"),
        pytest.param(f'<!DOCTYPE svg [<!ENTITY a "aaaa">]>{SVG}', "ENTITY", id="entities"),
        pytest.param(SVG.replace("M0", "M" + "0 " * 300_000), "500 kB", id="large"),
        pytest.param(f'<?xml version="1.0" encoding="klingon"?>{SVG}', "it is no SVG", id="unknown-encoding"),
    ],
)
def test_what_is_no_drawing_is_refused(words: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(Unfit, match=why):
        made(words, tmp_path)
