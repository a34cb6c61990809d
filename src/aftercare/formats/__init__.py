"""A handout as Markdown, HTML and Typst: plain functions from a document to text that escape what they are given."""
