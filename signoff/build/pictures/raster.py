"""A picture of points (photograph, screenshot) -> the sizes and formats that browsers choose from, by Pillow.

Nothing of the file goes on line but its points: where and when a photograph was taken, by whom, of which patient, stays behind.
"""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError, features

from signoff.build.pictures.picture import Picture, Size, Unfit, write_picture
from signoff.phrases import Phrase

SUFFIXES = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
    "GIF": (".gif",),
}
# What goes into the key of what is kept: another version of a library writes other bytes.
RECIPE = f"raster 1, Pillow {PIL.__version__}, AVIF {features.version('avif')}, WebP {features.version('webp')}"

_WIDTHS = (480, 720, 1080, 1440)  # a column of 672 CSS pixels, on screens of one and of two points a pixel
_PLAIN = 1080  # for browsers from before 2020, one size does
_MOST_POINTS = 50_000_000
_FEW_COLOURS = 16_384  # more are a photograph, or an examination
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error)
# AVIF at speed 8: 0.1 s and 33 KB for 1440 points, at speed 6: 0.3 s and 31 KB. One thread: several cut the picture otherwise.
_PHOTOGRAPH = {"format": "AVIF", "quality": 60, "speed": 8, "max_threads": 1}
_DRAWING = {"format": "WEBP", "lossless": True, "method": 4}
_PLAIN_PHOTOGRAPH = {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True}
_PLAIN_DRAWING = {"format": "PNG", "optimize": True}


def make(raw: bytes, suffix: str, folder: Path) -> None:
    """Write the sizes of a picture, and what is known of it, into a folder. Raises Unfit."""
    image, form = _opened(raw, suffix)
    image = _in_plain_colours(_loaded(image))
    is_drawing = image.mode == "RGBA" or (form in ("PNG", "GIF", "WEBP") and image.getcolors(_FEW_COLOURS) is not None)
    plain = _saved(image, _PLAIN, folder, _PLAIN_DRAWING if is_drawing else _PLAIN_PHOTOGRAPH)
    widths = sorted({min(width, image.width) for width in _WIDTHS})
    recipe = _DRAWING if is_drawing else _PHOTOGRAPH
    modern = tuple(_saved(image, width, folder, recipe) for width in widths)
    same = next(size for size in modern if size.width >= plain.width)
    if (folder / same.file).stat().st_size >= (folder / plain.file).stat().st_size:
        modern = ()
    write_picture(folder, Picture(image.width, image.height, plain, f"image/{str(recipe['format']).lower()}", modern))


def _opened(raw: bytes, suffix: str) -> tuple[Image.Image, str]:
    """The picture, and its true format, once it is known that it can be shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its metadata, which nobody wants
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(raw), formats=list(SUFFIXES))
            form = (
                "JPEG" if image.format == "MPO" else image.format or ""
            )  # a telephone's JPEG with a second picture inside
            moves = image.format != "MPO" and getattr(image, "is_animated", False)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except UnidentifiedImageError:
        raise _no_picture(raw) from None
    except _BROKEN as error:
        raise _broken() from error
    if suffix not in SUFFIXES[form]:
        raise Unfit(
            Phrase("its name ends in {suffix}, but it is a file of the kind {form}", {"suffix": suffix, "form": form}),
            Phrase("give its name the ending {ending}, here and in the text", {"ending": SUFFIXES[form][0]}),
        )
    if image.width * image.height > _MOST_POINTS:
        raise _too_large()
    if moves:
        raise Unfit(
            Phrase("it moves, and a reader could not stop it"),
            Phrase("take a still picture, or several below one another"),
        )
    return image, form


def _loaded(image: Image.Image) -> Image.Image:
    """The points themselves, the right way up."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            return ImageOps.exif_transpose(image)
    except _BROKEN as error:
        raise _broken() from error


def _in_plain_colours(image: Image.Image) -> Image.Image:
    """The points in sRGB, which a browser takes for granted where no profile says otherwise; transparent only where it is."""
    profile = image.info.get("icc_profile")
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("RGB", "CMYK") and profile:
        image = _from_profile(image, profile)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        low, _ = image.getchannel("A").getextrema()
        image = image.convert("RGB") if low == 255 else image
    else:
        image = image.convert("RGB")
    image.info = {}  # Pillow would write profile and comments of it
    return image


def _from_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        found = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):  # a torn profile: the colours may be a little off, no more
        return image
    return found or image


def _saved(image: Image.Image, width: int, folder: Path, recipe: dict[str, object]) -> Size:
    """The file of one size; never larger than the picture is."""
    width = min(width, image.width)
    height = max(1, round(image.height * width / image.width))
    shown = image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS)
    file = f"{width}{SUFFIXES[str(recipe['format'])][0]}"
    shown.save(folder / file, **recipe)  # type: ignore[arg-type]
    return Size(file, width)


def _no_picture(raw: bytes) -> Unfit:
    if raw[128:132] == b"DICM":
        return Unfit(
            Phrase("it is a DICOM file: it holds the patient's name and number"),
            Phrase("export the picture as PNG, and look that no name is written into it"),
        )
    if raw[4:8] == b"ftyp":
        return Unfit(
            Phrase("it is a HEIC picture, which most browsers do not show"), Phrase("save it as JPEG, and name that")
        )
    return Unfit(Phrase("it is no picture that browsers show"), Phrase("save it as JPEG, PNG or SVG, and name that"))


def _too_large() -> Unfit:
    return Unfit(
        Phrase("it has more than {millions} million points", {"millions": _MOST_POINTS // 1_000_000}),
        Phrase("save it smaller: nobody sees more than {width} across", {"width": _WIDTHS[-1]}),
    )


def _broken() -> Unfit:
    return Unfit(Phrase("it cannot be read to its end"), Phrase("copy it anew, or export it again"))
