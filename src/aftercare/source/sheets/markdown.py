"""A sheet in Markdown: headings, list items, tables and paragraphs as its author marked them."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .pieces import Piece, Role, clean
from .tables import Line, of_table

HEADINGS = {"h1": Role.TITLE, "h2": Role.HEADING}
TEXTS = {"inline", "fence", "code_block"}
_LINE = re.compile(r"\r\n|\r|\n")
_BREAK = re.compile(r"(?: {2,}|\\)\n")
"""Where the author goes on in a new line."""
_BAR = re.compile(r"(?<!\\)\|")


def pieces(text: str) -> list[Piece]:
    """Return the pieces; marks inside a text, such as `**`, stay in it, and so do addresses that links refer to."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("reference")
    return list(_pieces(iter(parser.parse(text)), _LINE.split(text)))


def _pieces(tokens: Iterator[Token], source: Sequence[str]) -> Iterator[Piece]:
    role, depth = Role.UNKNOWN, 0
    for token in tokens:
        if token.type == "heading_open":
            role = HEADINGS.get(token.tag, Role.SUBHEADING)
        elif token.type in {"list_item_open", "list_item_close"}:
            depth += token.nesting
        elif token.type == "table_open":
            yield from of_table(list(_lines(tokens, source)))
        elif token.type in TEXTS:
            for content in filter(None, map(clean, _BREAK.split(token.content))):
                yield Piece(content, role or (Role.ITEM if depth else Role.UNKNOWN), max(depth - 1, 0))
            role = Role.UNKNOWN


def _lines(tokens: Iterator[Token], source: Sequence[str]) -> Iterator[Line]:
    """Yield the lines of a table up to its end, with the cells that have no column: the parser leaves them out."""
    cells: list[str] = []
    beyond: list[str] = []
    for token in takewhile(lambda token: token.type != "table_close", tokens):
        if token.type == "tr_open" and token.map:
            whole = source[token.map[0]].strip("> \t").removeprefix("|").removesuffix("|")
            cells, beyond = [], _BAR.split(whole)
        elif token.type == "inline":
            cells.append(clean(token.content))
        elif token.type == "tr_close":
            yield Line((*cells, *map(clean, beyond[len(cells) :])))
