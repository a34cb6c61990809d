"""Names of medicines as a language writes them, from its list: in its own letters they are like no English name."""

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import lowered, plain
from ..text.tokens import masked


class Form(NamedTuple):
    """A name in a text, with the English ones that it may stand for."""

    start: int
    end: int
    names: frozenset[str]


@cache
def listed(language: str) -> frozenset[str]:
    """Return the medicines, by their English names, that a language has a list of names for."""
    return frozenset(lexicon.load(language, "medicines").get("forms", {}))


@cache
def _automaton(language: str) -> tuple[AhoCorasick, list[frozenset[str]]] | None:
    """Return what finds the names of a language, and what each stands for."""
    meanings: dict[str, set[str]] = {}
    for name, forms in lexicon.load(language, "medicines").get("forms", {}).items():
        for form in forms:
            meanings.setdefault(lowered(plain(form)), set()).add(name)
    longest = AhoCorasick([*meanings], matchkind=MatchKind.LeftmostLongest) if meanings else None
    return (longest, [*map(frozenset, meanings.values())]) if longest else None


@remembered
def forms_in(text: str, language: str) -> tuple[Form, ...]:
    """Return the names in a text in order of place, which may stand inside words: Arabic and Korean write more on."""
    known = _automaton(language)
    if not known:
        return ()
    automaton, meanings = known
    found = automaton.find_matches_as_indexes(lowered(plain(masked(text))))
    return tuple(Form(start, end, meanings[place]) for place, start, end in found)
