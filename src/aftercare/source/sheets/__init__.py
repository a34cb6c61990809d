"""A clinic's own sheet (text, Markdown, Word, PDF) as a first draft of the table of instructions."""
