"""Verbs of which a part stands at the end of the clause: German "setzen Sie die Tabletten ab"."""

from collections.abc import Callable
from functools import cache

import regex

from ..text import lexicon
from ..text.normal import holding
from ..text.patterns import Pattern, compiled
from .dose_words import forms_of

GAP = "…"
"""What stands in a form for the words between the two parts of a verb."""


def parted_verbs(text: str, language: str) -> list[tuple[str, str, int, int]]:
    """Return group and name of each such verb in a text, and where the first part of it stands."""
    if not (begun := _verbs_begun(language)) or not begun(text):
        return []
    pattern, meanings = _verbs(language)
    matches = pattern.finditer(text) if pattern else ()
    found = ((match, next(name for name, part in match.groupdict().items() if part)) for match in matches)
    return [(*meant, *match.span()) for match, name in found for meant in meanings[name]]


@cache
def _verbs_begun(language: str) -> Callable[[str], bool] | None:
    """Return what tells whether the first part of such a verb stands in a text."""
    verbs = [form.split(f" {GAP} ")[0] for *_, form in forms_of(language) if GAP in form]
    return holding(*verbs) if verbs else None


@cache
def _verbs(language: str) -> tuple[Pattern, dict[str, list[tuple[str, str]]]]:
    """Return a pattern for the forms with `…` in them, and group and name of what each means."""
    words, sources, meanings = {}, [], dict[str, list[tuple[str, str]]]()
    for group, name, form in forms_of(language):
        if GAP in form:
            meanings.setdefault(form, []).append((group, name))
    begins = lexicon.load(language, "dosing").get("grammar", {}).get("clause_begins", ())
    end = rf"(?=\s*(?:[.,;:!?)\n]|$)|\s+(?:{'|'.join(begins)})\b)"
    for place, (form, meant) in enumerate(meanings.items()):
        words[f"v{place}"] = meant
        verb, particle = map(regex.escape, form.split(f" {GAP} "))
        sources.append(rf"(?P<v{place}>\b{verb}\b(?=[^.;:!?,\n]{{1,60}}? {particle}{end}))")
    return compiled("|".join(sources)), words
