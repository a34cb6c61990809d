"""What is to be done even if somebody feels better: not until then, and not to be stopped then."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import closing, count_of, negators
from ...analysis.text.normal import holding
from ...analysis.text.spans import together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

BETTER = regex.compile(
    r"\beven (?:if|when|though)\b[^.;:]*\b(?:better|well|fine|improv\w+|gone|goes away|stop(?:s|ped)?)\b",
    regex.IGNORECASE,
)
"""What goes on though somebody is better."""
_though = holding("even if", "even when", "even though")
"""What stands in every such text, found many times faster."""
BESIDE = 24
"""Letters between an "until" and what it belongs to."""
PARTED = regex.compile(r"[\d,.;:，。、；،؛]")
STOP = regex.compile(r"\b(?:stop|quit|end)(?!s)", regex.IGNORECASE)
OTHERWISE = regex.compile(r"\b(?:until|till|only if|unless)\b", regex.IGNORECASE)


def _goes_on(source: str) -> bool:
    """Whether an English text tells to go on though somebody is better, and names no other end."""
    return _though(source) and BETTER.search(source) is not None and not OTHERWISE.search(source)


@check(Severity.ERROR, languages=known)
@given(_goes_on)
def even_if_lost(unit: Unit) -> Iterator[Result]:
    """What is to be done even if somebody feels better is not to be done only until then.

    Bad [es]: Take it for 10 days, even if you feel better. -> Tómelo 10 días, hasta que se sienta mejor.
    Bad [zh-Hans]: Take it for 10 days, even if you feel better. -> 服用10天，好转后停药。
    Good [es]: Take it for 10 days, even if you feel better. -> Tómelo 10 días, aunque se sienta mejor.
    Good [ko]: Take it for 10 days, even if you feel better. -> 나아진 것 같아도 10일 동안 드세요.
    """
    groups = by_group(unit.target, unit.language)
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        if not BETTER.search(source) or within(groups.get("condition", ()), there):
            continue
        if (
            negators(target, unit.language)
            or closing(target, unit.language)
            or count_of(target, unit.language, "still")
        ):
            continue
        better = [hit for group in ("change", "until_over") for hit in within(groups.get(group, ()), there)]
        word = _until(unit, better) or (_stopped(target, unit.language) if better and not STOP.search(source) else "")
        if word:
            yield f"the source says to go on though it is better, the translation says “{word}”"


def _until(unit: Unit, better: list[Hit]) -> str:
    """Return the "until" that stands beside a word for being better, if any."""
    words, text = finder(unit.language, "bounds", "until"), masked(unit.target)
    for found in words.finditer(text) if words and better else ():
        gaps = (text[found.end() : hit.start] or text[hit.end : found.start()] for hit in better)
        if any(len(gap) <= BESIDE and not PARTED.search(gap) for gap in gaps):
            return found[0]
    return ""


def _stopped(target: str, language: str) -> str:
    """Return the word with which a sentence says to stop, if any."""
    words = finder(language, "retold", "stop")
    found = words.search(target) if words else None
    return found[0] if found else ""
