"""The text of a Word paragraph: its runs, and the symbols that are elements of their own."""

from collections.abc import Iterator
from typing import Any

from ...core.text.markup import visible
from .pieces import END, clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same content once more, for old programs."""
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MOVED = f"{W}moveFrom"
"""Where a text was before a tracked move: it is in its new place, too."""
SIGNS = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), "\t"),
    **dict.fromkeys((f"{W}br", f"{W}cr"), "\n"),
    f"{W}noBreakHyphen": "-",
}
SYMBOL = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xBB: "≈", 0xAE: "→", 0x6D: "μ"}
"""Signs of the font Symbol, which Word stores by their place in it."""
MARKS = {0xFC: "✓", 0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0xA8: "□", 0xD8: "➢", 0xE0: "→"}
"""Those of the font Wingdings that sheets have before items."""
FONTS = {"Symbol": SYMBOL, "Wingdings": MARKS}
UNKNOWN = "\ufffd"


def write_links(part: Any) -> None:
    """Write the address of every link into its text, as `[words](https://…)`, unless its words say it."""
    for link in part.element.iter(f"{W}hyperlink"):
        target, texts = part.rels.get(link.get(ID)), list(link.iter(f"{W}t"))
        words = "".join(text.text or "" for text in texts)
        address = target.target_ref if target is not None and target.is_external else ""
        if address.removesuffix("/").endswith(words) or visible(f"[{words}]({address})") != words:
            continue
        texts[0].text = f"[{texts[0].text or ''}"
        texts[-1].text = f"{texts[-1].text or ''}]({address})"


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
    known = FONTS.get(node.get(f"{W}font"), {})
    return known.get(int(node.get(f"{W}char"), 16) & 0xFF, UNKNOWN)
