"""A text as such: its words, sentences, scripts and protected parts, and lists of words to look for."""
