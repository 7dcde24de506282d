"""An address as a QR code, for who holds the page on paper: SVG to stand in the page.

Inside the page and not as a file: browsers load hidden pictures too, or leave them out when they print. Three codes add 7 KB to an
article, 1.3 KB of what is transferred.
"""

from __future__ import annotations

from functools import lru_cache

import segno

_MASK = 3  # segno would try all eight for the fairest picture: 5 ms a code, and 1 ms so; readers read each of them


@lru_cache(maxsize=4096)  # a booking address stands on many pages
def qr_svg(address: str) -> str:
    """The code, with the white border that readers need; "" for an address that is too long for one.

    Level M: 15 % of it may be torn or stained.
    """
    try:
        code = segno.make_qr(address, error="m", boost_error=False, mask=_MASK)
    except segno.DataOverflowError:
        return ""
    drawn: str = code.svg_inline(omitsize=True, border=4, svgclass=None, lineclass=None)
    return drawn
