"""The lists of words by which the checks know a language, as files that people edit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rtoml

from aftercare.checks.analysis.text import lexicon

POSITIONAL = {"weekday_list"}
"""Sections in which the place of a word says what it is."""


def lists(value: Any, *path: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield each list of a file with its name, `section.key`."""
    if isinstance(value, dict):
        for key in value.keys() - POSITIONAL:
            yield from lists(value[key], *path, key)
    elif isinstance(value, list):
        yield ".".join(path), value


@pytest.mark.parametrize(
    "path",
    [pytest.param(each, id=f"{each.parent.name}/{each.stem}") for each in sorted(lexicon.FOLDER.glob("*/*.toml"))],
)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    twice = [(name, word) for name, words in lists(rtoml.load(path)) for word in words if words.count(word) > 1]
    assert twice == []
