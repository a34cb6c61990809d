"""Names and credentials of machines: what an engine writes is a draft, however it is signed."""

import re
import tomllib
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path


@cache
def _listed() -> dict[str, frozenset[str]]:
    with Path(__file__).with_name("engine_names.toml").open("rb") as file:
        found = tomllib.load(file)
    return {key: frozenset(told.split() if isinstance(told, str) else told) for key, told in found.items()}


def machine_problem(name: str, credential: str) -> str:
    """Return why a signer is a machine and no person, or nothing."""
    told = next((part.strip() for part, of in ((name, _named), (credential, _titled)) if of(part)), "")
    return (
        f"“{told}” is said of a machine, and no machine signs translations; whoever has read the rows signs,"
        " with a name and a credential written in full"
        if told
        else ""
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text without case, accents, points of short forms, and numbers of versions."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    parted = re.split(r"[\W_]+", re.sub(r"(?<=\b\w)\.", "", plain))
    return [word.rstrip("0123456789") for word in parted if word and not word[0].isdigit()]


def _named(name: str) -> bool:
    """Whether a name is an engine's, or says nothing but that it is a machine's."""
    words, listed = words_of(name), _listed()
    if listed["known"] & {*words} or listed["pairs"] & {*map(" ".join, pairwise(words))} or _unspaced(name):
        return True
    if "chatgpt" in "".join(words) or "googletransl" in "".join(words) or name.strip() in {"AI", "A.I."}:
        return True
    telling = listed["machine"] | (listed["short"] if len(words) > 1 else frozenset())
    return _only_machine(words, telling, listed["acting"])


def _titled(credential: str) -> bool:
    """Whether a credential is a machine's; that of a person who works with one names the work as well."""
    listed = _listed()
    telling = listed["machine"] | listed["short"] | listed["known"]
    return _unspaced(credential) or _only_machine(words_of(credential), telling)


def _unspaced(text: str) -> bool:
    return any(map(text.casefold().__contains__, _listed()["unspaced"]))


def _only_machine(words: list[str], telling: frozenset[str], more: frozenset[str] = frozenset()) -> bool:
    """Whether one word at least says machine, and the others nothing else; what may stand beside it, or is `more`."""
    return bool(telling & {*words}) and {*words} <= telling | _listed()["beside"] | more
