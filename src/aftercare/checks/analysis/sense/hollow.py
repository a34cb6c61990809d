"""Words of a translation that say "not" and deny nothing of what is to be done: do not forget to, no problem."""

from collections.abc import Collection

import regex

from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import CONTINUOUS, language_of
from ..text.rough_sentences import rough_sentences
from ..words.concepts import hits
from ..words.dose_words import known
from ..words.finder import finder
from ..words.mentions import mentioned, told
from .clauses import STOPS, joints, parts
from .negation import negators, unbounded

FIRM = regex.compile(
    r"\b(?:(?:do|must|should|may|can) ?not|(?:do|must|should|ca)n['’]t|never)\b(?! (?:need|have) to\b)",
    regex.IGNORECASE,
)
"""What forbids something in English."""
_SKIPPED = (
    r"forg[eo]t\w*|remember|fail\w*|miss\w*|skip\w*|neglect|omit|leave|run out|los[et]|ignor\w+|overlook|delay|wait"
)
_STOPPED = (
    r"stop\w*|quit|ceas\w+|discontinu\w+|halt|interrupt|paus\w+|end|finish|break|give up|drop|abandon|cancel|hold|park"
)
_AFRAID = (
    r"problem\w*|trouble|worr\w+|matter|fine|ok(?:ay)?|all ?right|afraid|fear|harm\w*|concern\w*|alarm\w*|wrong|panic"
)
MEANT = {
    "reminding": rf"{_SKIPPED}|{_STOPPED}|without|late|alone|empty|hesitate|let|only|until",
    "persisting": rf"{_SKIPPED}|{_STOPPED}|suspend|withdraw|(?:turn|switch|come)\b.*\boff|clos\w+|wean|let|keep|avoid"
    r"|still|without|hesitate",
    "reassuring": rf"{_AFRAID}|anxious|safe\w*|risk\w*|mind|hesitate|upset|embarrass\w*|shy|ashamed|hurt\w*|bad\w*"
    r"|serious|danger\w*",
    "answering": r"(?!)",
}
"""Lists of such words in the lexicons, each with English words beside which a translation may well mean them."""
_MEANT = {name: regex.compile(rf"\b(?:{words})\b", regex.IGNORECASE) for name, words in MEANT.items()}
_NEVER = r"\b(?:(?:do|must|should) not|(?:do|must|should)n['’]t|never) "
SPARED = {
    "forget": (regex.compile(rf"{_NEVER}forget to\b", regex.IGNORECASE), "remember to"),
    "stop": (
        regex.compile(rf"{_NEVER}(?:stop|quit|discontinue)\b(?: taking| using)?", regex.IGNORECASE),
        "take",
    ),
    "skip": (regex.compile(rf"{_NEVER}skip\b", regex.IGNORECASE), "take"),
}
"""What English denies of leaving something off, by the lists of words for that, and what it comes to."""
SPARING = {"forget": [("negation", "reminding")], "stop": [("negation", "persisting")], "skip": []}
CONTRAST = regex.compile(
    r"[,;]|\b(?:and|or|but|instead|rather|only|unless|than|if|when|until|without|so)\b", regex.IGNORECASE
)
"""What English has two clauses with, of which a translation may deny the other one."""
PAIR = 2
FEW, LETTERS = 5, 8
"""Words of a clause that has no verb of its own: not with water; and letters, where words are not parted."""
NEAR = 12
"""Letters beside a "rather than" within which the thing stands that is not meant; one where words are not parted."""
BEFORE = regex.compile(r"\P{L}*")
"""What stands before the first word of a sentence, which alone may be an answer: "No, eat"."""


def spared(source: str, target: str, language: str) -> str:
    """Return an English text without its "do not stop" and the like, where a translation has no word for stopping.

    What a translation denies then is the very thing that is to go on: do not take it, for do not stop taking it.
    """
    for name, plain in _spared(source):
        own = [each for listed in (("retold", name), *SPARING[name]) if (each := finder(language, *listed))]
        others = [each for each in (finder(language, "instead", name),) if each]
        spoken = any(each.search(target) for each in (*own, *others))
        if own and known(language) and not spoken and not any(hit.name == name for hit in hits(target, language)):
            return plain
    return source


@remembered
def _spared(source: str) -> tuple[tuple[str, str], ...]:
    """Return the English text without each kind of "do not stop" that it has, with the name of that."""
    found = ((name, denied.sub(meant, source)) for name, (denied, meant) in SPARED.items())
    return tuple((name, plain) for name, plain in found if plain != source)


@remembered
def _seeming(source: str) -> tuple[str, ...]:
    """Return the lists whose words only seem to deny what an English sentence forbids; none where it forbids nothing.

    The last one is empty where it may be told with the half of a contrast.
    """
    if not FIRM.search(source):
        return ()
    lists = [name for name, meant in _MEANT.items() if not meant.search(source)]
    return (*lists, "" if CONTRAST.search(source) else "contrasting")


def sincere(source: str, target: str, language: str) -> str:
    """Return a translation of what must not be done without the words that only seem to say so."""
    if not (seeming := _seeming(source)):
        return target
    *lists, contrasting = seeming
    for name in lists:
        if words := finder(language, "negation" if name == "reminding" else "hollow", name):
            target = _answered(target, words.search(target)) if name == "answering" else words.cleared(target)
    return _of_others(source, target, language) if contrasting else target


def _answered(target: str, answer: regex.Match[str] | None) -> str:
    """Return a sentence without the "no" that it begins with."""
    return target[answer.end() :] if answer and BEFORE.fullmatch(target, 0, answer.start()) else target


def _of_others(source: str, target: str, language: str) -> str:
    """Return a sentence without what it denies of a thing that the English does not speak of: with milk, not water."""
    things = mentioned(source).keys()
    target = _without_contrasts(target, things, language)
    if len(rough_sentences(source)) > 1:
        return target  # what they deny may well be a clause here, in words that no list has
    clauses = parts(target, joints(target, language))
    if len(clauses) > PAIR:
        clauses = parts(target, [found.span() for found in STOPS.finditer(target)])
    if (
        len(clauses) != PAIR
        or negators(clauses[0], language)
        or not negators(unbounded(clauses[1], language), language)
    ):
        return target
    both = things and not things.isdisjoint(told(clauses[0], language)[0]) and _strange(clauses[1], things, language)
    return clauses[0] if both and _few(clauses[1], language) else target


def _few(clause: str, language: str) -> bool:
    """Whether a clause is too short for a verb of its own."""
    return len(clause) <= LETTERS if language_of(language) in CONTINUOUS else len(clause.split()) <= FEW


def _without_contrasts(target: str, known: Collection[str], language: str) -> str:
    """Return a sentence without each "rather than" beside such a thing."""
    words = finder(language, "hollow", "contrasting")
    behind = bool(lexicon.grammar(language, "negation_follows"))
    reach = 1 if language_of(language) in CONTINUOUS else NEAR
    for found in reversed(words.finditer(target)) if words else ():
        start, end = found.span()
        near = target[max(0, start - reach) : start] if behind else target[end : end + reach]
        if _strange(near, known, language):
            target = f"{target[:start]} {target[end:]}"
    return target


def _strange(text: str, known: Collection[str], language: str) -> bool:
    """Whether a text speaks of things, none of which is known."""
    things = told(text, language)[0]
    return bool(things) and things.isdisjoint(known)
