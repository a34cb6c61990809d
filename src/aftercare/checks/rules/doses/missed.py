"""Doses that are to be left out and are told as taken, or the other way round; and the extra one that is not told."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import denies, negators
from ...analysis.text.normal import holding
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group, of_group, tells
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

DOSE = r"(?:doses?|tablets?|pills?|capsules?|injections?|one)\b"
MISSED = rf"(?:missed|forgotten)\s{DOSE}"
SKIP = regex.compile(
    rf"\b(?:skip|leave out|omit)\s(?:the|that|this|your|an?|one|1)\s(?:next\s{DOSE}|{DOSE}|{MISSED})",
    regex.IGNORECASE,
)
TAKE = regex.compile(rf"\b(?:take|use|give|inject)\s(?:the|that|your|a)\s{MISSED}", regex.IGNORECASE)
EXTRA = regex.compile(
    rf"\b(?:do not|don['’]t|never)\s(?:take|use|give|inject)\s(?:an?\s|any\s)?(?:extra|additional)\s{DOSE}",
    regex.IGNORECASE,
)
DOSED = regex.compile(rf"\b(?:take|use|give|inject|apply)\s[^.;:]{{0,20}}?\b{DOSE}", regex.IGNORECASE)
BESIDES = regex.compile(
    r"\b(?:more|another|extra|additional\w*|further|again|second|third|next|add\w*|increas\w*|rais\w*|supplement\w*|plus"
    r"|besides|other|spare|booster|repeat\w*|top|doubl\w*|twice|also|too|as well|on top)\b",
    regex.IGNORECASE,
)
"""What says of a dose that it is not the only one."""
_forgets, _adds = holding("missed", "forgotten", "skip", "leave out", "omit"), holding("extra", "additional")
_gives = holding("take ", "use ", "give ", "inject ", "apply ")
"""What stands in every such text, found many times faster."""


def _of_missed(source: str) -> bool:
    """Whether an English text says what becomes of a dose that was forgotten."""
    return _forgets(source) and bool(SKIP.search(source) or TAKE.search(source))


@check(Severity.WARNING, languages=known)
@given(_of_missed)
def missed_dose_turned(unit: Unit) -> Iterator[Result]:
    """A dose that is to be left out is not to be taken, nor a forgotten one left out where it is to be taken.

    Bad [es]: Skip the missed dose. -> Tome la dosis olvidada.
    Bad [ko]: Take the missed dose as soon as you remember. -> 생각나는 즉시 잊은 약을 건너뛰십시오.
    Good [es]: Skip the missed dose. -> No tome la dosis olvidada.
    Good [ko]: Take the missed dose as soon as you remember. -> 생각나는 즉시 잊은 약을 복용하십시오.
    """
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        skipped = _skips(unit.target, unit.language, there)
        if SKIP.search(source) and not skipped and not denies(target, unit.language):
            yield "the dose is to be left out, and the translation does not say so"
        elif TAKE.search(source) and skipped and _plain(source, target, unit) and not _skips(unit.source, "en", here):
            yield "the forgotten dose is to be taken, and is left out in the translation"


def _plain(source: str, target: str, unit: Unit) -> bool:
    """Whether neither sentence denies anything."""
    return not negators(source, "en") and not negators(target, unit.language)


def _skips(text: str, language: str, place: Span) -> list[Hit]:
    return [hit for hit in within(by_group(text, language).get("share", ()), place) if hit.name == "skip"]


def _no_extra(source: str) -> bool:
    """Whether an English text says that no dose is to be taken besides."""
    return _adds(source) and EXTRA.search(source) is not None


def covered(language: str) -> bool:
    """Whether the words for what is extra are known."""
    return finder(language, "bounds", "extra") is not None


@check(Severity.ERROR, languages=covered)
@given(_no_extra)
def extra_lost(unit: Unit) -> Iterator[Result]:
    """That no extra dose is to be taken is not told as that none is.

    Bad [es]: Do not take an extra tablet. -> No tome una tableta.
    Bad [zh-Hans]: Do not take an extra dose. -> 不要服药。
    Good [es]: Do not take an extra tablet. -> No tome ninguna tableta más.
    Good [zh-Hans]: Do not take an extra dose. -> 不要多服一剂。
    """
    lists = (finder(unit.language, "bounds", name) for name in ("extra", "extra_loosely"))
    told = any(words and words.search(masked(unit.target)) for words in lists)
    doubled = tells(unit.target, unit.language, "share", "double")
    if not told and not doubled and not of_group(unit.target, unit.language, "bounds"):
        yield "the source speaks of an extra dose, the translation of every dose"


def _doses(source: str) -> bool:
    """Whether an English text tells to take a dose, and says of none that it comes besides another."""
    return _gives(source) and DOSED.search(source) is not None and not BESIDES.search(source)


@check(Severity.ERROR, languages=covered)
@given(_doses)
def extra_added(unit: Unit) -> Iterator[Result]:
    """A dose is not told as an extra one.

    Bad [es]: Take one tablet at night. -> Tome una tableta adicional por la noche.
    Bad [zh-Hans]: Take one tablet at night. -> 晚上额外服一片。
    Good [es]: Take one tablet at night. -> Tome una tableta por la noche.
    """
    words = finder(unit.language, "bounds", "extra")
    if found := words.search(masked(unit.target)) if words else None:
        yield f"the source speaks of a dose, the translation of an extra one: “{found[0]}”"
