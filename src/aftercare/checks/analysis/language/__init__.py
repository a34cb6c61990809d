"""The language that a text is in, and words of English in it: what was left, and what goes around the world."""
