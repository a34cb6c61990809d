"""A word that has turned into its opposite in its clause, whatever the other clauses say."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.day_halves import halves
from ...analysis.sense.as_only import as_later
from ...analysis.sense.converse import told_conversely
from ...analysis.sense.fine_clauses import Clauses, clauses_of
from ...analysis.sense.freely import OR_AFTER, first_of_all, off_only
from ...analysis.sense.negation import denies, implied, negators
from ...analysis.sense.opposing import differ, kinds, opposed
from ...analysis.sense.waiting import told_as_after
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from ...saying import said

UNTIL = regex.compile(r"\b(?:until|till)\b", regex.IGNORECASE)


def _has_kinds(source: str) -> bool:
    """Whether an English text has words of a kind."""
    return not kinds().isdisjoint(by_group(source, "en"))


@check(Severity.ERROR, languages=known)
@given(_has_kinds)
def turned_in_clause(unit: Unit) -> Iterator[Result]:
    """No word has turned into its opposite in its clause, whatever the other clauses say.

    Bad [es]: Do not sit; drink water for soft stools. -> No se siente; beba agua para heces duras.
    Bad [uk]: Mild fever is normal; it is not normal for long. -> Висока температура нормальна; ненормально, якщо довго.
    Good [es]: Do not sit; drink water for soft stools. -> No se siente; beba agua para heces blandas.
    """
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    both = {group for group in source.keys() & target & kinds() if differ(group, source, target)}
    for here, there in together(unit.source, unit.target) if both else ():
        clauses = clauses_of(unit.source, unit.target, unit.language, here, there)
        if clauses and (found := _turned(unit, both - _conversely(unit, both, (here, there)), clauses)):
            yield said(unit, *found)


def _conversely(unit: Unit, groups: set[str], places: tuple[Span, Span]) -> frozenset[str]:
    """Return the kind of "before" and "after" where one may be told as the other: eat after washing, for wash first."""
    turned = "when" in groups and told_conversely(unit.source, unit.target, unit.language, places)
    return frozenset({"when"}) if turned else frozenset()


def _turned(unit: Unit, groups: set[str], clauses: Clauses) -> tuple[Hit, Hit] | None:
    """Return the first word of a clause that is its opposite in the one clause that tells the same."""
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    for at, there in enumerate(clauses.theirs):
        beside = clauses.beside(at)
        if not beside or any(clauses.told_in(mine) != {at} for mine in beside):
            continue
        for group in sorted(groups):
            ours = [hit for mine in beside for hit in within(source[group], clauses.ours[mine])]
            theirs = within(target[group], there)
            found = opposed(group, ours, theirs) if ours and theirs else None
            if found and _surely(unit, found, clauses, at):
                return found
    return None


def _surely(unit: Unit, found: tuple[Hit, Hit], clauses: Clauses, at: int) -> bool:
    """Whether a clause is denied as that of the source is; of cases alone "even if" is surely no "unless"."""
    group = found[0].group
    if group == "condition" and (found[0].name, found[1].name) != ("unless", "even_if"):
        return False
    if (group == "meal" and OR_AFTER.search(unit.source)) or (group == "day" and _both_halves(unit)):
        return False
    if group == "extent" and (off_only(unit.source, unit.target, unit.language) or _none_but(unit, found)):
        return False
    source = " ".join(masked(unit.source)[slice(*clauses.ours[mine])] for mine in sorted(clauses.beside(at)))
    target = masked(unit.target)[slice(*clauses.theirs[at])]
    whole = masked(unit.source), masked(unit.target), unit.language
    if group == "when" and (told_as_after(*whole) or as_later(*whole) or _until_before(unit, found)):
        return False
    if group == "when" and first_of_all(unit, (0, len(whole[0])), [found[1]]):
        return False
    denied = bool(negators(target, unit.language))
    return bool(negators(source, "en")) is denied and not implied(target, unit.language)


def _both_halves(unit: Unit) -> bool:
    """Whether both texts tell hours before noon and after it, which are compared hour by hour: 8 a.m. and 8 p.m."""
    ours, theirs = halves(unit.source, "en"), halves(unit.target, unit.language)
    return {hit.name for hit in ours} == {hit.name for hit in theirs} == {"am", "pm"}


def _until_before(unit: Unit, found: tuple[Hit, Hit]) -> bool:
    """Whether "before" is told of what English has "until" for: not until it has healed, usually after 3 weeks."""
    return found[1].name == "before" and UNTIL.search(masked(unit.source)) is not None


def _none_but(unit: Unit, found: tuple[Hit, Hit]) -> bool:
    """Whether "nothing except" is told as fasting, with only the one allowed."""
    excepted = (found[0].name, found[1].name) == ("except", "only") and negators(masked(unit.source), "en") == 1
    return excepted and denies(masked(unit.target), unit.language)
