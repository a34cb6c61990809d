"""What English says without a "not" and other languages with one: keep it dry, only cold water, before you eat."""

from collections.abc import Mapping, Sequence
from functools import cache

import regex

from ..text import lexicon
from ..text.normal import CONTINUOUS, language_of
from ..words.concepts import Hit, by_group, hits
from ..words.dose_words import known
from ..words.finder import Finder, finder
from .clauses import joints, parts
from .exclusive import only_denied
from .limits import bound_opposed
from .negation import count_of, implied, negation_places, negators
from .states import STATES, denied, opposite_denied, state_denied
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
GOES_ON = regex.compile(
    r"\b(?:keep(?: on)?|continue|carry on|go on)\s(?:taking|using|giving|to (?:take|use|give))\b", regex.IGNORECASE
)
"""What goes on, which others tell as not stopping or missing it, and never as not doing it."""
UNTIL = regex.compile(r"\b(?:until|till|unless|while|as long as)\b", regex.IGNORECASE)
"""How long, which others tell with a "not" of its own: as long as they are not all gone."""
STOPPING = (("retold", "stop"), ("retold", "skip"), ("hollow", "persisting"), ("negation", "reminding"))
"""Lists of words for what is not to be done then."""
ENDED = frozenset({"stop", "skip"})
OPENING = 12
"""Letters with which a sentence begins, and its verb."""
LEFT = {"wear": ("off",), "cover": ("cover",), "open": ("open", "closed"), "switch": ("off",), "edit": ("delete",)}
"""What is not to be done with something that is left as it is: taking it off, covering or opening it."""
CHECKING = regex.compile(
    r"\b(?:check|look|watch|inspect|examine|monitor|screen|test)\b[^.;:]{0,80}\bfor\b"
    r"(?!\s(?:(?:at least|about|up to|the (?:first|next))\s)?(?:\d|(?:an?|one|two|three|several) (?:\w+ )?"
    r"(?:minute|hour|day|week|month)))",
    regex.IGNORECASE,
)
"""What is looked for, and in other languages found out: check the skin for redness, and see that it is not red."""
SEEING = regex.compile(r"\b(?:check|see|make sure|ensure|find out) (?:that|if|whether)\b", regex.IGNORECASE)
"""What is seen to, which others tell with "or not" behind it: check that it is in place."""
NAMING_NOT = frozenset({"bounds", "rising", "share", "trouble"})
"""Groups of which a word may hold a "not" of its own: not having reached 70, not yet out of bed, no dose today."""
Groups = Mapping[str, tuple[Hit, ...]]


def hedged(source: str, target: str, language: str) -> bool:
    """Whether an English sentence says something that others tell with a "not", and the translation does not say it."""
    if AVOIDING_BOTH.search(source) or ALONE.search(source) or _fasts(source, target, language):
        return True
    if any(
        told(source, target, language) for told in (opposite_denied, _contrary_denied, _never_without, told_so, waited)
    ):
        return True
    if state_denied(source, target, language) or only_denied(source, target, language):
        return False
    if STILL.search(source) or bound_opposed(source, target, language) or _found_out(source, target, language):
        return True
    hedges = count_of(source, "en", "hedges") - count_of(source, "en", "hedges_seeming")
    hedges -= _kept_up(source, target, language)
    if not hedges or not known(language):
        return bool(hedges)
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


def _kept_up(source: str, target: str, language: str) -> int:
    """Return how often English tells somebody to go on with something, where a translation speaks of no stopping."""
    found = GOES_ON.findall(source) if known(language) and not UNTIL.search(source) else []
    lists = [words for names in STOPPING if (words := finder(language, *names))] if found else []
    ended = any(words.search(target) for words in lists) or any(hit.name in ENDED for hit in hits(target, language))
    return 0 if ended else len(found)


def _fasts(source: str, target: str, language: str) -> bool:
    """Whether English says to fast, and a translation speaks of no fasting: it says not to eat."""
    return FASTS.search(source) is not None and not count_of(target, language, "fasting")


def _contrary_denied(source: str, target: str, language: str) -> bool:
    """Whether a translation only denies how a thing is not done, and English tells how it is: not rubbing, for pat."""
    listed = [name for name, words, literal in _contraries() if words.search(source) and not literal.search(source)]
    words = [found for name in listed if (found := finder(language, "contrary", name))]
    denying = [clause for clause in parts(target, joints(target, language)) if words and negators(clause, language)]
    return bool(denying) and all(
        any(denied(clause, found.span(), language) for each in words for found in each.finditer(clause))
        for clause in denying
    )


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


@cache
def _contraries() -> list[tuple[str, Finder, Finder]]:
    """Return what finds the English words that may be told by how a thing is not done, and those for the latter."""
    pairs = [(name, f"{name}_said") for name in lexicon.load("en", "facts")["contrary"] if not name.endswith("_said")]
    found = [(name, finder("en", "contrary", name), finder("en", "contrary", said)) for name, said in pairs]
    return [(name, words, literal) for name, words, literal in found if words and literal]


def _found_out(source: str, target: str, language: str) -> bool:
    """Whether a translation sees whether, or that, something is not so, where English looks for it."""
    whether = finder(language, "negation", "whether")
    if not whether or not (CHECKING.search(source) or SEEING.search(source)):
        return False
    denying = [clause for clause in parts(target, joints(target, language)) if negators(clause, language)]
    return bool(denying) and all(map(whether.search, denying))


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
