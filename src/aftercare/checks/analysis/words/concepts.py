"""Words of one meaning in a language, found by one automaton: bounds, parts of the day, left and right."""

from collections.abc import Mapping
from functools import cache
from itertools import starmap
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ..text.memory import briefly, remembered
from ..text.normal import AHEAD, CONTINUOUS, at_once, is_letter, language_of, lowered, plain
from ..text.tokens import masked
from .dose_words import IGNORED, forms_of
from .parted_verbs import GAP, parted_verbs

SPACES = "\u00a0\u202f\u2009\n\t-"
"""White space and hyphens are alike."""


class Hit(NamedTuple):
    """A word or phrase of a lexicon in a text. The span is that of `masked(text)`."""

    group: str
    """What the words of a group have in common: only one of them can stand at a place."""
    name: str
    start: int
    end: int


Span = tuple[int, int]
BEFORE = (0, 0)
"""Where a group has taken nothing yet."""


@briefly
def hits(text: str, language: str) -> tuple[Hit, ...]:
    """Return the words of `dosing.toml` in a text, in order of place; the longest phrase of a group wins."""
    if not (known_words := _automaton(language)):
        return ()
    taken: dict[str, Span] = {}
    ignored: list[Span] = []
    seen: dict[str, int] = {}
    result = []
    for span, (group, name, _, _) in _words_of(folded_text(masked(text)), *known_words):
        if not group:
            ignored.append(span)
            continue
        last = taken.get(group, BEFORE)
        if ignored:
            last = _after(last, ignored[seen.get(group, 0) :])
            seen[group] = len(ignored)
        free = span[0] >= last[1] or last == span
        taken[group] = span if free else last
        if free and name != IGNORED:
            result.append(Hit(group, name, *span))
    parted = parted_verbs(masked(text), language)
    return tuple(sorted([*result, *starmap(Hit, parted)], key=lambda hit: hit.start)) if parted else tuple(result)


@remembered
def by_group(text: str, language: str) -> Mapping[str, tuple[Hit, ...]]:
    """Return the same words by their groups."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits(text, language):
        groups.setdefault(hit.group, []).append(hit)
    return {group: tuple(found) for group, found in groups.items()}


def of_group(text: str, language: str, group: str) -> tuple[Hit, ...]:
    """Return the words of one group in a text."""
    return by_group(text, language).get(group, ())


def tells(text: str, language: str, group: str, name: str) -> bool:
    """Whether a text has a word of a group with this meaning."""
    return any(hit.name == name for hit in of_group(text, language, group))


def _words_of(
    text: str, automaton: AhoCorasick, meanings: "list[list[Word]]", prefixed: list[bool], loose: bool
) -> "list[Placed]":
    """Return what the forms in a text may mean, with where they stand; of two at one place, the longer one first."""
    found = [
        (start, -end, place)
        for place, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if (loose and text[start - 1 : start] not in AHEAD)
        or not (start and text[start - 1].isalpha() and text[start].isalpha())
        or prefixed[place]
    ]
    return [
        ((start, -end), word)
        for start, end, place in sorted(found)
        for word in meanings[place]
        if loose or word.whole(text, start, -end)
    ]


def _after(last: Span, ignored: list[Span]) -> Span:
    """Return what a group has taken last, where phrases that are ignored in every group take their place, too."""
    for span in ignored:
        if span[0] >= last[1]:
            last = span
    return last


class Word(NamedTuple):
    """What a form in a lexicon means, and whether more letters may stand at either end."""

    group: str
    name: str
    open_before: bool
    open_after: bool

    def whole(self, text: str, start: int, end: int) -> bool:
        """Whether the form stands as a word of its own, or as the part of one that a star allows."""
        if not self.open_before and start and is_letter(text[start - 1]) and is_letter(text[start]):
            return False
        return self.open_after or end == len(text) or not (is_letter(text[end]) and is_letter(text[end - 1]))


_word = cache(Word)
"""A word by what it means: ten forms mean the same."""


def folded_text(text: str) -> str:
    """Return a text in lower case with plain spaces for hyphens and all others, as long as before."""
    lower = lowered(text)
    for space in SPACES:
        lower = lower.replace(space, " ")
    return lower


Placed = tuple[Span, Word]


@cache
def _automaton(language: str) -> tuple[AhoCorasick, list[list[Word]], list[bool], bool] | None:
    """Return the automaton of a language, what each form means, whether it may end a word, and whether any may."""
    meanings: dict[str, list[Word]] = {}
    forms = [each for each in forms_of(language) if GAP not in each[-1]]
    keys = at_once(lambda text: folded_text(plain(text)), [form.strip("*") for *_, form in forms])
    for key, (group, name, form) in zip(keys, forms, strict=True):
        meanings.setdefault(key, []).append(_word(group, name, form.startswith("*"), form.endswith("*")))
    loose = language_of(language) in CONTINUOUS
    open_before = {key for key, (*_, form) in zip(keys, forms, strict=True) if form.startswith("*")}
    prefixed = [key in open_before for key in meanings]
    return (AhoCorasick([*meanings]), [*meanings.values()], prefixed, loose) if meanings else None
