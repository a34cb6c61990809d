"""How much is remembered of what was found in texts."""

TEXTS = 8_192
"""Texts and words: the English of a project is asked about in each language, and forgetting it costs more than room."""
PAIRS = 512
"""Pairs of texts, translations, and what is made of a text on the way to what is remembered longer: the next checks ask
about one again, and then nobody. It is some of them for each unit that a check is asked about in a row."""
