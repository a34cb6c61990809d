"""Interface words with the language each is in, which is not always the page's."""

import datetime as dt
from dataclasses import dataclass

from ..core.language.cldr import tells_dates
from ..core.language.languages import SOURCE, Language, language
from ..source.interface import NAMES
from .dates import Names, long_date, named
from .words import Words, words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text and the BCP-47 tag of its language."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values; several values say the same in several languages."""

    label: Phrase
    values: tuple[Phrase, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """(label, value) as plain texts."""
        return self.label.text, " / ".join(value.text for value in self.values)


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface as one page uses it."""

    words: Words
    language: Language

    def __getitem__(self, key: str) -> Phrase:
        """Return a word of the interface, which is English where the language has none."""
        return Phrase(self.words[key], self.language.tag if self.words.has(key) else SOURCE)

    def english(self, key: str) -> Phrase:
        """Return the same word in English."""
        return Phrase(self.words.english[key], SOURCE)

    def local(self, text: str) -> Phrase:
        """Return a text that is in the language of the page, or in none, as a name is."""
        return Phrase(text, self.language.tag)

    @property
    def names(self) -> Names | None:
        """What dates call days and months, where the language needs words of its own and has all of them."""
        if tells_dates(self.language.cldr) or not all(map(self.words.has, NAMES)):
            return None
        return named(*(self.words[key] for key in NAMES))

    def day(self, date: dt.date) -> Phrase:
        """Return a date as people write it, on one line."""
        return self.local(long_date(date, self.language.cldr, self.names).replace(" ", "\u00a0"))

    def fact(self, key: str, *values: Phrase) -> Fact:
        """Return a labelled fact; a value that is the same in both languages is said once."""
        return Fact(self[key], tuple({value.text: value for value in values}.values()))


def in_english(labels: tuple[str, ...] = ()) -> Wording:
    """Return the interface as an English page uses it."""
    return Wording(words(None, labels), language(SOURCE))
