"""Values as Typst writes them in its own code: what is read is a string, and nothing can become markup."""

from collections.abc import Iterable
from typing import Any


class Code(str):
    """An expression of Typst, made here of literals."""

    __slots__ = ()


def literal(value: Any) -> str:
    """Return a value as code: a text as a string, None as `none`, a dict, a list or a tuple with what it holds."""
    if isinstance(value, str):
        return value if isinstance(value, Code) else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, dict):
        return f"({', '.join([f'{key}: {literal(own)}' for key, own in value.items()]) or ':'})"
    if isinstance(value, (list, tuple)):
        return f"({''.join([literal(own) + ', ' for own in value])})"
    return "none" if value is None else str(value).lower()  # a number, or whether


def call(function: str, *values: Any, **named: Any) -> Code:
    """Return a call of a function of Typst or of the page frame."""
    given = [*map(literal, values), *(f"{name}: {literal(value)}" for name, value in named.items())]
    return Code(f"{function}({', '.join(given)})")


def joined(values: Iterable[Any]) -> Code:
    """Return what sets strings and expressions one after another."""
    found = tuple(values)
    return Code(literal(found[0]) if len(found) == 1 else f"{literal(found)}.join()")
