"""What English denies and others ask for: always with it, take it along, hold still, stay in bed, leave it out."""

import regex

from ..words.concepts import by_group, tells
from ..words.finder import finder
from .asides import BOTH
from .negation import count_of, plainly

RISING = regex.compile(r"(?:\bnot|n['’]t)\s(?:\w+\s)?get (?:up|out of bed)\b", regex.IGNORECASE)
REMOVING = regex.compile(r"(?:\bnot|n['’]t)\s(?:take\b[^.;:]{0,25}\boff|remove)\b", regex.IGNORECASE)
LEAVING = regex.compile(
    r"(?:\b(?:not|never)|n['’]t)\s(?:\w+\s)?(?:leave|go|travel|come)\b[^.;:]{0,30}\bwithout\b", regex.IGNORECASE
)
"""What is to be taken along."""
MUCH = regex.compile(r"(?:\bnot|n['’]t)\s(?:\w+\s){0,3}(?:much|many|a lot)\b", regex.IGNORECASE)
NONE_OF = regex.compile(r"(?:^\s*|[,;:]\s|\band\s|\bbut\s)no\s\p{L}", regex.IGNORECASE)
"""What there is none of, in a clause without a verb: take this; no aspirin."""
NONE_TAKEN = regex.compile(r"\b(?:take|use|give|have|inject|drink|eat) no\s\p{L}", regex.IGNORECASE)
"""What is left out for once: take no warfarin tonight."""
MOVING = regex.compile(r"(?:\bnot|n['’]t)\s(?:\w+\s)?(?:move|stir)\b", regex.IGNORECASE)


def as_always(source: str, target: str, language: str) -> bool:
    """Whether "never without" is told as "always with"."""
    never = count_of(source, "en", "words") >= BOTH and count_of(source, "en", "without")
    said = never and not count_of(source, "en", "always")
    if not said or count_of(plainly(target, language), language, "without"):
        return False
    return bool(count_of(target, language, "always"))


def as_taken_along(source: str, target: str, language: str) -> bool:
    """Whether "do not leave without it" is told as taking it along."""
    words = finder(language, "instead", "along") if LEAVING.search(source) else None
    told = words is not None and words.search(target) is not None
    return told and not count_of(plainly(target, language), language, "without")


def as_still(source: str, target: str, language: str) -> bool:
    """Whether "do not move" is told as holding still, and "do not get up" as staying in bed, which English says not."""
    return any(
        words.search(source) and by_group(target, language).get(group) and not by_group(source, "en").get(group)
        for words, group in ((MOVING, "at_rest"), (RISING, "abed"))
    )


def as_kept(source: str, target: str, language: str) -> bool:
    """Whether "do not take it off" is told as keeping it on."""
    off = REMOVING.search(source) and not count_of(source, "en", "keeping")
    return bool(off and count_of(target, language, "keeping"))


def as_little(source: str, target: str, language: str) -> bool:
    """Whether "not much" is told as little."""
    return MUCH.search(source) is not None and tells(target, language, "plenty", "little")


def as_left_out(source: str, target: str, language: str) -> bool:
    """Whether "take no" is told as leaving it out, or as stopping it."""
    if not NONE_TAKEN.search(source):
        return False
    return tells(target, language, "share", "skip") or tells(target, language, "action", "stop")


def as_none(source: str, target: str, language: str) -> bool:
    """Whether "no aspirin" is told with the word for "none" alone, as in a clause that has no verb."""
    return NONE_OF.search(source) is not None and bool(count_of(target, language, "concord"))
