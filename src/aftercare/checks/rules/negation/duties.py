"""What may be done, what must be and what must not, told as another of these."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import denies, implied, negators
from ...analysis.text.normal import holding
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.finder import finder
from ...registry import Result, check, given

WHO = r"\b(?:you|he|she|they|your (?:child|baby)|children|patients|visitors)"
ACTS = (
    "apply|bathe|brush|cook|cover|drink|drive|eat|exercise|fly|go|leave|lift|remove|resume|return|rinse|shave|shower"
    "|sit|sleep|start|stay|stop|swim|take|travel|use|walk|wash|wear|work"
)
DONE = "applied|bathed|crushed|eaten|given|opened|removed|split|stopped|swallowed|taken|used|washed|worn"
MAY = regex.compile(
    rf"{WHO} (?:may|can|(?:are|is) allowed to) (?:also |still |now |then |again )?(?:{ACTS})\b"
    rf"|\b(?:may|can) (?:also |still |now |then |again )?be (?:{DONE})\b",
    regex.IGNORECASE,
)
"""What lets somebody do something, or lets it be done; that it may hurt is another "may"."""
MUST = regex.compile(
    rf"{WHO} (?:must|(?:will )?have to|has to|(?:will )?need to|needs to|(?:are|is) required to) (?!not\b)",
    regex.IGNORECASE,
)
NEEDS = regex.compile(r"\b(?:need\w*|ha(?:s|ve) to|necessar\w+|required?|unless)\b", regex.IGNORECASE)
BOUND = regex.compile(r"\b(?:must|ha(?:s|ve) to|need\w*|should|required?|necessary|ought|only)\b", regex.IGNORECASE)
FREE = regex.compile(
    r"\b(?:may|can|could|able|might|possibl[ey]|allow\w*|permit\w*|let|available|how to)\b", regex.IGNORECASE
)
MUST_NOT = regex.compile(
    rf"(?:\b(?:must|may) not|\bmustn['’]t|{WHO} should(?: not|n['’]t)(?! be\b)|\bnot allowed to"
    r"|(?:^|[,;:]\s|\bplease |\bbut )(?:do not|don['’]t|never))"
    r"\s(?!worry|panic|fear|mind|hesitate|wait|rush|bother|forget|be (?:afraid|concerned|alarmed))",
    regex.IGNORECASE,
)
"""What forbids something; "do not worry" is said to calm somebody, and often told as "no need to"."""

_bidding = holding("may", "can", "allowed", "must", "have to", "has to", "need", "required")
_denying = holding("not", "n't", "n’t", "never")
"""What stands in every text with one of these, found many times faster."""


def covered(language: str) -> bool:
    """Whether the words for what may be done are known."""
    return finder(language, "needs", "may") is not None


def _bids(source: str) -> bool:
    bids = _bidding(source) and (MAY.search(source) or MUST.search(source))
    return bool(bids or (_denying(source) and MUST_NOT.search(source)))


@check(Severity.ERROR, languages=covered)
@given(_bids)
def duty_turned(unit: Unit) -> Iterator[Result]:
    """What may be done is not told as what must be, nor what must be as what may, nor what must not as what need not.

    Bad [es]:  You may shower tomorrow. -> Debe ducharse mañana.
    Bad [de]:  You must wear it at night. -> Sie dürfen es nachts tragen.
    Bad [fr]:  You must not drive. -> Vous n’avez pas besoin de conduire.
    Good [es]: You may shower tomorrow. -> A partir de mañana se puede duchar.
    Good [de]: You must wear it at night. -> Tragen Sie es nachts.
    Good [fr]: You must not drive. -> Vous ne devez pas conduire.
    """
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        if _needless(source, target, unit.language):
            yield "the source forbids what need not be done in the translation"
        elif MAY.search(source) and not BOUND.search(source) and _turned(source, target, unit.language, "must", "may"):
            yield "what may be done in the source must be done in the translation"
        elif MUST.search(source) and not FREE.search(source) and _turned(source, target, unit.language, "may", "must"):
            yield "what must be done in the source may be done in the translation"


def _needless(source: str, target: str, language: str) -> bool:
    """Whether English forbids what the translation says need not be done, and forbids nothing beside it."""
    words = finder(language, "needs", "unneeded")
    if not words or not MUST_NOT.search(source) or NEEDS.search(source):
        return False
    found = words.search(target)
    return found is not None and "," not in found[0] and not negators(words.cleared(target), language)


def _turned(source: str, target: str, language: str, told: str, lost: str) -> bool:
    """Whether a sentence that denies nothing has the words for the one, and none that may be for the other."""
    words = finder(language, "needs", told)
    if not words or not words.search(target) or _has(target, language, lost, f"{lost}_loosely"):
        return False
    if negators(source, "en"):
        return False
    denied = negators if implied(source, "en") else denies  # to stop is to say "not" in another way
    return not denied(words.cleared(target), language)


def _has(target: str, language: str, *lists: str) -> bool:
    return any(words.search(target) for name in lists if (words := finder(language, "needs", name)))
