"""Addresses as codes: what is drawn is read again by another library."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from signoff.build.qr import qr_svg

BOOKING = "https://www.doctolib.fr/centre-d-imagerie-medicale/paris/exemple-clinique-drouot?pid=practice-0000009"


def read(svg: str) -> str:
    """What a reader makes of the drawing: its path is drawn here, square by square, and decoded."""
    side = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    image = Image.new("L", (side * 4, side * 4), 255)
    draw, x, y = ImageDraw.Draw(image), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-0-9. ]+)", svg[svg.index(' d="') :]):
        values = [float(number) for number in re.findall(r"-?[0-9.]+", numbers)]
        if command == "h":
            draw.rectangle((x * 4, (y - 0.5) * 4, (x + values[0]) * 4 - 1, (y + 0.5) * 4 - 1), fill=0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return str(zxingcpp.read_barcodes(image)[0].text)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://www.example.org/en/", id="short"),
        pytest.param(BOOKING, id="booking"),
        pytest.param("https://www.example.org/fr/" + "irm-" * 100, id="long"),
        pytest.param("https://www.example.org/fr/%C3%A9chographie/?a=1&b=%22", id="escapes"),
    ],
)
def test_a_code_leads_to_its_address(address: str) -> None:
    assert read(qr_svg(address)) == address


@settings(max_examples=60, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-/?=&%.", min_size=1, max_size=200))
def test_every_address_can_be_read_in_the_one_mask(path: str) -> None:
    address = f"https://www.example.org/{path}"

    assert read(qr_svg(address)) == address


def test_an_address_that_is_too_long_has_no_code() -> None:
    assert qr_svg("https://www.example.org/" + "a" * 3000) == ""


def test_the_code_has_the_white_border_that_readers_need() -> None:
    assert re.search(r' d="M4 4\.5h7', qr_svg(BOOKING))


def test_no_character_of_an_address_gets_into_the_markup() -> None:
    assert "script" not in qr_svg("https://www.example.org/<script>")
