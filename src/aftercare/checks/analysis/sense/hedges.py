"""What English says without a "not" and other languages with one: keep it dry, only cold water, before you eat."""

from collections.abc import Mapping, Sequence

import regex

from ..text.normal import CONTINUOUS, language_of
from ..words.concepts import Hit, by_group, tells
from ..words.dose_words import known
from ..words.finder import finder
from .contrary import contrary_denied
from .exclusive import only_denied
from .found_out import found_out
from .going_on import kept_up
from .limits import bound_opposed
from .negation import count_of, implied, negation_places, negators
from .only import says_only
from .states import STATES, opposite_denied, state_denied
from .waiting import waited

AVOIDING_BOTH = regex.compile(r"\bavoid\b[^.;:]*\b(?:and|or)\s\w+ing\b", regex.IGNORECASE)
"""Two things to be avoided, of which a translation may say "do not" of the second."""
ALONE = regex.compile(r"\bleave\b[^.;:]*\balone\b", regex.IGNORECASE)
"""What must not be touched."""
FASTS = regex.compile(
    r"(?:^|[.;:]\s+|\b(?:must|should|please|to|and|you) )"
    r"fast(?=\s(?:from|for|after|before|until|overnight|on|at least)\b|[.;]|$)",
    regex.IGNORECASE,
)
"""What others tell as not eating."""
STILL = regex.compile(
    r"(?:^|[.,;:]\s+|\b(?:and|please|must|should) )(?:hold|keep|lie|lay|sit|stand|stay|remain)\b[^.,;:]{0,25}\bstill\b",
    regex.IGNORECASE,
)
"""What must not be moved."""
OPENING = 12
"""Letters with which a sentence begins, and its verb."""
CASE = regex.compile(r"\b(?:if|when|for)\b", regex.IGNORECASE)
"""What something is only for, of which others say that it is not for anything else."""
LEFT = {"wear": ("off",), "cover": ("cover",), "open": ("open", "closed"), "switch": ("off",), "edit": ("delete",)}
"""What is not to be done with something that is left as it is: taking it off, covering or opening it."""
NAMING_NOT = frozenset({"bounds", "rising", "share", "trouble"})
"""Groups of which a word may hold a "not" of its own: not having reached 70, not yet out of bed, no dose today."""
Groups = Mapping[str, tuple[Hit, ...]]


def hedged(source: str, target: str, language: str, *, often: bool = False) -> bool:
    """Whether an English sentence says something that others tell with a "not", and the translation does not say it.

    Words beside which few translations say "not" count too, unless only those are asked for that often do.
    """
    if AVOIDING_BOTH.search(source) or ALONE.search(source) or _fasts(source, target, language):
        return True
    if any(
        told(source, target, language) for told in (opposite_denied, contrary_denied, _never_without, told_so, waited)
    ):
        return True
    if state_denied(source, target, language) or only_denied(source, target, language):
        return False
    if STILL.search(source) or bound_opposed(source, target, language) or found_out(source, target, language):
        return True
    hedges = count_of(source, "en", "hedges") - count_of(source, "en", "hedges_seeming")
    hedges -= kept_up(source, target, language) + (_seldom(source, target, language) if often else 0)
    if hedges <= 0 or not known(language):
        return hedges > 0
    ours, theirs = by_group(source, "en"), by_group(target, language)
    if _below(ours) and _below(_plain(theirs, target, language)):
        hedges -= count_of(source, "en", "hedges_bounding")
    if hedges and not implied(source, "en") and _denied_itself(ours, target, language):
        hedges -= count_of(source, "en", "hedges_staying")
    if hedges and _opens_denied(target, language):
        hedges -= sum(found.start() > OPENING for found in _aside(source))
    if not _opposite_of_leaving(ours, theirs):
        hedges -= count_of(source, "en", "hedges_leaving")
    return hedges > 0


def _seldom(source: str, target: str, language: str) -> int:
    """Return how many words English has beside which few translations say "not", or none that say the same."""
    before = count_of(source, "en", "hedges_before") if tells(target, language, "when", "before") else 0
    only = says_only(source, "en") and not CASE.search(source) and says_only(target, language)
    return count_of(source, "en", "hedges_seldom") + before + only


def _fasts(source: str, target: str, language: str) -> bool:
    """Whether English says to fast, and a translation speaks of no fasting: it says not to eat."""
    return FASTS.search(source) is not None and not count_of(target, language, "fasting")


def _never_without(source: str, target: str, language: str) -> bool:
    """Whether what is always to be there is told as never to be missing: do not go out without it."""
    said = count_of(source, "en", "always") and count_of(target, language, "without")
    return bool(said) and negators(target, language) > 1 and not count_of(source, "en", "without")


def told_so(source: str, target: str, language: str) -> bool:
    """Whether each "not" of a translation is part of words for what English says: not getting wet, for dry."""
    ours, told = by_group(source, "en"), by_group(target, language)
    both = ours.keys() & told.keys()
    shared = (STATES & both) | {group for group in NAMING_NOT & both if _as_often(ours[group], told[group])}
    theirs = [hit for group in shared for hit in told[group] if any(hit.name == own.name for own in ours[group])]
    places = negation_places(target, language) if theirs else ()
    return bool(places) and all(any(hit.start <= start and end <= hit.end for hit in theirs) for start, end in places)


def _as_often(ours: tuple[Hit, ...], theirs: tuple[Hit, ...]) -> bool:
    """Whether two texts have the same words of a kind, each as often."""
    return sorted(hit.name for hit in ours) == sorted(hit.name for hit in theirs)


def _aside(source: str) -> Sequence[regex.Match[str]]:
    """Return the words of an English sentence that say why or when something is so: a dose that one has missed."""
    words = finder("en", "negation", "hedges_aside")
    return words.finditer(source) if words else ()


def _opens_denied(target: str, language: str) -> bool:
    """Whether a translation begins with a "not": no case comes before what is done."""
    places = negation_places(target, language)
    return bool(places) and len(target[: places[0][0]].split()) <= 1 and language_of(language) not in CONTINUOUS


def _opposite_of_leaving(ours: Groups, theirs: Groups) -> bool:
    """Whether a sentence has a word, which the source has not, for what is not to be done with what is left."""
    return any(
        hit.name in names and all(hit.name != other.name for other in ours.get(group, ()))
        for group, names in LEFT.items()
        for hit in theirs.get(group, ())
    )


def _below(groups: Groups) -> bool:
    """Whether a sentence has a word for an upper bound: under, younger than."""
    return any(hit.name == "less" for hit in groups.get("bounds", ()))


def _plain(groups: Groups, text: str, language: str) -> Groups:
    """Return the words that hold no "not" themselves, as Vietnamese "not up to" for "fewer than" does."""
    places = negation_places(text, language)
    return {
        group: tuple(hit for hit in hits if not any(hit.start < end and start < hit.end for start, end in places))
        for group, hits in groups.items()
    }


def _denied_itself(ours: Groups, target: str, language: str) -> bool:
    """Whether a "not" stands right before a word that the source has, too: raised, and not raised."""
    ends = {end for _, end in negation_places(target, language)}
    said = {(hit.group, hit.name) for hits in ours.values() for hit in hits}
    theirs = (hit for hits in by_group(target, language).values() for hit in hits)
    return any((hit.group, hit.name) in said and {hit.start - 1, hit.start} & ends for hit in theirs)
