"""The QR code of a page's address, as SVG for web pages and for Typst alike."""

from functools import lru_cache

import segno

SIDE = 20.5
"""Millimetres of the code without its quiet zone, at least: 20 are wanted, and printers and browsers round."""
MODULE = 0.4
"""Millimetres of one of its squares, at least, so that long addresses can be printed on any machine."""
QUIET = 4
"""Squares of white around it, as ISO/IEC 18004 asks for."""


@lru_cache(maxsize=64)  # every format asks for the same
def svg(address: str) -> str:
    """Return the code with its quiet zone as an `<svg>` that says how large it is; screen readers pass over it."""
    code = segno.make_qr(address, error="m")
    squares = code.symbol_size(border=0)[0]
    width = max(SIDE / squares, MODULE) * (squares + 2 * QUIET)
    drawn = code.svg_inline(border=QUIET, omitsize=True, light="#fff", svgclass="qr", lineclass=None)
    attributes = f'width="{width:.2f}mm" height="{width:.2f}mm" aria-hidden="true" focusable="false"'
    return drawn.replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes} ', 1)
