"""A sheet in Markdown: headings, list items and paragraphs as its author marked them."""

from markdown_it import MarkdownIt

from .pieces import Piece, Role, clean

HEADINGS = {"h1": Role.TITLE, "h2": Role.HEADING}


def pieces(text: str) -> list[Piece]:
    """Return the pieces; marks inside a text, such as `**`, stay in it."""
    found: list[Piece] = []
    role, depth = Role.UNKNOWN, 0
    cells: list[str] | None = None
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(text):
        if token.type == "heading_open":
            role = HEADINGS.get(token.tag, Role.SUBHEADING)
        elif token.type in {"list_item_open", "list_item_close"}:
            depth += token.nesting
        elif token.type in {"tr_open", "tr_close"}:
            if cells:
                found.append(Piece(" | ".join(cells), Role.CELLS))
            cells = [] if token.nesting > 0 else None
        elif token.type in {"inline", "fence", "code_block"} and (content := clean(token.content)):
            if cells is not None:
                cells.append(content)
            else:
                found.append(Piece(content, role or (Role.ITEM if depth else Role.UNKNOWN)))
            role = Role.UNKNOWN
    return found
