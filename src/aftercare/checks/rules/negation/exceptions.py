"""Exceptions that a translation leaves out: take it at once, unless the next dose is due."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import closing, count_of, denies, denies_once, implied, negators
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group, of_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

LEFT_OUT = regex.compile(r"\bnot including\b", regex.IGNORECASE)
SKIPPED = regex.compile(
    r"\b(?:skip(?:ping)?|but not on|not on)\s(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", regex.IGNORECASE
)
"""Days on which what is done on all others is not done."""
OTHER = regex.compile(r"\bother\b", regex.IGNORECASE)
WAYS = {"condition": frozenset({"unless", "only_if", "even_if"}), "extent": frozenset({"except", "only"})}
"""Words by which an exception is told, besides any that say "not"."""


def excepts(source: str) -> bool:
    """Whether an English text makes an exception."""
    return any(hit.name == "unless" for hit in of_group(source, "en", "condition"))


def _leaves_out(source: str) -> bool:
    """Whether an English text says that all but one thing is so, and speaks of nothing that is included."""
    there = any(hit.name == "except" for hit in of_group(source, "en", "extent")) or SKIPPED.search(source)
    return bool(there) and not count_of(LEFT_OUT.sub(" ", source), "en", "including")


def includes(language: str) -> bool:
    """Whether the words of a language for what is included are known."""
    return finder(language, "negation", "including") is not None


@check(Severity.ERROR, languages=known)
@given(excepts)
def exception_lost(unit: Unit) -> Iterator[Result]:
    """Where the source makes an exception, so does the translation.

    Bad [es]: Take it as soon as you remember, unless it is late. -> Tómelo en cuanto se acuerde.
    Bad [zh-Hans]: Take it as soon as you remember, unless it is late. -> 想起时请立即服用。
    Good [es]: Take it as soon as you remember, unless it is late. -> Tómelo en cuanto se acuerde, salvo que sea tarde.
    Good [de]: Take it, unless it is late. -> Nehmen Sie es, wenn es nicht zu spät ist.
    """
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        if not excepts(source):
            continue
        if negators(source, "en"):  # a translation may turn it into its opposite
            kept = not _denies_wholly(source, target, unit.language)
        else:
            kept = excepted(target, unit.language) and not _one_more_case(source, target, unit.language)
        if not (kept or _skipped_at_last(source, target, unit.language)):
            yield "the source makes an exception (“unless”), the translation does not"


def _denies_wholly(source: str, target: str, language: str) -> bool:
    """Whether a sentence only says "not": in no case, at no other time, and of nothing that is done without help."""
    alone = finder(language, "retold", "alone")
    if not by_group(target, language).keys().isdisjoint({"condition", "extent", "near_day"}):
        return False
    if (alone and alone.search(target)) or _times(target, language) > _times(source, "en"):
        return False
    listed = any(count_of(target, language, name) for name in ("only", "without", "still", "waiting"))
    return not listed and implied(target, language) <= 1 and denies_once(target, language)


def _times(text: str, language: str) -> int:
    """Return how often a text says before, after or until when something is so."""
    until, when = finder(language, "bounds", "until"), by_group(text, language).get("when", ())
    ends = [found.start() for found in until.finditer(text)] if until else []
    return len(when) + sum(not any(hit.start <= end < hit.end for hit in when) for end in ends)


def _one_more_case(source: str, target: str, language: str) -> bool:
    """Whether "unless" has become one "if" more: if you miss it, take it, if the next one is due."""
    ours = [hit.name for hit in of_group(source, "en", "condition")]
    groups = by_group(target, language)
    theirs = [hit.name for hit in groups.get("condition", ())]
    if {*theirs} != {"if"} or len(theirs) <= ours.count("if") or groups.get("extent"):
        return False
    return "if" in ours and not negators(target, language) and not closing(target, language)


def _skipped_at_last(source: str, target: str, language: str) -> bool:
    """Whether "take it unless" is told as taking it and, in one case more, skipping it, which comes last."""
    ours, theirs = (of_group(*text, "condition") for text in ((source, "en"), (target, language)))
    skipped = [hit.start for hit in of_group(target, language, "share") if hit.name == "skip"]
    more = len(theirs) > sum(hit.name == "if" for hit in ours)
    return bool(more and skipped) and max(skipped) > max(hit.start for hit in theirs)


@check(Severity.ERROR, languages=includes)
@given(_leaves_out)
def exception_included(unit: Unit) -> Iterator[Result]:
    """What the source leaves out, the translation does not include.

    Bad [es]: You may eat anything except nuts. -> Puede comer de todo, incluidas las nueces.
    Bad [fr]: Take it 6 days a week; skip Sundays. -> Prenez-le 6 jours par semaine, y compris le dimanche.
    Bad [ko]: You may eat anything except nuts. -> 견과류를 포함한 모든 음식을 드셔도 됩니다.
    Good [es]: You may eat anything except nuts. -> Puede comer de todo, menos nueces.
    Good [nl]: You may eat anything except nuts. -> U mag alles eten, behalve noten.
    """
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        if not _leaves_out(source) or not count_of(target, unit.language, "including"):
            continue
        if not _left_out(source, target, unit.language):
            yield "the source makes an exception (“except”) of what the translation includes"


def _left_out(source: str, target: str, language: str) -> bool:
    """Whether a translation makes an exception; "less than" is none, nor "other" where English says it as well."""
    for bound in of_group(target, language, "bounds"):
        target = f"{target[: bound.start]}{' ' * (bound.end - bound.start)}{target[bound.end :]}"
    besides = None if OTHER.search(source) else finder(language, "negation", "besides")
    groups = by_group(target, language)
    told = any(hit.name in names for group, names in WAYS.items() for hit in groups.get(group, ()))
    said = negators(target, language) or closing(target, language) or (besides and besides.search(target))
    return bool(told or said)


def excepted(target: str, language: str) -> bool:
    """Whether a translation makes an exception, or says "not" in any way."""
    groups = by_group(target, language)
    told = any(hit.name in names for group, names in WAYS.items() for hit in groups.get(group, ()))
    besides = finder(language, "negation", "besides")
    said = denies(target, language) or closing(target, language) or (besides and besides.search(target))
    return bool(told or said)
