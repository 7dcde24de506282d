"""Pictures for tests, drawn by this file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><path d="M0 0h200v100z"/></svg>'


def photograph(width: int = 1600, height: int = 1200, mode: str = "RGB") -> Image.Image:
    """Many colours, as a camera sees them."""
    image = Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L").rotate(90)]
    )
    return image.resize((width, height)).convert(mode)


def line_drawing(width: int = 1000, height: int = 500) -> Image.Image:
    """A few colours on white."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).ellipse((width // 4, height // 4, width // 2, height // 2), fill="teal")
    return image


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def opened(file: Path) -> Image.Image:
    """A picture as it lies there."""
    return Image.open(BytesIO(file.read_bytes()))
