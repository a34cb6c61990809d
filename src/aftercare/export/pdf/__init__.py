"""PDF: typeset by Typst, and made readable in every reader: each glyph gives its own characters."""
