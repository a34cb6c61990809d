"""What says "not" of something other than what is to be done: of eating, or of what must have happened first."""

import regex

from ..text import lexicon
from ..text.memory import remembered
from ..words.concepts import by_group
from ..words.finder import finder
from .negation import count_of, negation_places, negators, plainly, withouts

SAYING_NO = frozenset(lexicon.load("und", "dosing")["denied"]["groups"])
"""Groups where "not" makes one of the other: do not stop is keep on."""
ALONE = frozenset(lexicon.load("und", "dosing")["denied"]["alone"])
"""Those where a translation tells one by the other: not open as closed."""
APART = frozenset(lexicon.load("und", "dosing")["denied"]["apart"])
"""The same where the words themselves say "not", which is no denial of what is told: without food."""
NEAR = 12
"""Letters behind a "not" within which the word begins that it denies."""
FAR = {"lying": 40}
"""The same of what stands at the end of its clause: do not lay the baby on the belly."""
LET = regex.compile(r"\slet\s(?:\w+\s){1,3}?(?=get\b|hang\b|become\b)", regex.IGNORECASE)
"""What stands between a "not" and what must not be let happen."""
ELSEWHERE = regex.compile(r"\b(?:until|till|without|fast(?:ing|ed)?|empty stomach)\b", regex.IGNORECASE)
"""English words beside which a translation may say "not" of something else."""
WITHOUT = regex.compile(r"(?:\b(?:not|never)|n['’]t)\b[^.;:]*\b(without)\b", regex.IGNORECASE)
BOTH = 2
"""What must not be done without something else: two words that negate."""
UNTIL = regex.compile(r"(?:\b(?:not|never|no|cannot)|n['’]t)\b.*\b(?:until|till)\b", regex.IGNORECASE)
"""What must not be done until something has happened."""
COMMA = regex.compile("[,،，、]")


@remembered
def elsewhere(source: str) -> bool:
    """Whether a translation of an English text may say "not" of something else."""
    return bool(ELSEWHERE.search(source))


def without_asides(source: str, target: str, language: str) -> tuple[str, str]:
    """Return two sentences without what says "not" of fasting, of the time up to which, or of the way how."""
    fasting, without = finder(language, "negation", "fasting"), withouts(plainly(target, language), language)
    if fasting and count_of(source, "en", "fasting"):
        target = fasting.cleared(target)
    denied = negators(source, "en")
    if denied == BOTH and len(without) == 1 and (found := WITHOUT.search(source)):
        target = plainly(target, language)
        cleared = f"{target[: without[0].start()]} {target[without[0].end() :]}"
        return source[: found.start(1)] + source[found.end(1) :], cleared
    return source, main(target, language) if denied == 1 and UNTIL.search(source) else target


def as_opposite(source: str, target: str, language: str) -> bool:
    """Whether what is denied is told as its opposite: not open as closed, not safe as unsafe."""
    ours, theirs = by_group(source, "en"), by_group(target, language)
    ends = [found.end() if (found := LET.match(source, end)) else end for _, end in negation_places(source, "en")]
    for group in ALONE & ours.keys() & theirs.keys():
        names = {hit.name for hit in ours[group] if any(0 <= hit.start - end <= FAR.get(group, NEAR) for end in ends)}
        if names and names.isdisjoint(hit.name for hit in theirs[group]):
            return True
    return False


def main(target: str, language: str) -> str:
    """Return a sentence without the clause that says until when, which many languages deny: Russian "пока не"."""
    if (behind := finder(language, "negation", "until_behind")) and (found := behind.search(target)):
        return target[found.end() :]
    until = finder(language, "negation", "until")
    if not until or not (found := until.search(target)):
        return target
    before, comma = target[: found.start()], COMMA.search(target, found.end())
    rest = target[comma.end() :] if comma else ""
    return f"{before} {rest}" if any(map(str.isalpha, before + rest)) else target
