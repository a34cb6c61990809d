"""What English says is not to be done yet, and others tell as waiting, or as doing it after something else."""

import regex

from .asides import UNTIL
from .finder import finder
from .negation import count_of
from .retold import told_literally

LATER = regex.compile(
    r"(?:\b(?:not|no|never)|n['’]t)\b[^.;:]{0,80}\b(?:before|earlier|sooner|until|till)\b", regex.IGNORECASE
)
"""What is to be done only later."""
DATED = regex.compile(
    r"\buntil (?:the |at least |next |about )*(?:\d|(?:first|second|third|fourth|fifth)\b|\w+day\b|tomorrow|tonight"
    r"|noon|midnight|morning|afternoon|evening|week\b|month\b)",
    regex.IGNORECASE,
)
"""A time up to which something is not to be done: nothing else that is done before is told by it."""
FOR = regex.compile(
    r"(?:\b(?:not|no|never)|n['’]t)\b[^.;:]{0,40}\bfor (?:at least |about )?\S+ (?:minute|hour|day|week|month)",
    regex.IGNORECASE,
)
"""What is not to be done for a time, before which one waits."""


def as_wait(source: str, target: str, language: str) -> bool:
    """Whether "not until" is told as waiting, or as doing one thing after or before the other."""
    if FOR.search(source) and count_of(target, language, "waiting") > count_of(source, "en", "waiting"):
        return True
    if not LATER.search(source) or count_of(source, "en", "waiting"):
        return False
    if count_of(target, language, "waiting"):
        return True
    until, after, before = (finder(language, "bounds", name) for name in ("until", "after", "before"))
    turned = UNTIL.search(source) and until and not until.search(target)
    if DATED.search(source) or told_literally("stop", target, language):
        before = None
    new = (words for name, words in (("after", after), ("before", before)) if words and not _has_bound(source, name))
    return bool(turned and any(words.search(target) for words in new))


def _has_bound(source: str, name: str) -> bool:
    words = finder("en", "bounds", name)
    return bool(words and words.search(source))
