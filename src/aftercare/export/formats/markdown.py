"""A handout as CommonMark that any viewer shows alike: no HTML, and nothing in a row is markup."""

import re
from collections.abc import Iterable, Iterator

from ...core.model import Kind
from ...handout.blocks import Block, Group, Row
from ...handout.document import Document
from .breaking import JOINER, PARTED, joined
from .characters import Characters

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What is markup anywhere in a line, in CommonMark or in a common extension: tables, strikethrough, math, highlights,
# attributes, mentions, and what makes a viewer link or decorate text of its own accord.
_INLINE = re.compile(r"[\\`*_{}\[\]~|$^#@]|==|--|:(?=//|[\w+-]+:)|(?<=www)\.", re.IGNORECASE)
# What is markup at the start of a block: bullets, rules, numbers and definitions.
_START = re.compile(r"\A([+:=-]|\d{1,9}(?=[.)]))")


def markdown(document: Document) -> str:
    """Return the handout as blocks of Markdown with an empty line between them."""
    show = Characters(document, escape=_held, link=link, strong=lambda shown: f"**{shown}**")
    found = "\n\n".join(_blocks(document, show)).replace("![", r"\![")  # a link behind it would be a picture
    return PARTED.sub(JOINER, found) + "\n"


def escape(text: str) -> str:
    """Return a text so that it is shown as it is, anywhere in a line."""
    return re.sub("[&<>]", lambda match: ENTITIES[match[0]], _INLINE.sub(_backslash, text))


def _held(text: str) -> str:
    return escape(joined(text))


def link(shown: str, address: str) -> str:
    """Return a link; brackets in its address would end it."""
    return f"[{shown}]({address.replace('(', '%28').replace(')', '%29')})"


def _backslash(match: re.Match[str]) -> str:
    return "".join(f"\\{character}" for character in match[0])


def _begin(text: str) -> str:
    """Return an escaped text so that it may begin a block."""
    return _START.sub(lambda match: f"{match[1]}\\" if match[1].isdecimal() else f"\\{match[1]}", text)


def _blocks(document: Document, show: Characters) -> Iterator[str]:
    for banner in show.banners():
        yield "\n>\n".join(f"> **{paragraph}**" for paragraph in banner)
    yield f"# {show.row(document.title)}"
    for block in document.blocks:
        if block.heading:
            yield f"{'#' * block.level} {show.row(block.heading)}"
        yield from _rows(block, document, show)
    for place in document.places:
        yield "\n".join((f"- **{show.english(place.name)}**", *_items(show.pairs(place.facts))))
    yield f"## {show.phrase(document.phrase('label.facts'))}"
    yield "\n".join(_items(show.pairs(document.fact_parts)))
    yield _begin(show.phrase(document.phrase("label.row-numbers")))


def _rows(block: Block, document: Document, show: Characters) -> Iterator[str]:
    for group in block.groups:
        lines = "\n".join(_group(group, show)).strip("\n")
        if group.warning:
            label = show.phrase(document.phrase("label.warning"))
            lines = "\n".join(f"> {line}".rstrip() for line in f"**{label}**\n\n{lines}".split("\n"))
        yield lines


def _group(group: Group, show: Characters) -> Iterator[str]:
    """Yield the lines of a list, or those of blanks."""
    for row in group.rows:
        if row.blank:
            yield from _blank(row, show)
        elif row.kind is Kind.TABLE:
            yield from ("", f"**{row.number}.**", "", *_table(row, show), "")
        else:
            items = [f"- {item.label} {show.row(item)}" for item in row.inner]
            yield from _hung(f"{row.number}. ", [_begin(show.row(row)), *items])


def _hung(start: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an item of a list, the first after its number and the others under it."""
    for at, line in enumerate(lines):
        yield (" " * len(start) if at else start) + line


def _table(row: Row, show: Characters) -> Iterator[str]:
    head, *lines = ([*show.cells(line)] for line in row.lines)
    for at, cells in enumerate((head, ["---"] * len(head), *lines)):
        yield f"| {' | '.join(cells)} |" if at else f"| {' | '.join(cell or ' ' for cell in cells)} |"


def _blank(row: Row, show: Characters) -> Iterator[str]:
    """Yield a paragraph with a line after each label; a box is three lines, a picture what is in it, in brackets."""
    if row.kind is Kind.PICTURE:
        yield from (rf"\[{show.row(row)}\]", "")
        return
    line = r"\_" * 20
    yield "  \n".join(
        f"{_begin(cell)} {line}" for cell in (show.cells(row) if row.kind is Kind.FILL else [show.row(row)])
    )
    if row.kind is Kind.BOX:
        yield from ("", line, "", line)
    yield ""


def _items(pairs: list[tuple[str, str]]) -> list[str]:
    return [f"- **{label}** – {value}" for label, value in pairs]
