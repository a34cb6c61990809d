"""Rows that say what to do and what not to do: whether the English says so without its sign."""

import re

from ..core.model import Kind
from ..core.text.typography import as_read, typographic

_NOT = r"(?: not|n't| never)"
_FORBIDS = re.compile(
    # A clause begins with the ban; "no" forbids at the start of a text alone.
    r"(?:^|[,;:.–—] |\b(?:and|but|then|so|or|always|please|you) )"
    rf"(?:please )?(?:do{_NOT}|never|avoid(?:ing)?|refrain|(?:keep|stay) (?:away|off|out)|not)\b"
    r"|^(?:please )?(?:no|nothing|nobody)\b(?! matter)"
    r"|\b(?:is|are) (?:forbidden|prohibited|off limits)\b"
    r"|\b(?:continue|try|remember|sure|careful|care|want) (?:to avoid|not to|to not)\b",
    re.IGNORECASE,
)
_MUST_NOT = re.compile(rf"\b(?:(?:must|should|may|can|shall|will|is|are){_NOT}|cannot) (?!\w+ing\b)", re.IGNORECASE)
_OF_A_PART = re.compile(r"\b(?:that|which|who|whom|when|where|what|if)\b[^,;:.]*$", re.IGNORECASE)
"""Before what is said of a thing alone, as in "food that you cannot chew"."""
_DENIES = re.compile(r"\b(no|not|cannot|stop|skip|quit|omit)\b|n't\b", re.IGNORECASE)
_BEGINS_WITH_A_BAN = re.compile(
    r"(please )?(do not|don't|never|avoid|stop|refrain|no(?! (more|less|fewer|later|earlier) than\b)"
    r"|you ((must|should|may|can) not|cannot|(must|should|can)n't))\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*_]+")
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*$")


def says_so(kind: Kind, english: str) -> bool:
    """Whether a row can be understood without the tick or the cross before it.

    A ban must forbid in words what the row is about ("Hot baths." and "Baths (not showers)." do not). What to do is
    said by a whole sentence, and not by a fragment ("cold compresses").
    """
    if kind is Kind.DONT:
        text = _read(english)
        must_not = _MUST_NOT.search(text)
        return bool(_FORBIDS.search(text) or (must_not and not _OF_A_PART.search(text[: must_not.start()])))
    return kind is not Kind.DO or _SENTENCE.search(english) is not None


def unclear(kind: str, english: str) -> bool:
    """Whether a row has a cross and a word of denial that may or may not be the ban: "Skip meals" does.

    Who hears the page does not hear the cross, and with the words for it before the text may hear the opposite.
    """
    if kind != Kind.DONT:
        return False
    text = _read(english)
    return not says_so(Kind.DONT, text) and _DENIES.search(text) is not None


def contradicts(kind: str, english: str) -> bool:
    """Whether a row has a tick and forbids: "Do not forget" is allowed."""
    text = _read(english) if kind == Kind.DO else ""
    ban = _BEGINS_WITH_A_BAN.match(text)
    return ban is not None and not re.match(r" (forget|hesitate|wait to)\b", text[ban.end() :])


def _read(english: str) -> str:
    """Return the words of a text as they are read, however its spaces, apostrophes and stress are typed or typeset."""
    return typographic(as_read(_MARKS.sub("", english)))
