"""Rows that say what to do and what not to do: whether the English says so without its sign."""

import re

from ..core.model import Kind

# An apostrophe may be typed or typeset.
_FORBIDS = re.compile(
    r"\b(no|not|never|cannot|avoid(ing)?|stop|skip|refrain|forbidden)\b|n['’]t\b|\b(keep|stay) (away|off|out)\b",
    re.IGNORECASE,
)
_BEGINS_WITH_A_BAN = re.compile(r"(please )?(do not|don['’]t|never|avoid|stop|refrain)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*$")


def says_so(kind: Kind, english: str) -> bool:
    """Whether a row can be understood without the tick or the cross before it.

    A ban must hold a word that forbids ("Hot baths." does not). What to do is said by a whole sentence, and not by a
    fragment ("cold compresses").
    """
    if kind is Kind.DONT:
        return _FORBIDS.search(english) is not None
    return kind is not Kind.DO or _SENTENCE.search(english) is not None


def contradicts(kind: str, english: str) -> bool:
    """Whether a row has a tick and forbids: "Do not forget" is allowed."""
    ban = _BEGINS_WITH_A_BAN.match(english)
    return kind == Kind.DO and ban is not None and not re.match(r" (forget|hesitate|wait to)\b", english[ban.end() :])
