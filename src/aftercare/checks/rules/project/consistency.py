"""Checks that need more than one unit: a language as a whole, or one row in all its languages."""

import hashlib
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import regex

from ....core.text.counting import counted
from ....core.units import Severity, Unit
from ...across import Rows, UnitMessage, across
from ...analysis.evidence.parallel import log_ratio
from ...analysis.text.segments import sentences, words
from ..language.register import forms

PARTED_FREELY = regex.compile(r"[[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]&&[\p{L}\p{M}]]", regex.V1)
"""A letter of a script that has no spaces between words, and whose sentences may have no mark at their end."""
SHORT = 3
"""Words up to which a heading may well be twice as long in one language as in another."""
ENOUGH = 5
"""Siblings in other languages that must have a text before one can stand out."""


def _key(text: str) -> str:
    """Return what two texts share that say the same: words and numbers, whatever stands between them."""
    numbers = (str(int(digits)) for digits in re.findall(r"\d{1,9}", text))
    return " ".join([*words(text.casefold()), *numbers]) or text.strip()


def texts(unit: Unit) -> list[int]:
    """Return numbers for the English as it is, and for what the translation says."""
    return [_source(unit.source.strip()), _number(_key(unit.target))]


@lru_cache(maxsize=10_000)
def _source(text: str) -> int:
    return _number(text)


def _number(text: str) -> int:
    """Return 52 bits that stand for a text: as many as JSON keeps exact everywhere."""
    return int(hashlib.blake2b(text.encode("utf-8", "surrogatepass")).hexdigest()[:13], 16)


def _by(units: Iterable[Any], key: Callable[[Any], object]) -> Iterable[list[Any]]:
    groups: dict[object, list[Any]] = defaultdict(list)
    for unit in units:
        groups[key(unit)].append(unit)
    return groups.values()


def _others(rows: Rows, same: int) -> Iterator[tuple[Unit, Unit]]:
    """Yield the first row with some mark, and each after it that has another mark beside it."""
    shared = [marks[same] for marks in rows.marks if marks]
    if len({*shared}) == len(shared):  # as in most languages
        return
    pairs = [marks and (marks[same], marks[not same]) for marks in rows.marks]
    count = Counter(pair[0] for pair in {*pairs} if pair)
    first: dict[int, tuple[int, int]] = {}
    for place, pair in enumerate(pairs):
        if pair and count[pair[0]] > 1:  # as hardly one has
            before, its = first.setdefault(pair[0], (place, pair[1]))
            if its != pair[1]:
                yield rows.unit(before), rows.unit(place)


@across(Severity.WARNING, marker=texts)
def two_translations(rows: Rows) -> Iterator[UnitMessage]:
    """One source text has one translation in a language."""
    for first, unit in _others(rows, 0):
        yield unit, f"{first.id} translates the same text as “{first.target[:60]}”"


@across(Severity.WARNING, marker=texts)
def one_translation_for_two(rows: Rows) -> Iterator[UnitMessage]:
    """Two source texts do not share one translation."""
    for first, unit in _others(rows, 1):
        if _key(first.source) != _key(unit.source):
            yield unit, f"{first.id} has the same translation for “{first.source[:60]}”"


@across(Severity.WARNING)
def stands_out(units: list[Unit]) -> Iterator[UnitMessage]:
    """Each row is about as long, and has as many sentences, as in the other languages."""
    for group in _by(units, lambda unit: (unit.id, unit.source)):
        if len({unit.language for unit in group}) <= ENOUGH:
            continue
        sizes = {id(unit): log_ratio(unit.source, unit.target, unit.language) for unit in group}
        middle = statistics.median(sizes.values())
        spread = statistics.median(abs(size - middle) for size in sizes.values())
        limit = max(0.45 + 4 / (len(group[0].source) + 1), 5 * spread)
        for unit in group:
            distance = sizes[id(unit)] - middle
            if abs(distance) > limit and len(words(unit.source)) > SHORT:
                yield unit, f"far {'longer' if distance > 0 else 'shorter'} than in the other languages"
        yield from _sentences(group)


def _sentences(group: list[Unit]) -> Iterator[UnitMessage]:
    marked = [unit for unit in group if not PARTED_FREELY.search(unit.target)]
    counts = [len(sentences(unit.target)) for unit in marked]
    usual = statistics.mode(counts) if counts else 0
    if counts.count(usual) < 0.7 * len(counts):
        return
    for unit, count in zip(marked, counts, strict=True):
        if count != usual and len(marked) > ENOUGH:
            yield unit, f"has {counted(count, 'sentence')}; most other languages have {usual}"


def address(unit: Unit) -> list[str] | None:
    """Return the first polite and the first familiar word of a translation, one of them empty; None without any."""
    found = forms(unit.target, unit.language)
    return list(found) if any(found) else None


@across(Severity.WARNING, marker=address)
def register_changes(rows: Rows) -> Iterator[UnitMessage]:
    """All rows of a language address the reader in one way."""
    words = [(place, *marks) for place, marks in enumerate(rows.marks) if marks]
    polite = [(place, one) for place, one, other in words if one and not other]
    familiar = [(place, other) for place, one, other in words if other and not one]
    few, usual = (familiar, "polite") if len(polite) >= len(familiar) else (polite, "familiar")
    if polite and familiar:
        yield from ((rows.unit(place), f"“{word}”: the other rows are {usual}") for place, word in few)
