"""Numbers with their nouns, as people read them."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return `1 row`, `2 rows`, `2 entries`."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
