"""What is told by how it is not done: not rubbing, for pat dry."""

from functools import cache

from ..text import lexicon
from ..words.finder import Finder, finder
from .clauses import joints, parts
from .negation import negators
from .states import denied


def contrary_denied(source: str, target: str, language: str) -> bool:
    """Whether a translation only denies how a thing is not done, and English tells how it is: not rubbing, for pat."""
    listed = [name for name, words, literal in _contraries() if words.search(source) and not literal.search(source)]
    words = [found for name in listed if (found := finder(language, "contrary", name))]
    denying = [clause for clause in parts(target, joints(target, language)) if words and negators(clause, language)]
    return bool(denying) and all(
        any(denied(clause, found.span(), language) for each in words for found in each.finditer(clause))
        for clause in denying
    )


@cache
def _contraries() -> list[tuple[str, Finder, Finder]]:
    """Return what finds the English words that may be told by how a thing is not done, and those for the latter."""
    pairs = [(name, f"{name}_said") for name in lexicon.load("en", "facts")["contrary"] if not name.endswith("_said")]
    found = [(name, finder("en", "contrary", name), finder("en", "contrary", said)) for name, said in pairs]
    return [(name, words, literal) for name, words, literal in found if words and literal]
