"""What is forbidden in one case or allowed in one alone, told with "only" of the same case or of the opposite one."""

import regex

from ..text.spans import Span
from ..words.concepts import by_group, hits
from ..words.finder import finder
from ..words.mentions import mentioned, told
from .asides import SAYING_NO
from .clauses import joints, parts
from .excepting import EXCEPTED, WAYS
from .negation import closing, count_of, implied_places, negation_places, negators, one_not

BARRED = regex.compile(
    r"\b(?:do not|don['’]t|never|must not|mustn['’]t|should not|shouldn['’]t)\s(?:\w+ly\s)?"
    r"(?:take|use|give|apply|put|drink|eat|drive|swim|bathe|wear|inject|rub|lift|exercise)\b"
    r"(?P<what>[^.;:!?]{0,120}?)\b(?:if|when|while|during|on|in|with)\b(?P<case>[^.,;:!?]{1,120})[.!]?\s*$",
    regex.IGNORECASE,
)
"""What must not be done in a case, or on something, with which the sentence ends."""
NARROWER = regex.compile(r"\b(?:unless|except|until|till|without|only|if|when|not|no|n['’]t|or)\b", regex.IGNORECASE)
"""What makes another case of it."""
LITTLE = regex.compile(
    r"(?:an?|the|any|your?|his|her|its?|their|th(?:is|at|ese)|s?he|they|is|are|be|ha(?:ve|s|d)|feels?|in|on|of|to|at|for"
    r"|with|very|still)",
    regex.IGNORECASE,
)
"""Words of a case that say nothing of what it is."""
WHEN = regex.compile(
    r"\bonly (?:when|if) (?:you|he|she|they|it|(?:your|the) \w+) (?:have|has|feels?|(?:is|are) in) "
    r"(?:(?:an?|any|the|some) )?(?P<what>\w+)",
    regex.IGNORECASE,
)
"""A case in which alone something is to be done, and what there must be: only when you have pain."""
NONE_BUT_IF = "none_but_if"
ONLY = frozenset({"only", "only_if", NONE_BUT_IF})
WORDS = regex.compile(r"[\w'’]+")


def only_then(source: str, target: str, language: str) -> bool:
    """Whether what must not be done in a case is told as what is to be done in the same case alone.

    Every word of the case is told: what must not be done on broken skin is well told as done on healthy skin alone.
    """
    found = BARRED.search(source)
    if not found or NARROWER.search(found["what"] + found["case"]) or not _says_only(target, language):
        return False
    return not _says_no(target, language) and _same_case(found["case"], target, language)


def only_if_not(source: str, target: str, language: str) -> bool:
    """Whether what must not be done in a case is told as done only if that is not so, or only in the opposite case."""
    found = BARRED.search(source)
    if not found or NARROWER.search(found["what"] + found["case"]) or not _says_only(target, language):
        return False
    return _denies_once(target, language) or _opposite_case(found["case"], target, language)


def only_when_not(source: str, target: str, language: str) -> bool:
    """Whether what is to be done only if something is so is told as what is done only if it is not."""
    found = WHEN.search(source)
    if not found or negators(source, "en") or not (things := mentioned(found["what"]).keys()):
        return False
    clauses = parts(target, joints(target, language))
    return any(
        _says_only(clause, language)
        and _denies_once(clause, language)
        and not things.isdisjoint(told(clause, language)[0])
        for clause in clauses
    )


def not_if_not(source: str, target: str, language: str) -> bool:
    """Whether what is to be done only if something is so is told as not done if it is not."""
    return WHEN.search(source) is not None and negators(target, language) == 2 * one_not(language)


def _opposite_case(case: str, target: str, language: str) -> bool:
    """Whether a translation has the opposite of a word of a case, and not that word: healthy skin, not broken skin."""
    there = by_group(target, language)
    return any(
        group in SAYING_NO and names.isdisjoint(hit.name for hit in there.get(group, ())) and group in there
        for group, names in ((group, {hit.name for hit in own}) for group, own in by_group(case, "en").items())
        if group != "condition"
    )


def _says_only(text: str, language: str) -> bool:
    """Whether a text says "only" or "only if", and not "unless" or "except" as well, which may be the same word."""
    groups = by_group(text, language)
    names = {hit.name for group in WAYS for hit in groups.get(group, ())}
    return names.isdisjoint(EXCEPTED) and bool(names & ONLY or count_of(text, language, "only"))


def _says_no(target: str, language: str) -> bool:
    """Whether a translation says "not" in any way besides its word for "only", which some lists take in."""
    if negators(target, language) or closing(target, language) or count_of(target, language, "fasting"):
        return True
    only = _places_of_only(target, language)
    return any(
        all(end <= start or stop <= begin for start, stop in only) for begin, end in implied_places(target, language)
    )


def _places_of_only(target: str, language: str) -> list[Span]:
    """Return where a translation says "only"."""
    groups, words = by_group(target, language), finder(language, "negation", "only")
    told_only = (hit for group in WAYS for hit in groups.get(group, ()) if hit.name in ONLY)
    listed = words.finditer(target) if words else ()
    return [*((hit.start, hit.end) for hit in told_only), *(found.span() for found in listed)]


def _denies_once(clause: str, language: str) -> bool:
    """Whether a clause says "not" once: as one word, or as two in languages that do."""
    but = any(hit.name == NONE_BUT_IF for hit in by_group(clause, language).get("condition", ()))
    return 1 <= len(negation_places(clause, language)) - but <= one_not(language)


def _same_case(case: str, target: str, language: str) -> bool:
    """Whether every word of a case that says something is told in the translation."""
    known = [hit for hit in hits(case, "en") if hit.group != "join"]
    there = {(hit.group, hit.name) for hit in hits(target, language)}
    here, seen = told(target, language)[0], 0
    for word in WORDS.finditer(case):
        own = [hit for hit in known if hit.start <= word.start() and word.end() <= hit.end]
        same = any((hit.group, hit.name) in there for hit in own)
        if same or not here.isdisjoint(mentioned(word[0])):
            seen += 1
        elif not LITTLE.fullmatch(word[0]):
            return False
    return seen > 0
