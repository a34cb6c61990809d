"""Rows that say what to do and what not to do: whether the English says so without its sign."""

import re

from ..core.model import Kind

# An apostrophe may be typed or typeset.
_FORBIDS = re.compile(
    r"(please )?(no|not|nothing)\b"
    r"|.*?\b(do not|don['’]t|never|avoid(ing)?|refrain|forbidden|(must|should|may) not|(must|should)n['’]t"
    r"|you (\w+ )?(not|cannot|\w+n['’]t)|(keep|stay) (away|off|out))\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(no|not|cannot|stop|skip|quit|omit)\b|n['’]t\b", re.IGNORECASE)
_BEGINS_WITH_A_BAN = re.compile(
    r"(please )?(do not|don['’]t|never|avoid|stop|refrain|no(?! (more|less|fewer|later|earlier) than\b)"
    r"|you ((must|should|may|can) not|cannot|(must|should|can)n['’]t))\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*_]+")
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*$")


def says_so(kind: Kind, english: str) -> bool:
    """Whether a row can be understood without the tick or the cross before it.

    A ban must hold words that forbid what it says ("Hot baths." does not). What to do is said by a whole sentence, and
    not by a fragment ("cold compresses").
    """
    if kind is Kind.DONT:
        return _FORBIDS.match(_MARKS.sub("", english)) is not None
    return kind is not Kind.DO or _SENTENCE.search(english) is not None


def unclear(kind: str, english: str) -> bool:
    """Whether a row has a cross and a word of denial that may or may not be the ban: "Skip meals" does.

    Who hears the page does not hear the cross, and with the words for it before the text may hear the opposite.
    """
    text = _MARKS.sub("", english)
    return kind == Kind.DONT and not says_so(Kind.DONT, text) and _DENIES.search(text) is not None


def contradicts(kind: str, english: str) -> bool:
    """Whether a row has a tick and forbids: "Do not forget" is allowed."""
    ban = _BEGINS_WITH_A_BAN.match(english)
    return kind == Kind.DO and ban is not None and not re.match(r" (forget|hesitate|wait to)\b", english[ban.end() :])
