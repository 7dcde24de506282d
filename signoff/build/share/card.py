"""Title, language and site as a picture of 1200 by 630 points, in the colours of the theme."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont

from signoff.build.made import Made
from signoff.build.share.lines import Measure, fitted
from signoff.errors import BuildFailed

WIDTH, HEIGHT = 1200, 630  # what Open Graph's readers ask for: smaller ones are shown as a thumbnail
_MARGIN, _STRIP, _ICON = 80, 64, 72
_SIZES = (92, 84, 76, 68, 60, 54)
_SITE_SIZES = (38, 32, 28)
_LEADING = 1.18
_ROOM = 316  # points in height for the title
_FONT = Path(__file__).with_name("IBMPlexSans-SemiBold.woff2")
_RECIPE = f"share 3, Pillow {PIL.__version__}"
# A picture takes 20 ms and has 16 KB; with the best palette and level 9, 75 ms and 15 KB: 45 s more for 400 articles.
_LEVEL = 6
_COLOUR = re.compile(r"--(brand|on-brand|warn|ink)\s*:\s*(#[0-9a-fA-F]{6})\b")


@dataclass(frozen=True, slots=True)
class Look:
    """What the theme gives: its colours as #rrggbb, and the bytes of its icon (empty: none)."""

    ground: str = "#0b4c54"
    words: str = "#ffffff"
    strip: str = "#fff2d1"
    strip_words: str = "#14242b"
    icon: bytes = b""


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says. `warning` stands in a strip at the foot of a specimen's; "" for none."""

    title: str
    site: str
    language: str
    warning: str = ""


def look_of(theme: Path) -> Look:
    """The look of a theme, from the first colours of its stylesheet (the light scheme's) and its icon."""
    css = (theme / "static" / "css" / "site.css").read_text(encoding="utf-8", errors="replace")
    found: dict[str, str] = {}
    for name, value in _COLOUR.findall(css):
        found.setdefault(name, value)
    usual = Look()
    icon = theme / "static" / "img" / "apple-touch-icon.png"
    return Look(
        ground=found.get("brand", usual.ground),
        words=found.get("on-brand", usual.words),
        strip=found.get("warn", usual.strip),
        strip_words=found.get("ink", usual.strip_words),
        icon=icon.read_bytes() if icon.is_file() else b"",
    )


def share_picture(card: Card, look: Look, made: Made) -> Path:
    """The PNG of a card."""
    parts = [_RECIPE, _font_bytes(), *astuple(card), *astuple(look)]
    return (
        made.folder_of(parts, lambda folder: _draw(card, look).save(folder / "share.png", compress_level=_LEVEL))
        / "share.png"
    )


def _draw(card: Card, look: Look) -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT), look.ground)
    draw = ImageDraw.Draw(image)
    foot = HEIGHT - (_STRIP if card.warning else 0)
    left = _MARGIN
    if look.icon:
        left += _put_icon(image, look) + 24
    size, (site, *_) = fitted(card.site, _measures(_SITE_SIZES), WIDTH - _MARGIN - left, lambda _: 1)
    draw.text((left, _MARGIN + 36), site, look.words, _font(size), anchor="lm")
    size, lines = fitted(
        card.title, _measures(_SIZES), WIDTH - 2 * _MARGIN, lambda size: int(_ROOM / (size * _LEADING))
    )
    top = _MARGIN + 72 + (foot - 2 * _MARGIN - 72 - 40 - len(lines) * size * _LEADING) / 2
    for number, line in enumerate(lines):
        draw.text((_MARGIN, top + (number + 0.5) * size * _LEADING), line, look.words, _font(size), anchor="lm")
    draw.text((_MARGIN, foot - _MARGIN + 20), card.language, look.words, _font(34), anchor="ls")
    if card.warning:
        draw.rectangle((0, foot, WIDTH, HEIGHT), fill=look.strip)
        draw.text((WIDTH / 2, foot + _STRIP / 2), card.warning, look.strip_words, _font(30), anchor="mm")
    return image.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _put_icon(image: Image.Image, look: Look) -> int:
    """The theme's icon on the upper left, as a tile with round corners; returns its width."""
    icon = Image.open(BytesIO(look.icon)).convert("RGB").resize((_ICON, _ICON), Image.Resampling.LANCZOS)
    corners = Image.new("L", (4 * _ICON, 4 * _ICON))
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, 4 * _ICON - 1, 4 * _ICON - 1), _ICON, fill=255)
    image.paste(icon, (_MARGIN, _MARGIN), corners.resize(icon.size, Image.Resampling.LANCZOS))
    return _ICON


def _measures(sizes: Iterable[int]) -> list[tuple[int, Measure]]:
    return [(size, _font(size).getlength) for size in sizes]


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The basic layout: the better one depends on a library that not every machine has, and would draw otherwise there."""
    try:
        return ImageFont.truetype(str(_FONT), size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise BuildFailed(
            f"Pillow {PIL.__version__} cannot read {_FONT.name} ({error}): install Pillow from PyPI, whose FreeType knows WOFF2"
        ) from error


@lru_cache(maxsize=1)
def _font_bytes() -> bytes:
    return _FONT.read_bytes()
