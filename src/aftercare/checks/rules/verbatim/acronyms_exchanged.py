"""What an acronym has become: that of something else, of other words, or of nothing."""

from collections.abc import Iterator, Sequence

import regex

from ....core.units import Severity, Unit
from ...analysis.language.acronym_forms import form_pattern, forms_of, meanings_of, told_as
from ...analysis.language.acronyms import CASED, LEAST, NUMBERED, acronyms_in, bare, main_script, nearly, stands_for
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span
from ...registry import Result, short

LONG_FORM = regex.compile(r"(?<!\p{Lu}\p{Ll}*\s)\p{Lu}\p{Ll}+(?:\s+(?:\p{Ll}{1,4}\s+){0,2}\p{Lu}\p{Ll}+)+\s*$")
"""Words with capitals, and the little words between them, before an acronym in brackets."""
LONGEST = 120
"""Characters of such a name."""
BRACKET = frozenset("(（")
INITIALS = 4
"""Letters up to which an acronym with a number may be of another name in a language: ГПП-1 for GLP-1."""


def renumbered(name: str, unit: Unit, text: str) -> Result | None:
    """Return the finding on a name with a number of which the letters are lost: Gamma-19 for COVID-19, or nothing."""
    number = NUMBERED.fullmatch(name)
    cased = main_script(unit.target) in CASED
    if not number or not (cased or told_as(name, unit.language)):
        return None
    long = len(number[1]) > INITIALS
    other = regex.search(rf"(\p{{L}}{{2,}})-{number[2]}(?!\p{{N}})", text) if cased else None
    if other and (long or len(other[1]) > INITIALS or not other[1].isupper()):
        return f"{other[0]} stands where the source has {name}", span(unit.target, *other.span()), Severity.ERROR
    # Initials may be told in words.
    gone = long and number[2] not in text
    sure = Severity.WARNING if short(unit.source) else Severity.ERROR
    return (f"{name} is not in the translation", None, sure) if gone else None


def exchanged(found: Sequence[str], lost: Sequence[str], unit: Unit) -> Iterator[Result]:
    """Yield the acronym of something else in place of a known one: TTP, which is PTT, for INR."""
    there = dict(acronyms_in(unit.target))
    if len(lost) != 1 or len(there) != len(found) or not forms_of(unit.language).get(lost[0]):
        return
    for name, start in there.items():
        meant = meanings_of(unit.language).get(bare(name), frozenset()) if len(name) >= LEAST else frozenset()
        if meant and meant.isdisjoint(found) and name not in found:
            place = span(unit.target, start, start + len(name))
            yield f"{name} stands for {min(meant)}, not for {lost[0]}", place, Severity.ERROR


@remembered
def _near_to(name: str, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the acronyms that a language has words for and that are nearly this one, with those words."""
    return tuple((other, forms) for other, forms in forms_of(language).items() if nearly(name, other))


def taken_for(lost: Sequence[str], unit: Unit, text: str) -> Iterator[Result]:
    """Yield what a language has for another acronym, which only differs in a letter: AIDS for AID."""
    near = ((name, *each) for name in lost for each in _near_to(name, unit.language))
    for name, other, forms in near:
        there = other not in unit.source and form_pattern(forms, unit.language)
        found = there.search(text) if there else None
        if found and not stands_for(found[0], text[: found.start()]):
            yield f"“{found[0]}” stands for {other}, not for {name}", span(unit.target, *found.span()), Severity.ERROR


def other_initials(new: Sequence[tuple[str, int]], lost: Sequence[str], unit: Unit, text: str) -> Iterator[Result]:
    """Yield a new acronym in brackets after as many words with capitals, of other initials: it is of nothing there."""
    for name, start in new if lost else ():
        before = text[max(0, start - LONGEST) : start]
        long = LONG_FORM.search(before[:-1]) if before[-1:] in BRACKET and name.isalpha() else None
        initials = [word[0] for word in regex.findall(r"\p{Lu}\p{Ll}+", long[0])] if long else []
        if long and len(initials) == len(name) and sorted(initials) != sorted(name):
            place = span(unit.target, start, start + len(name))
            yield f"{name} does not stand for {long[0].strip()}", place, Severity.ERROR
