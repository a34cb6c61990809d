"""What is looked for, and in other languages found out: whether something is so or not."""

import regex

from ..words.finder import finder
from .clauses import joints, parts
from .negation import negators

CHECKING = regex.compile(
    r"\b(?:check|look|watch|inspect|examine|monitor|screen|test)\b[^.;:]{0,80}\bfor\b"
    r"(?!\s(?:(?:at least|about|up to|the (?:first|next))\s)?(?:\d|(?:an?|one|two|three|several) (?:\w+ )?"
    r"(?:minute|hour|day|week|month)))",
    regex.IGNORECASE,
)
"""What is looked for, and in other languages found out: check the skin for redness, and see that it is not red."""
SEEING = regex.compile(r"\b(?:check|see|make sure|ensure|find out) (?:that|if|whether)\b", regex.IGNORECASE)
"""What is seen to, which others tell with "or not" behind it: check that it is in place."""


def found_out(source: str, target: str, language: str) -> bool:
    """Whether a translation sees whether, or that, something is not so, where English looks for it."""
    whether = finder(language, "negation", "whether")
    if not whether or not (CHECKING.search(source) or SEEING.search(source)):
        return False
    denying = [clause for clause in parts(target, joints(target, language)) if negators(clause, language)]
    return bool(denying) and all(map(whether.search, denying))
