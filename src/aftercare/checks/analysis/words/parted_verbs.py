"""Verbs of which a part stands at the end of the clause: German "setzen Sie die Tabletten ab"."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain

import regex
from ahocorasick_rs import AhoCorasick

from ..text import lexicon
from ..text.normal import lowered
from .dose_words import forms_of

GAP = "…"
"""What stands in a form for the words between the two parts of a verb."""
Meanings = Sequence[tuple[str, str]]
"""Group and name of each thing that a verb may mean."""


def parted_verbs(text: str, language: str) -> list[tuple[str, str, int, int]]:
    """Return group and name of each such verb in a text, and where the first part of it stands."""
    automaton, verbs = _verbs(language)
    begun = automaton.find_matches_as_indexes(lowered(text), overlapping=True) if automaton else ()
    found: dict[int, list[tuple[str, str, int, int]]] = {}
    for place in sorted({place for place, _, _ in begun}):
        pattern, meanings = _parted(verbs[place], language)
        for match in pattern.finditer(text):
            # Where one verb is a part of another, the one that is listed first counts.
            found.setdefault(match.start(), [(*meant, *match.span()) for meant in meanings[str(match.lastgroup)]])
    return [*chain.from_iterable(found.values())]


@cache
def _forms(language: str) -> Mapping[str, Mapping[str, Meanings]]:
    """Return what each verb means with each of its other parts."""
    forms: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for group, name, form in forms_of(language):
        if GAP in form:
            verb, particle = form.split(f" {GAP} ")
            forms.setdefault(verb, {}).setdefault(particle, []).append((group, name))
    return forms


@cache
def _verbs(language: str) -> tuple[AhoCorasick | None, Sequence[str]]:
    """Return what finds the first part of such a verb in a text, and these verbs."""
    verbs = [*_forms(language)]
    return AhoCorasick([*map(lowered, verbs)]) if verbs else None, verbs


@cache
def _parted(verb: str, language: str) -> tuple[regex.Pattern[str], Mapping[str, Meanings]]:
    """Return a pattern for a verb with any of its other parts, and what each means."""
    begins = lexicon.grammar(language, "clause_begins")
    end = rf"(?=\s*(?:[.,;:!?)\n]|$)|\s+(?:{'|'.join(begins)})\b)"
    named = {f"v{place}": particle for place, particle in enumerate(_forms(language)[verb])}
    sources = (
        rf"(?P<{name}>\b{regex.escape(verb)}\b(?=[^.;:!?,\n]{{1,60}}? {regex.escape(particle)}{end}))"
        for name, particle in named.items()
    )
    meanings = {name: _forms(language)[verb][particle] for name, particle in named.items()}
    return regex.compile("|".join(sources), regex.IGNORECASE), meanings
