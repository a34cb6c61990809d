"""Words of several senses: what an English text means by them, and what a translation says in the sense of another."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ..text.lexicon import load
from ..text.memory import remembered
from ..text.normal import CONTINUOUS, is_letter, language_of, lowered, plain, span, word_end
from ..text.tokens import masked

SPACE, ANY, EXCUSED = "_", "*", " / "
"""What stands in a list for a space, before or after a word for any letters, and before what excuses all of a text."""
Place = tuple[int, int]


class Wrong(NamedTuple):
    """A word in the sense of another."""

    said: str
    """What the English says."""
    word: str
    """What the translation has for it."""
    means: str
    sure: bool
    """Whether no instruction about health could mean it so."""
    span: Place | None


class _Form(NamedTuple):
    """A word as it is looked for."""

    literal: str
    inside: bool
    """Whether a letter may stand before it."""
    further: bool
    """Whether a letter may follow it."""
    loose: bool
    """Whether it is of a language without spaces, where only a sign on its last letter may not follow."""

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether a word may begin and end where this was seen."""
        if not self.inside and is_letter(text[start - 1 : start]):
            return False
        after = text[end : end + 1]
        return self.further or not is_letter(after) or (self.loose and after.isalpha())

    def first(self, text: str) -> Place | None:
        """Return where it stands first in a text in lower case."""
        start = text.find(self.literal)
        while start >= 0:
            if self.fits(text, start, end := start + len(self.literal)):
                return start, end
            start = text.find(self.literal, start + 1)
        return None


def known(language: str) -> bool:
    """Whether there are words of wrong senses in a language."""
    return bool(load(language, "senses"))


@remembered
def senses(source: str) -> Mapping[str, Place]:
    """Return the senses that are meant in an English text by words that have others, with where each is met first."""
    automaton, forms = _english()
    text, found, excused = lowered(masked(source)), dict[str, Place](), set[str]()
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        for name, excuses, form in forms[number]:
            if form.fits(text, start, end):
                excused.update({name} if excuses else ())
                found.setdefault(name, (start, end))
    return {name: place for name, place in found.items() if name not in excused}


def wrongly(source: str, target: str, language: str) -> Iterator[Wrong]:
    """Yield what a translation says in another sense than the English, unless it has a word of the right one too."""
    text, english = lowered(masked(target)), load("en", "senses")
    for name, place in senses(source).items():
        wrong, right = _forms(language, name)
        if (found := _first(wrong, text)) and not _first(right, text):
            start, end = found[0], word_end(text, found[1], language)
            sure = name not in english["doubtful"]["names"].split()
            said, word = masked(source)[slice(*place)].strip(), masked(target)[start:end]
            yield Wrong(said, word, english["means"][name], sure, span(target, start, end))


def _first(forms: Iterable[_Form], text: str) -> Place | None:
    return next((place for form in forms if (place := form.first(text))), None)


@cache
def _english() -> tuple[AhoCorasick, list[list[tuple[str, bool, _Form]]]]:
    """Return what finds words of several senses in English, and for each the sense and whether it is excused there."""
    forms: dict[str, list[tuple[str, bool, _Form]]] = {}
    for name in load("en", "senses")["words"]:
        for excuses, listed in enumerate(_forms("en", name)):
            for form in listed:
                forms.setdefault(form.literal, []).append((name, bool(excuses), form))
    return AhoCorasick([*forms]), [*forms.values()]


@cache
def _forms(language: str, name: str) -> tuple[tuple[_Form, ...], tuple[_Form, ...]]:
    """Return the words listed for a sense in a language, and those that excuse them."""
    words, _, excuses = load(language, "senses")["words"].get(name, "").partition(EXCUSED)
    return _listed(words, language), _listed(excuses, language)


def _listed(words: str, language: str) -> tuple[_Form, ...]:
    """Return words as they are looked for."""
    loose = language_of(language) in CONTINUOUS
    return tuple(
        _Form(word.strip(ANY).replace(SPACE, " "), loose or word[0] == ANY, word[-1] == ANY, loose)
        for word in lowered(plain(words)).split()
    )
