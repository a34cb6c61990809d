"""A handout as CommonMark that any viewer shows alike: no HTML, and nothing in a row is markup."""

import re
from collections.abc import Iterator

from ...handout.document import Block, Document
from .characters import Characters

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What is markup anywhere in a line, in CommonMark or in a common extension: tables, strikethrough, math, highlights,
# attributes, mentions, and what makes a viewer link or decorate text of its own accord.
_INLINE = re.compile(r"[\\`*_{}\[\]~|$^#@]|==|--|:(?=//|[\w+-]+:)|(?<=www)\.", re.IGNORECASE)
# What is markup at the start of a block: bullets, rules, numbers and definitions.
_START = re.compile(r"\A([+:=-]|\d{1,9}(?=[.)]))")


def markdown(document: Document) -> str:
    """Return the handout as blocks of Markdown with an empty line between them."""
    show = Characters(document, escape=escape, link=lambda shown, address: f"[{shown}]({address})")
    return "\n\n".join(_blocks(document, show)) + "\n"


def escape(text: str) -> str:
    """Return a text so that it is shown as it is, anywhere in a line."""
    return re.sub("[&<>]", lambda match: ENTITIES[match[0]], _INLINE.sub(_backslash, text))


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
    contact, facts = show.pairs()
    yield "\n".join((f"- **{show.english(document.clinic.name)}**", *_items(contact)))
    yield f"## {show.phrase(document.phrase('label.facts'))}"
    yield "\n".join(_items(facts))
    yield _begin(show.phrase(document.phrase("label.row-numbers")))


def _rows(block: Block, document: Document, show: Characters) -> Iterator[str]:
    for group in block.groups:
        lines = [f"{row.number}. {_begin(show.row(row))}" for row in group.rows]
        if group.warning:
            label = show.phrase(document.phrase("label.warning"))
            lines = [f"> {line}".rstrip() for line in (f"**{label}**", "", *lines)]
        yield "\n".join(lines)


def _items(pairs: list[tuple[str, str]]) -> list[str]:
    return [f"- **{label}** – {value}" for label, value in pairs]
