"""What English denies and others tell without a "not": only if, at most, wait until, stay in bed."""

import regex

from .asides import UNTIL, as_opposite
from .concepts import by_group, of_group
from .dose_words import known
from .finder import finder
from .fitting import unfitting
from .limits import bound_opposed
from .negation import count_of, implied, implied_places, negators, plainly
from .retold import LASTING, implied_beside, told_literally

EATING = regex.compile(
    r"(?:\b(?:not|no|never|nothing|cannot)|n['’]t)\b[^.;:!?]{0,30}\b(?:eat|food|drink|by mouth)\b", regex.IGNORECASE
)
FROM_ON = regex.compile(r"\bfrom\b[^.;:,]{1,30}\bon(?:wards?)?\b", regex.IGNORECASE)
"""A lower bound that many languages tell with the word for "at least"."""
EITHER = regex.compile(r"\bwith or without\b", regex.IGNORECASE)
BOTH = 2
STOPPING = regex.compile(
    r"(?<!\b(?:does|did|has|had) ?)(?:\b(?:not|never)|(?<!\b(?:does|did|has|had))n['’]t)\s(?:\w+ly\s)?stop\b",
    regex.IGNORECASE,
)
"""What is not to be stopped, where "stop" says no a second time."""
IF = regex.compile(r"\bif\b", regex.IGNORECASE)
LIMITS = {"more": "most", "less": "least"}
"""What a bound is when it is denied."""
EXCEEDING = regex.compile(
    r"(?:\b(?:not?|never)|n['’]t)\b(?! longer\b(?! than))[^.;:]{0,40}\b(?:later|longer|more|over|above|exceed)\b",
    regex.IGNORECASE,
)
"""What is denied beyond a time or an amount, which is at most that much then."""
EXCEPTING = frozenset({"unless", "except"})
BUT = regex.compile(
    r"\b(?:anything|anyone|anybody|anywhere|nothing|nobody|no one|none|any \w+|no \w+) (?:but|other than|besides)\b"
    r"|\bnothing else\b",
    regex.IGNORECASE,
)
"""What is denied of all but one thing."""
LATER = regex.compile(
    r"(?:\b(?:not|no|never)|n['’]t)\b[^.;:]{0,80}\b(?:before|earlier|sooner|until|till)\b", regex.IGNORECASE
)
"""What is to be done only later."""
DATED = regex.compile(
    r"\buntil (?:the |at least |next |about )*(?:\d|(?:first|second|third|fourth|fifth)\b|\w+day\b|tomorrow|tonight"
    r"|noon|midnight|morning|afternoon|evening|week\b|month\b)",
    regex.IGNORECASE,
)
"""A time up to which something is not to be done: nothing else that is done before is told by it."""
FOR = regex.compile(
    r"(?:\b(?:not|no|never)|n['’]t)\b[^.;:]{0,40}\bfor (?:at least |about )?\S+ (?:minute|hour|day|week|month)",
    regex.IGNORECASE,
)
"""What is not to be done for a time, before which one waits."""
ONLY = frozenset({"only", "only_if"})
RISING = regex.compile(r"(?:\bnot|n['’]t)\s(?:\w+\s)?get (?:up|out of bed)\b", regex.IGNORECASE)
REMOVING = regex.compile(r"(?:\bnot|n['’]t)\s(?:take\b[^.;:]{0,25}\boff|remove)\b", regex.IGNORECASE)
MOVING = regex.compile(r"(?:\bnot|n['’]t)\s(?:\w+\s)?(?:move|stir)\b", regex.IGNORECASE)
OFTENER = regex.compile(r"(?:\b(?:not?|never)|n['’]t)\b[^.;:]{0,40}\bmore often than every\b", regex.IGNORECASE)
"""What is denied more often than every so long, which is at least that long apart."""
SOONER = regex.compile(
    r"(?:\b(?:not?|never)|n['’]t)\b[^.;:]{0,40}\b(?:less|before|earlier|sooner|until|till)\b", regex.IGNORECASE
)
"""What is denied up to a time or an amount, which is at least that much then."""


def reworded(source: str, target: str, language: str) -> bool:
    """Whether what is denied is told in another way: as impossible, as fasting, as at most, as closed, as lasting."""
    said = _said_no(source, target, language)
    lasts = bool(LASTING.search(source)) and bool(count_of(target, language, "still"))
    ways = (_either, _fasts, _as_limit, _as_only, _as_always, _as_still, _as_kept, _as_wait, as_opposite, bound_opposed)
    return said or lasts or any(way(source, target, language) for way in ways)


def _said_no(source: str, target: str, language: str) -> bool:
    """Whether a translation says no in another way more often than the English; "do not stop" says so once."""
    theirs, ours = implied(target, language) - unfitting(source, target, language), implied_beside(source)
    if STOPPING.search(source) and known(language) and not UNTIL.search(source):
        stops = of_group(target, language, "action")
        places = implied_places(target, language)
        theirs -= sum(any(hit.start < end and start < hit.end for hit in stops) for start, end in places)
        ours -= 1
    return theirs > ours


def _fasts(source: str, target: str, language: str) -> bool:
    """Whether "do not eat" is told as fasting."""
    told = bool(EATING.search(source)) and bool(count_of(target, language, "fasting"))
    return told and not count_of(source, "en", "fasting")


def _either(source: str, target: str, language: str) -> bool:
    """Whether "with or without" is told as one or the other, or as whatever else is so: fasting or after a meal."""
    if not EITHER.search(source):
        return False
    empty = any(hit.name == "empty" for hit in of_group(target, language, "meal"))
    return empty or any(count_of(target, language, key) for key in ("fasting", "either"))


def _as_only(source: str, target: str, language: str) -> bool:
    """Whether "not without", "not, if not", "not unless" or "none except" is told as "only with" or "only if"."""
    ours = _conditions(source, "en")
    twice = count_of(source, "en", "words") >= BOTH and (count_of(source, "en", "without") or IF.search(source))
    if not (twice or ours & EXCEPTING or _all_but(source) or UNTIL.search(source)) or ours & ONLY:
        return False
    theirs = _conditions(target, language)
    if ours & EXCEPTING and not theirs & EXCEPTING and count_of(target, language, "waiting"):
        return True
    return bool(theirs & ONLY or count_of(target, language, "only"))


def _all_but(source: str) -> bool:
    """Whether English denies all but one thing, and nothing beside it, as in "do not eat; drink nothing but water"."""
    found = BUT.search(source)
    return found is not None and (found[0][:1] in "Aa" or not negators(BUT.sub(" ", source), "en"))


def _as_always(source: str, target: str, language: str) -> bool:
    """Whether "never without" is told as "always with"."""
    never = count_of(source, "en", "words") >= BOTH and count_of(source, "en", "without")
    said = never and not count_of(source, "en", "always")
    if not said or count_of(plainly(target, language), language, "without"):
        return False
    return bool(count_of(target, language, "always"))


def _conditions(sentence: str, language: str) -> set[str]:
    """Return the names of the words that make a condition or an exception."""
    groups = by_group(sentence, language)
    return {hit.name for group in ("extent", "condition") for hit in groups.get(group, ())}


def _as_wait(source: str, target: str, language: str) -> bool:
    """Whether "not until" is told as waiting, or as doing one thing after or before the other."""
    if FOR.search(source) and count_of(target, language, "waiting") > count_of(source, "en", "waiting"):
        return True
    if not LATER.search(source) or count_of(source, "en", "waiting"):
        return False
    if count_of(target, language, "waiting"):
        return True
    until, after, before = (finder(language, "bounds", name) for name in ("until", "after", "before"))
    turned = UNTIL.search(source) and until and not until.search(target)
    if DATED.search(source) or told_literally("stop", target, language):
        before = None
    new = (words for name, words in (("after", after), ("before", before)) if words and not _has_bound(source, name))
    return bool(turned and any(words.search(target) for words in new))


def later_only(target: str, language: str) -> bool:
    """Whether a translation says only when, or to wait."""
    only = _conditions(target, language) & ONLY or count_of(target, language, "only")
    return bool(only or count_of(target, language, "waiting"))


def _has_bound(source: str, name: str) -> bool:
    words = finder("en", "bounds", name)
    return bool(words and words.search(source))


def _as_still(source: str, target: str, language: str) -> bool:
    """Whether "do not move" is told as holding still, and "do not get up" as staying in bed, which English says not."""
    return any(
        words.search(source) and by_group(target, language).get(group) and not by_group(source, "en").get(group)
        for words, group in ((MOVING, "at_rest"), (RISING, "abed"))
    )


def _as_kept(source: str, target: str, language: str) -> bool:
    """Whether "do not take it off" is told as keeping it on."""
    off = REMOVING.search(source) and not count_of(source, "en", "keeping")
    return bool(off and count_of(target, language, "keeping"))


def _as_limit(source: str, target: str, language: str) -> bool:
    """Whether "not more than" is told as "at most", or "not less than" as "at least"."""
    ours, theirs = _bounds(source, "en"), _bounds(target, language)
    if FROM_ON.search(source):
        ours |= {"least"}
    if any(
        words.search(source) and name in theirs - ours
        for words, name in ((SOONER, "least"), (OFTENER, "least"), (EXCEEDING, "most"))
    ):
        return True
    if EXCEEDING.search(source) and "more" not in theirs and _only(target, language) and not _only(source, "en"):
        return True
    return any(bound in ours and limit in theirs and bound not in theirs for bound, limit in LIMITS.items())


def _only(sentence: str, language: str) -> bool:
    """Whether a sentence says "only"; without a lexicon of doses, as its list of such words has it."""
    if known(language):
        return any(hit.name == "only" for hit in of_group(sentence, language, "extent"))
    return bool(count_of(sentence, language, "only"))


def _bounds(sentence: str, language: str) -> set[str]:
    """Return the bounds of a sentence; without a lexicon of doses, only the limits are known."""
    if known(language):
        return {hit.name for hit in of_group(sentence, language, "bounds")}
    return {
        limit for limit in LIMITS.values() if (words := finder(language, "bounds", limit)) and words.search(sentence)
    }
