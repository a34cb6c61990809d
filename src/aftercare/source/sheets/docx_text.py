"""The text of a paragraph of Word: its runs, and the signs that are elements of their own."""

from collections.abc import Iterator
from typing import Any

from .pieces import END, clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same content once more, for old programs."""
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MOVED = f"{W}moveFrom"
"""Where a text stood before a tracked move: it stands in its new place, too."""
SIGNS = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), "\t"),
    **dict.fromkeys((f"{W}br", f"{W}cr"), "\n"),
    f"{W}noBreakHyphen": "-",
}
SYMBOL = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xBB: "≈", 0xAE: "→", 0x6D: "μ"}
"""Signs of the font Symbol, which Word stores by their place in it."""
UNKNOWN = "\ufffd"


def lines(paragraph: Any) -> Iterator[str]:
    """Yield the lines of a paragraph; one that goes on in small letters is one with the line before it."""
    before = ""
    for line in filter(None, map(clean, text_of(paragraph).split("\n"))):
        if before and line[0].islower() and not END.search(before):
            before = f"{before} {line}"
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def text_of(paragraph: Any) -> str:
    """Return the text of a paragraph, without that of boxes anchored in it, and without deleted text."""
    return "".join(
        _sign(node)
        for node in paragraph.iter(f"{W}t", MATHS, f"{W}sym", *SIGNS)
        if next(node.iterancestors(f"{W}p")) is paragraph and next(node.iterancestors(MOVED), None) is None
    )


def _sign(node: Any) -> str:
    if node.tag in SIGNS:
        return SIGNS[node.tag]
    if node.tag != f"{W}sym":
        return str(node.text or "")
    known = SYMBOL if node.get(f"{W}font") == "Symbol" else {}
    return known.get(int(node.get(f"{W}char"), 16) & 0xFF, UNKNOWN)
