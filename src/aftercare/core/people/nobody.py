"""Names that name nobody and credentials that are none: `NAME, CREDENTIAL` from the help, N/A, TBD, not qualified."""

import re
import tomllib
from functools import cache
from pathlib import Path

from .engine_names import words_of

_SAME_LETTER = re.compile(r"([a-z])\1*")
"""`x`, `XXX`: alone, no name; an initial stands beside one."""


@cache
def _listed() -> dict[str, frozenset[str]]:
    with Path(__file__).with_name("nobody.toml").open("rb") as file:
        found = tomllib.load(file)
    return {key: frozenset(told.split() if isinstance(told, str) else told) for key, told in found.items()}


def nobody_problem(name: str, credential: str) -> str:
    """Return why a name or a credential says of nobody who signs, or nothing."""
    words, listed = words_of(name), _listed()
    parts = [part for part in re.split(r"[,&+]", credential) if words_of(part)]
    if _is_all_of(words, listed["nobody"] | listed["professions"]) or (
        len(words) == 1 and _SAME_LETTER.fullmatch(words[0])
    ):
        told = f"“{name.strip()}” is the name of nobody"
    elif parts and all(map(_is_none, parts)):
        told = f"“{credential.strip()}” is no credential"
    elif words == words_of(credential):
        told = "name and credential are the same"
    else:
        return ""
    return f"{told}; whoever has read the rows signs, with name and credential"


def _is_none(credential: str) -> bool:
    """Whether a credential is a placeholder, or says that there is none."""
    words, listed = words_of(credential), _listed()
    if _is_all_of(words, listed["nobody"] | listed["no_credential"]) or words[0] in listed["without"]:
        return True
    return words[0] in listed["denying"] and any(word.startswith(tuple(listed["denied"])) for word in words[1:])


def _is_all_of(words: list[str], some: frozenset[str]) -> bool:
    return bool(words) and ({*words} <= some or " ".join(words) in _listed()["phrases"])
