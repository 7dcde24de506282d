"""Draw theme/static/img/favicon.svg as the icons that browsers and telephones ask for, after it was changed.

    python bench/make_icons.py

Writes favicon.ico (16, 32, 48 points) and apple-touch-icon.png (180, without transparent corners, which iOS shows black) beside it.
Needs Chromium.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

IMG = Path(__file__).parent.parent / "theme" / "static" / "img"
LARGEST = 512


def drawn(svg: str) -> Image.Image:
    """The drawing in LARGEST points, transparent around it."""
    page_of = f"<style>html, body {{ margin: 0 }} svg {{ display: block; width: {LARGEST}px }}</style>{svg}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": LARGEST, "height": LARGEST})
        page.set_content(page_of)
        raw = page.screenshot(omit_background=True)
        browser.close()
    return Image.open(BytesIO(raw)).convert("RGBA")


def main() -> None:
    """Write the icons."""
    image = drawn((IMG / "favicon.svg").read_text(encoding="utf-8"))
    whole = Image.new("RGBA", image.size, image.getpixel((LARGEST // 2, LARGEST // 32)))
    whole.alpha_composite(image)
    touch = whole.convert("RGB").resize((180, 180), Image.Resampling.LANCZOS)
    touch.save(IMG / "apple-touch-icon.png", optimize=True)
    image.resize((48, 48), Image.Resampling.LANCZOS).save(IMG / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])


if __name__ == "__main__":
    main()
