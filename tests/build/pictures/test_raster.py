"""What becomes of a picture of points, and which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.Image import Exif

from signoff.build.pictures import raster
from signoff.build.pictures.picture import Picture, Size, Unfit, read_picture
from tests.build.pictures.drawn import line_drawing, opened, photograph, saved

ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825


def made(raw: bytes, suffix: str, folder: Path) -> Picture:
    folder.mkdir()
    raster.make(raw, suffix, folder)
    return read_picture(folder)


def exif(orientation: int = 1) -> Exif:
    """What a telephone writes into a photograph: its maker, and where it was."""
    found = Exif()
    found[ORIENTATION] = orientation
    found[MAKE] = "SECRET-CAMERA"
    found.get_ifd(GPS)[2] = (48.0, 52.0, 1.0)
    return found


def test_a_photograph_has_sizes_in_avif_and_one_in_jpeg(tmp_path: Path) -> None:
    picture = made(saved(photograph(), "JPEG"), ".jpg", tmp_path / "made")

    widths = (480, 720, 1080, 1440)
    sizes = tuple(Size(f"{width}.avif", width) for width in widths)
    assert picture == Picture(1600, 1200, Size("1080.jpg", 1080), "image/avif", sizes)
    for file, width in [("1080.jpg", 1080), ("480.avif", 480), ("1440.avif", 1440)]:
        assert opened(tmp_path / "made" / file).size == (width, width * 3 // 4)


def test_a_drawing_keeps_its_sharp_lines(tmp_path: Path) -> None:
    picture = made(saved(line_drawing(), "PNG"), ".png", tmp_path / "made")

    whole = opened(tmp_path / "made" / "1000.webp").convert("RGB")
    assert (picture.plain, picture.kind) == (Size("1000.png", 1000), "image/webp")
    assert whole.tobytes() == line_drawing().tobytes()


def test_a_screenshot_of_many_colours_is_a_photograph(tmp_path: Path) -> None:
    picture = made(saved(photograph(800, 600), "PNG"), ".png", tmp_path / "made")

    assert (picture.plain, picture.kind) == (Size("800.jpg", 800), "image/avif")


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    picture = made(saved(photograph(300, 200), "JPEG"), ".jpg", tmp_path / "made")

    assert (picture.width, [size.width for size in (picture.plain, *picture.modern)]) == (300, [300, 300])


@pytest.mark.parametrize(
    ("form", "suffix"),
    [
        pytest.param("JPEG", ".jpg", id="jpeg"),
        pytest.param("PNG", ".png", id="png"),
        pytest.param("WEBP", ".webp", id="webp"),
    ],
)
def test_nothing_of_the_camera_or_the_patient_goes_on_line(form: str, suffix: str, tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"pnginfo": None} if form == "PNG" else {"comment": b"SECRET-NAME"} if form == "JPEG" else {}
    raw = saved(photograph(), form, exif=exif(), icc_profile=profile, **options)
    assert b"SECRET" in raw

    picture = made(raw, suffix, tmp_path / "made")

    for name in picture.files:
        image = opened(tmp_path / "made" / name)
        assert b"SECRET" not in (tmp_path / "made" / name).read_bytes()
        assert (dict(image.getexif()), {"icc_profile", "comment", "xmp"} & image.info.keys()) == ({}, set())


def test_a_photograph_stands_upright(tmp_path: Path) -> None:
    """Orientation 6: the camera was turned, the top is on the right side of what it stored."""
    image = photograph(400, 200)
    image.paste("red", (350, 0, 400, 200))

    picture = made(saved(image, "JPEG", exif=exif(6), quality=95), ".jpg", tmp_path / "made")

    upright = opened(tmp_path / "made" / picture.plain.file)
    assert (picture.width, picture.height) == (200, 400)
    red, green, _ = upright.getpixel((100, 390))
    assert red > 200 > 100 > green


def test_transparent_points_stay_transparent(tmp_path: Path) -> None:
    image = line_drawing().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 100, 100))

    picture = made(saved(image, "PNG"), ".png", tmp_path / "made")

    assert [opened(tmp_path / "made" / name).convert("RGBA").getpixel((5, 5))[3] for name in picture.files] == [0] * len(picture.files)  # fmt: skip


def test_sixteen_bits_of_grey_stay_grey(tmp_path: Path) -> None:
    """Viewers of examinations export 16 bits a point: clipped to 8 it would be white."""
    image = Image.new("I;16", (100, 100), 32768)

    picture = made(saved(image, "PNG"), ".png", tmp_path / "made")

    assert opened(tmp_path / "made" / picture.plain.file).convert("L").getpixel((50, 50)) == 128


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "CMYK", "YCbCr"])
def test_every_kind_of_colours_can_be_shown(mode: str, tmp_path: Path) -> None:
    form, suffix = ("JPEG", ".jpeg") if mode in ("CMYK", "YCbCr") else ("PNG", ".png")
    image = photograph(600, 400).convert("L").convert(mode) if mode in ("1", "LA") else photograph(600, 400, "RGB").convert(mode.replace("PA", "P"))  # fmt: skip

    picture = made(saved(image, form), suffix, tmp_path / "made")

    assert {opened(tmp_path / "made" / name).mode for name in picture.files} <= {"RGB", "RGBA"}


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    raw = saved(photograph(), "JPEG")

    one, other = made(raw, ".jpg", tmp_path / "one"), made(raw, ".jpg", tmp_path / "other")

    assert one == other
    assert [(tmp_path / "one" / name).read_bytes() for name in one.files] == [
        (tmp_path / "other" / name).read_bytes() for name in one.files
    ]


def frames() -> dict[str, object]:
    return {"save_all": True, "append_images": [line_drawing(90, 90)], "duration": 100}


REFUSED = [
    pytest.param(saved(photograph(), "JPEG")[:9000], ".jpg", "cannot be read to its end", id="truncated-jpeg"),
    pytest.param(saved(line_drawing(), "PNG")[:-40], ".png", "cannot be read to its end", id="truncated-png"),
    pytest.param(saved(photograph(), "JPEG"), ".png", "ends in .png, but it is a file of the kind JPEG", id="wrong-suffix"),
    pytest.param(saved(photograph(90, 90), "GIF", **frames()), ".gif", "it moves", id="animated-gif"),
    pytest.param(saved(photograph(90, 90), "PNG", **frames()), ".png", "it moves", id="animated-png"),
    pytest.param(saved(photograph(90, 90), "WEBP", **frames()), ".webp", "it moves", id="animated-webp"),
    pytest.param(saved(Image.new("1", (8000, 8000)), "PNG"), ".png", "more than 50 million points", id="large"),
    pytest.param(saved(Image.new("1", (30000, 30000)), "PNG"), ".png", "more than 50 million points", id="bomb"),
    pytest.param(b"", ".png", "no picture that browsers show", id="empty"),
    pytest.param(b"<html>not found</html>", ".jpg", "no picture that browsers show", id="a-web-page"),
    pytest.param(b"\0" * 128 + b"DICM" + b"DOE^JANE", ".dcm", "DICOM", id="dicom"),
    pytest.param(b"\0" * 128 + b"DICM" + b"DOE^JANE", ".jpg", "DICOM", id="dicom-under-another-name"),
    pytest.param(b"\0\0\0\x18ftypheic" + b"\0" * 30, ".heic", "HEIC", id="heic"),
    pytest.param(saved(photograph(90, 90), "TIFF"), ".tif", "no picture that browsers show", id="tiff"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "suffix", "why"), REFUSED)
def test_what_cannot_be_shown_is_refused(raw: bytes, suffix: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(Unfit, match=why) as refused:
        made(raw, suffix, tmp_path / "made")

    assert str(refused.value.advice)


def test_a_telephones_jpeg_with_a_second_picture_inside_is_one_picture(tmp_path: Path) -> None:
    raw = saved(photograph(), "MPO", save_all=True, append_images=[photograph(400, 300)])

    assert made(raw, ".jpg", tmp_path / "made").width == 1600
