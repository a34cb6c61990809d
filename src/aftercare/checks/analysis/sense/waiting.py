"""What English says is not to be done yet, and others tell as waiting, or as doing it after something else."""

import regex

from ..numbers.quantities import Quantity, quantities
from ..numbers.relations import comes_after, relation
from ..numbers.scale import days, equal
from ..text import lexicon
from ..text.memory import briefly
from ..words.concepts import by_group
from ..words.finder import finder
from .asides import UNTIL
from .clauses import joints, parts
from .negation import count_of, negators
from .only import says_only
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
BETWEEN = regex.compile(
    r"(?:\b(?:wait|let|allow|give|leave|keep|stay|remain|rest|sit|lie|hold|stand|soak)\b"
    r"|(?:\btakes|(?<!\b(?:you|and) )\b(?:may|can|could|will|might|should) (?:take|be))"
    r"(?: it| them| this| your \w+| the \w+| in| on| there| still| in place| for| about| around| at least| up to"
    r"| as long as| another)* [\w–-]+(?: (?:to|or) \w+)?"
    r" (?:minute|hour|day|week|month)s?\b)[^.;:]*\bbefore\b",
    regex.IGNORECASE,
)
"""A time that goes by before something is done, which others do after that time."""
WAITED = regex.compile(r"\bwait\b[^.;:]{0,120}\bbefore\b", regex.IGNORECASE)
"""The same of what one only waits for, which others tell as what is not done for that time."""
UNTIL_BEFORE = regex.compile(r"\bwait until\b[^.;:]*\bbefore\b", regex.IGNORECASE)
"""A state that one waits for before something is done, which others do after it."""
ONLY_AFTER = regex.compile(r"\bonly\s(?:\w+\s){0,2}after\b", regex.IGNORECASE)
"""What is done only after something else, which others tell as not done before it."""
FIRST = regex.compile(r"\bfirst\b|\bbefore you\b", regex.IGNORECASE)
"""What is done first, before something else."""


@briefly
def after_waiting(source: str, target: str, language: str) -> bool:
    """Whether a time that is to go by before something is told as that after which it is done."""
    found = BETWEEN.search(source)
    waited = found and any(name and days(name) for _, name in quantities(found[0], "en"))
    return bool(waited) and comes_after(target, language)


def told_as_after(source: str, target: str, language: str) -> bool:
    """Whether what is done before something else may be told as that which is done after it."""
    waited = UNTIL_BEFORE.search(source) is not None or after_waiting(source, target, language)
    return waited or told_as_not_before(source, target, language) or _first_and_then(source, target, language)


def told_as_not_before(source: str, target: str, language: str) -> bool:
    """Whether what is done only after something else is told as what is not done, before it."""
    only = ONLY_AFTER.search(source) is not None and not negators(source, "en")
    return only and bool(negators(target, language))


def _first_and_then(source: str, target: str, language: str) -> bool:
    """Whether what English says is done first, before the rest, is told with "first" and "then"."""
    if not FIRST.search(source):
        return False
    words = lexicon.grammar(language, "first")
    places = [target.lower().find(word) for word in words]
    after = [hit.start for hit in by_group(target, language).get("when", ()) if hit.name == "after"]
    return any(0 <= place < start for place in places for start in after)


def denied_after(source: str, target: str, language: str) -> bool:
    """Whether what is done only after something else is told as what is not done after it."""
    if not ONLY_AFTER.search(source) or negators(source, "en") or only_after(target, language):
        return False
    later = (finder(language, "bounds", name) for name in ("until", "earliest", "before"))
    if any(words.search(target) for words in later if words):
        return False
    return bool(negators(target, language)) and _names_when(target, language) == {"after"}


def _names_when(target: str, language: str) -> set[str]:
    return {hit.name for hit in by_group(target, language).get("when", ())}


def only_after(target: str, language: str) -> bool:
    """Whether a translation says "only", or "not but", of what may be done after a treatment, and not during it."""
    besides = finder(language, "negation", "besides") if negators(target, language) == 1 else None
    return says_only(target, language) or bool(besides and besides.search(target))


def as_wait(source: str, target: str, language: str) -> bool:
    """Whether "not until" is told as waiting, or as doing one thing after or before the other."""
    if FOR.search(source) and count_of(target, language, "waiting") > count_of(source, "en", "waiting"):
        return True
    if _only_afterwards(source, target, language):
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


def _only_afterwards(source: str, target: str, language: str) -> bool:
    """Whether what is not to be done for a time is told as done only after that time."""
    if not (found := FOR.search(source)) or not says_only(target, language):
        return False
    lengths = {(number.values, name) for number, name in quantities(found[0], "en")}
    told = (item for item in quantities(target, language) if (item[0].values, item[1]) in lengths)
    return any("after" in relation(item, target, language) for item in told)


def _has_bound(source: str, name: str) -> bool:
    words = finder("en", "bounds", name)
    return bool(words and words.search(source))


def waited(source: str, target: str, language: str) -> bool:
    """Whether what is waited for is told as what is not done for that time: wait an hour before you eat."""
    lengths = _lengths(source, "en") if WAITED.search(source) else ()
    denying = [clause for clause in parts(target, joints(target, language)) if lengths and negators(clause, language)]
    return bool(denying) and all(
        not count_of(clause, language, "waiting") and any(_told_in(clause, length, language) for length in lengths)
        for clause in denying
    )


def _lengths(text: str, language: str) -> list[Quantity]:
    return [(number, unit) for number, unit in quantities(text, language) if unit and days(unit)]


def _told_in(clause: str, length: Quantity, language: str) -> bool:
    """Whether a clause tells a length of time, in whatever unit."""
    value, unit = length[0].values[0], length[1]
    return any(equal(value, unit, number.values[0], name) for number, name in _lengths(clause, language))
