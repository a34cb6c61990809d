"""Who wrote a draft, by the origin that is noted beside it."""

IMPORTED = "imported from"
"""Begins the origin of a draft that a person wrote for another project; no engine replaces it."""


def by_machine(origin: str) -> bool:
    """Whether an origin names an engine."""
    return bool(origin) and not origin.startswith(IMPORTED)
