"""Bounds that have turned into their opposite: at least into at most, before or until into after, every into once."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import days
from ...analysis.sense.as_only import as_later, later_only
from ...analysis.sense.coming_first import comes_first
from ...analysis.sense.in_advance import told_as_latest
from ...analysis.sense.negation import denies, negators
from ...analysis.sense.unnamed import DATED
from ...analysis.sense.waiting import told_as_after, told_as_not_before
from ...analysis.text import lexicon
from ...analysis.text.memory import remembered
from ...analysis.text.spans import spans
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import hits
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

OPPOSITES = (
    ("least", "most"),
    ("most", "least"),
    ("before", "after"),
    ("after", "before"),
    ("until", "after"),
    ("every", "once"),
    ("once", "every"),
)


ONCE = frozenset({"once", "every"})
ALTERNATE = regex.compile(r"every (?:other|second)", regex.IGNORECASE)
"""What other languages tell as once in two days."""
FROM = regex.compile(
    r"\b(?:from|since|after|once|starting|wait|keep|stay|remain|(?:minute|hour|day|week)s? before)\b", regex.IGNORECASE
)
"""What says itself from when on, or that something stays as it is, of which others tell when it is over."""
FROM_ON = regex.compile(
    r"\bfrom (?:midnight|noon|now|tomorrow|then|\d\S*(?: [ap]\.?m\.?)?|the \w+ \w+|\w+day) on(?:wards?)?\b"
    r"|\b(?:starting|beginning) (?:at|from|on)\b",
    regex.IGNORECASE,
)
CLAUSE = regex.compile(r"[,;:，；：،؛、]")


def _has(text: str, language: str, bound: str) -> bool:
    words = finder(language, "bounds", bound)
    if not words or not words.begins(text):
        return False
    ignored = finder(language, "bounds", "ignored")
    return bool(words.search(ignored.cleared(text) if ignored else text))


@remembered
def _bounds(source: str) -> frozenset[str]:
    """Return the bounds that an English text has."""
    text = ALTERNATE.sub(" ", masked(source))
    return frozenset(bound for bound, _ in OPPOSITES if _has(text, "en", bound))


def _bounded(source: str) -> bool:
    return bool(_bounds(source)) or FROM_ON.search(source) is not None


def covered(language: str) -> bool:
    """Whether the words for bounds of a language are known."""
    return lexicon.has(language, "facts", "bounds")


@check(Severity.WARNING, languages=covered)
@given(_bounded)
def bounds(unit: Unit) -> Iterator[Result]:
    """A lower bound is not told as an upper one, nor "before" as "after".

    Bad [es]:  Wait at least 12 hours. -> Espere 12 horas como máximo.
    Bad [de]:  Wash your hands before the meal. -> Waschen Sie nach dem Essen die Hände.
    Bad [fr]:  Avoid saunas until the redness is gone. -> Évitez les saunas après les rougeurs.
    Bad [es]:  Apply it every 2 hours. -> Aplíquelo una vez en 2 horas.
    Bad [vi]:  Do not drive until Friday. -> Không lái xe sau thứ Sáu.
    Good [es]: Wait at least 12 hours. -> Espere 12 horas como mínimo.
    Good [fr]: Do not drive until Friday. -> Ne conduisez qu’après vendredi.
    Good [ar]: Do not drive until Friday. -> لا تقد السيارة إلا بعد يوم الجمعة.
    Good [es]: Apply it every 2 hours. -> Aplíquelo una vez cada 2 horas.
    Good [ru]: Use up to 3 drops. -> Не более 3 капель.
    Good [ru]: Do not give milk before the age of one. -> Молоко можно давать только после года.
    """
    source, target = _bounds(unit.source), masked(unit.target)
    if _told_from(unit):
        yield "until when and from when on have changed places"
        return
    for bound, opposite in OPPOSITES:
        if bound not in source or opposite in source:
            continue
        if _otherwise(bound, unit):
            continue
        if _has(target, unit.language, opposite) and not _has(target, unit.language, bound):
            severity = Severity.ERROR if bound == "until" and _barred_after(unit) else Severity.WARNING
            yield f"“{bound}” in the source looks like “{opposite}” in the translation", None, severity


def _told_from(unit: Unit) -> bool:
    """Whether what is so until a time is told as so from then on, or the other way round, with or without a "not"."""
    source, target = masked(unit.source), masked(unit.target)
    until = "until" in _bounds(unit.source)
    if not (FROM.search(source) is None if until else FROM_ON.search(source)):
        return False
    begins, ends = _has(target, unit.language, "from"), _until_when(unit)
    if (begins, ends) != (until, not until):
        return False
    besides = finder(unit.language, "negation", "besides")
    return denies(source, "en") == denies(target, unit.language) and not (besides and besides.search(target))


def _until_when(unit: Unit) -> bool:
    """Whether a translation says until when; not where its word for that stands behind a length of time: for 4 days."""
    words, target = finder(unit.language, "bounds", "until"), masked(unit.target)
    lengths = [number.unit_end for number, name in quantities(unit.target, unit.language) if name and days(name)]
    told = [found.start() for found in words.finditer(target)] if words else []
    return any(not any(0 <= start - end <= 1 for end in lengths) for start in told)


def _otherwise(bound: str, unit: Unit) -> bool:
    """Whether the same is told from the other side: what is denied until then, as done only after it."""
    source, target = masked(unit.source), masked(unit.target)
    if bound == "before" and (told_as_after(source, target, unit.language) or as_later(source, target, unit.language)):
        return True
    if bound == "after" and (told_as_not_before(source, target, unit.language) or _comes_first(unit)):
        return True
    if bound in ONCE and _as_often(unit):
        return True
    if bound == "least" and told_as_latest(source, target, unit.language):
        return True
    if not negators(source, "en") or negators(target, unit.language):
        return False
    return (
        bool(DATED[bound].search(source)) if bound in DATED else bound == "until" and later_only(target, unit.language)
    )


def _comes_first(unit: Unit) -> bool:
    """Whether the words for "before" only say what is done first."""
    before, target = finder(unit.language, "bounds", "before"), masked(unit.target)
    told = (found[0] for found in before.finditer(target)) if before else ()
    return comes_first(masked(unit.source), told, unit.language)


def _as_often(unit: Unit) -> bool:
    """Whether everything is done as often as in the source, in whatever words: once a week, and every week."""
    ours, theirs = rates(unit.source, "en"), rates(unit.target, unit.language)
    return bool(ours) and all(any(map(rate.same, theirs)) for rate in ours)


def _barred_after(unit: Unit) -> bool:
    """Whether what must not be done until then must not be done after it: only then, it may be done."""
    if not known(unit.language):
        return False
    source, target = masked(unit.source), masked(unit.target)
    limited = any(hit.name in {"only", "only_if"} for hit in hits(unit.target, unit.language))
    one = len(spans(unit.source)) == len(spans(unit.target)) == 1 and not CLAUSE.search(target)
    return one and not limited and bool(negators(source, "en") and negators(target, unit.language))
