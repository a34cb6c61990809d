"""Checks of the English source: what is hard to read is hard to translate."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...across import Rows, UnitMessage, across, sources
from ...analysis.numbers.rates import rates
from ...analysis.text.lexicon import load
from ...analysis.text.segments import prose, sentences, words

LONG = 20
"""Words in a sentence that a patient reads at once."""
GRADE = 8.0
OF_TIME = regex.compile(
    r"\s(?:of\s)?(?:more\s|extra\s)?(?:moment|second|minute|hour|day|night|week|month|year|time)s?\b|\s?(?:[.,;:!?)]|$)",
    regex.IGNORECASE,
)
"""Behind "a few", if it may be one of time."""
VOWELS = regex.compile(r"[aeiouy]+")


@cache
def _phrases(name: str) -> regex.Pattern[str]:
    listed = load("en", "style")["source"][name]
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, listed))})\b", regex.IGNORECASE)


@across(Severity.WARNING, english=True)
def long_sentence(units: list[Unit]) -> Iterator[UnitMessage]:
    """Each English sentence has at most twenty words."""
    for row in sources(units):
        for sentence in sentences(row.source):
            if (count := len(words(sentence))) > LONG:
                yield row, f"{count} words in a sentence: “{sentence[:50]}…”"


def measured(text: str) -> list[int]:
    """Return how many sentences, words and syllables an English text has."""
    told = sentences(text)
    found = [word for sentence in told for word in words(sentence)]
    return [len(told), len(found), sum(map(syllables, found))]


def _size(row: Unit) -> list[int]:
    return measured(row.source)


@across(Severity.INFO, english=True, marker=_size)
def reading_grade(rows: Rows) -> Iterator[UnitMessage]:
    """All English rows together read at grade eight or below."""
    count = [sum(numbers) for numbers in zip(*rows.marks, strict=True)]
    if count and (grade := flesch_kincaid(*count)) > GRADE:
        yield rows.unit(0), f"the text reads at grade {grade:.1f}; aim for 6, at most {GRADE:.0f}"


def flesch_kincaid(sentences: int, words: int, syllables: int) -> float:
    """Return the grade by Kincaid et al. (1975): words in a sentence and syllables in a word."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59 if words else 0.0


def syllables(word: str) -> int:
    """Return about how many syllables an English word has: groups of vowels, without a silent final e."""
    lower = word.lower()
    groups = len(VOWELS.findall(lower))
    return max(1, groups - (lower.endswith("e") and not lower.endswith(("le", "ee")) and groups > 1))


@across(Severity.INFO, english=True)
def vague_time(units: list[Unit]) -> Iterator[UnitMessage]:
    """All English times are given in numbers."""
    for row in sources(units):
        for match in _vague(prose(row.source)):
            yield row, f"“{match[0]}” is vague: say how many hours or days"


def _vague(text: str) -> Iterator[regex.Match[str]]:
    yield from _phrases("vague").finditer(text)
    yield from (match for match in _phrases("few").finditer(text) if OF_TIME.match(text, match.end()))
    needed = [*_phrases("needed").finditer(text)]
    yield from () if needed and any(rate.known for rate in rates(text, "en")) else needed


@across(Severity.INFO, english=True)
def idiom(units: list[Unit]) -> Iterator[UnitMessage]:
    """No idioms are in the English."""
    for row in sources(units):
        for match in _phrases("idioms").finditer(prose(row.source)):
            yield row, f"“{match[0]}” may be translated word by word"
