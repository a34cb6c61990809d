"""How often a sentence says no, with a negation or in another way."""

from collections.abc import Iterator

import regex

from ..text import lexicon
from ..text.memory import remembered
from ..text.rough_sentences import rough_sentences
from ..words.finder import finder
from .clauses import halves

LETTER = regex.compile(r"\p{L}")
NUMBER = regex.compile(
    r"(?<=\p{L}[)]?\s)N[oO]s?\.?(?=\s*(?:$|[:,)]))|\bNos?\.(?=\s*(?:[\d#(]|of\b))"
    r"|\bno\.(?=\s?\d)|(?<=\p{L}\s)no(?=\s\d+\s*(?:$|[.,;:)]))"
)
VALUE = regex.compile(r"(?<=\S\s)None\b|“No”|\"No\"")
ALONE = regex.compile(r"(?<=^|[,;:/(\[|“\"'])\s*(?:no|none|nothing|never)\s*(?=$|[,;:/)\]|.!”\"'])", regex.IGNORECASE)
"""Answers and values rather than negations: they say nothing of a sentence, and are worded freely."""
OPENING = 3
"""A concord word this near to the start of a clause negates by itself: Spanish `nadie sabe`."""


@remembered
def negators(sentence: str, language: str) -> int:
    """Return how many words negate. Concord words count only beside another, or at the start of a clause."""
    negating, concord = finder(language, "negation", "words"), finder(language, "negation", "concord")
    if not any(words and words.begins(sentence) for words in (negating, concord)):
        return 0  # as of most sentences
    sentence = plainly(sentence, language)
    count = count_of(sentence, language, "words")
    if not count and concord:
        opening = bool(lexicon.load(language, "facts")["negation"].get("opening"))
        places = (found.span() for found in concord.finditer(sentence))
        count = sum(_opens_clause(sentence, start) and (opening or _closes(sentence, end)) for start, end in places)
    return count


def closing(sentence: str, language: str) -> int:
    """Count the forms that negate only as the last word: Turkish `dokunma` is "do not touch", or "touching"."""
    forms = finder(language, "negation", "closing")
    return sum(not LETTER.search(sentence, found.end()) for found in forms.finditer(sentence)) if forms else 0


@remembered
def english(sentence: str) -> str:
    """Return an English sentence without what only looks like a negation: `No.` for number, a `None` on its own."""
    return ALONE.sub(" ", NUMBER.sub(" ", VALUE.sub(" ", sentence)))


@remembered
def negation_places(sentence: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return where the words that negate stand."""
    words = finder(language, "negation", "words")
    return tuple(found.span() for found in words.finditer(sentence)) if words else ()


def implied_places(sentence: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return where the words stand that say no in another way: avoid, unable, invalid."""
    words = finder(language, "negation", "implied")
    return tuple(found.span() for found in words.finditer(sentence)) if words else ()


@remembered
def implied(sentence: str, language: str) -> int:
    """Return how often a sentence says no in another way: avoid, unable, invalid.

    Not so in a longer phrase that only looks so; a word that is such a phrase itself only hides the "not" in it.
    """
    ignored = finder(language, "negation", "ignored") if (places := implied_places(sentence, language)) else None
    longer = [found.span() for found in ignored.finditer(sentence)] if ignored else []
    return sum(
        not any(begin <= start and end <= stop and (begin, stop) != (start, end) for begin, stop in longer)
        for start, end in places
    )


def one_not(language: str) -> int:
    """Return how many words deny once: two in French, "ne" and "pas"."""
    return 2 if lexicon.grammar(language, "negation_in_two") else 1


def denies_once(text: str, language: str) -> bool:
    """Whether a text says "not" once."""
    return 1 <= negators(text, language) <= one_not(language)


def denials(text: str, language: str) -> int:
    """Return how often a text says "not", in however many words."""
    return -(-negators(text, language) // one_not(language))


def implied_alone(sentence: str, language: str) -> int:
    """Return the same without those that hold a word that negates: Russian `не*`, Indonesian `tidak diketahui`."""
    text, ways = plainly(sentence, language), finder(language, "negation", "implied")
    places, found = negation_places(text, language), ways.finditer(text) if ways else ()
    return sum(all(end <= way.start() or way.end() <= start for start, end in places) for way in found)


def plainly(sentence: str, language: str) -> str:
    """Take out what only looks like a negation."""
    ignored = finder(language, "negation", "ignored")
    return ignored.cleared(sentence) if ignored else sentence


def unbounded(sentence: str, language: str) -> str:
    """Take out "no later than" and the like: the source may well say "by"."""
    bounding = finder(language, "negation", "bounding")
    return bounding.cleared(sentence) if bounding else sentence


def affirmed(sentence: str, language: str) -> str:
    """Take out the same, and "do not forget to", which asks for what follows."""
    reminding, text = finder(language, "negation", "reminding"), unbounded(sentence, language)
    return reminding.cleared(text) if reminding else text


def count_of(sentence: str, language: str, key: str) -> int:
    """Return how often a sentence has a word of one of the lists of `facts.toml`."""
    words = finder(language, "negation", key)
    return words.count(sentence) if words else 0


def withouts(sentence: str, language: str) -> list[regex.Match[str]]:
    """Return the words for "without", those aside with which something is forbidden: Japanese -naide kudasai."""
    without, forbidding = finder(language, "negation", "without"), finder(language, "negation", "forbidding")
    barred = {found.start() for found in forbidding.finditer(sentence)} if forbidding else set()
    return [found for found in without.finditer(sentence) if found.start() not in barred] if without else []


def _opens_clause(sentence: str, start: int) -> bool:
    clause = regex.split(r"[,;:()،؛—–]", sentence[:start])[-1]
    return len(clause.split()) < OPENING


def _closes(sentence: str, end: int) -> bool:
    """Whether a sentence ends here: Polish `później już nic` is "nothing after that", and needs no second "not"."""
    return not LETTER.search(sentence, end)


def sentence_pairs(source: str, target: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences that belong together, or their clauses; the whole texts where their number differs."""
    left, right = rough_sentences(source), rough_sentences(target)
    for one, other in zip(left, right, strict=True) if len(left) == len(right) else [(source, target)]:
        yield from halves(one, other, language)


def denies(sentence: str, language: str) -> bool:
    """Whether a sentence says no in any way: with a negation, with a word such as "avoid", or as fasting."""
    ways = negators(sentence, language) or closing(sentence, language) or implied(sentence, language)
    return bool(ways or count_of(sentence, language, "fasting"))


def covered(language: str) -> bool:
    """Whether the negators of a language are known."""
    return lexicon.has(language, "facts", "negation")
