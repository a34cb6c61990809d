"""What kind of row a sentence is, and what a person should look at."""

import re

from ...core.model import Kind
from .pieces import END

PHONE = re.compile(r"(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)")
ADDRESS = re.compile(r"@|https?://|www\.")
ALARM = re.compile(
    r"\b911\b|\bemergency\b|\bimmediately\b|\bright away\b|\bat once\b"
    r"|\b(?:call|notify|contact|phone|tell|see|seek)\b.{0,40}\b(?:us|doctor|physician|clinic|office|nurse|provider|help)\b",
    re.IGNORECASE,
)
TELLING = re.compile(
    r"^(?:(?!do\b|don['’]?t\b|never\b|avoid\b|if\b|when\b|after\b|before\b|please\b|you (?:may|can|should|must)\b)"
    r"\S+\s+){1,8}?"
    r"(?:is|are|was|were|will|may|might|can|could|has|have|had|does|occurs?|usually|often|normally|requires?|feels?|goes)\b",
    re.IGNORECASE,
)
"""What to expect: a subject, then a verb that is no order."""
SUBJECT = re.compile(
    r"you (?:may|might|can|will) (?:also )?(?:have|feel|see|notice|get|be)\s"
    r"|(?:an?|the|some|most|many|it|there|this|these|your)\s|\w+ \w+s\.?$",
    re.IGNORECASE,
)
CONDITION = re.compile(r"^(?:if|when|after|before|until|while)\b[^,]*,\s*", re.IGNORECASE)
LONG = 20
"""Words that a patient reads at once."""
SEVERAL = re.compile(
    r";|\bthen\b|\band (?:then )?(?:apply|repeat|use|take|wash|call|avoid|keep|do|drink|rinse|remove|change)\b"
)
RANGE = re.compile(r"\d\s?[-–]\s?\d")


def kind_of(text: str, *, item: bool, alarm: bool, under: Kind | None) -> tuple[Kind, list[str]]:
    """Return the kind of a sentence, with doubts.

    `item` says that it was in a list, `alarm` that its heading says when to call, `under` what row it belongs to.
    """
    kind = Kind.ITEM if under else _kind(text, item=item, alarm=alarm)
    return kind, [doubt for found, doubt in _doubts(text, kind, under) if found]


def _kind(text: str, *, item: bool, alarm: bool) -> Kind:
    if ALARM.search(text):
        return Kind.WARNING
    if (PHONE.search(text) or ADDRESS.search(text)) and len(text.split()) <= 8:
        return Kind.CONTACT
    if item and alarm:
        return Kind.WARNING
    if SUBJECT.match(text) or TELLING.search(CONDITION.sub("", text)):
        return Kind.TEXT
    return Kind.STEP if item or re.match(r"[A-Z][a-z']+ ", text) else Kind.TEXT


def _doubts(text: str, kind: Kind, under: Kind | None) -> list[tuple[object, str]]:
    unboxed = under and under is not Kind.WARNING and ALARM.search(text)
    ended = kind in {Kind.CONTACT, Kind.ITEM} or END.search(text)
    return [
        (kind is Kind.WARNING, "taken for a warning: it goes into the box, and two people must sign it"),
        (unboxed, "reads like a warning: a row of kind warning goes into the box, and two people must sign it"),
        (PHONE.search(text), "has a telephone number: for the clinic's own, write {clinic_phone}"),
        (len(text.split()) > LONG, f"over {LONG} words: two sentences are read more safely"),
        (SEVERAL.search(text), "may hold several actions: one row each"),
        (RANGE.search(PHONE.sub("", text)), 'a range: "2 to 3" is read more safely than "2-3"'),
        (kind is not Kind.ITEM and text[:1].islower(), "begins with a small letter"),
        (text and not ended, "has no full stop"),
    ]
