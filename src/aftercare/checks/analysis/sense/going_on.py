"""What goes on, and others tell as not stopping it."""

import regex

from ..words.concepts import hits
from ..words.dose_words import known
from ..words.finder import finder

GOES_ON = regex.compile(
    r"\b(?:keep(?: on)?|continue|carry on|go on)\s(?:taking|using|giving|to (?:take|use|give))\b", regex.IGNORECASE
)
"""What goes on, which others tell as not stopping or missing it, and never as not doing it."""
UNTIL = regex.compile(r"\b(?:until|till|unless|while|as long as)\b", regex.IGNORECASE)
"""How long, which others tell with a "not" of its own: as long as they are not all gone."""
STOPPING = (("retold", "stop"), ("retold", "skip"), ("hollow", "persisting"), ("negation", "reminding"))
"""Lists of words for what is not to be done then."""
ENDED = frozenset({"stop", "skip"})


def kept_up(source: str, target: str, language: str) -> int:
    """Return how often English tells somebody to go on with something, where a translation speaks of no stopping."""
    found = GOES_ON.findall(source) if known(language) and not UNTIL.search(source) else []
    lists = [words for names in STOPPING if (words := finder(language, *names))] if found else []
    ended = any(words.search(target) for words in lists) or any(hit.name in ENDED for hit in hits(target, language))
    return 0 if ended else len(found)
