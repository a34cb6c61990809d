"""Tell an English word from one of another language, or from a word that goes around the world."""

from functools import cache

import regex

from ..text.lexicon import load
from ..text.memory import remembered
from ..words.medicines import names
from ..words.mentions import foreign_concept
from . import identify, lingua

ROMAN = regex.compile("[ivx]+")
LOAN = frozenset(load("en", "style")["words"]["loans"].split())
EVERYWHERE = frozenset(load("en", "style")["words"]["everywhere"].split())
PLAIN = frozenset(load("en", "style")["words"]["plain"].split())
LITTLE = frozenset(load("en", "style")["words"]["common"].split())
ALONE = frozenset(load("en", "style")["words"]["alone"].split()) - EVERYWHERE
TERM = regex.compile(r"(?:vir|mab|inib|mycin|cillin|idine|ases?|itis|osis|oma)$")
"""How names of substances and diseases end that are much the same everywhere."""
ONLY_ENGLISH = regex.compile(
    r"(?:log|an|in|st|em|ys|or|it|yp|act|ed)ical$|ically$|ously$|fully$|ness$|(?:fy|at|iz|is|ect|ag|ent|id|ov|ain)ing$"
)
NO_NOUN = regex.compile(r"[^aeiou]ed$|(?:ing|ly|ity|ify|i[sz]e|ful|less|ous)$")
FOREIGN = 7
"""Letters from which on a word is no name, unit or loan because of a spelling that the language does not have."""
LONG_NOUN = regex.compile(r"\w{4,}(?:ness|tion|ment|ility)s?$")
ENGLISH_ENDING = regex.compile(r"(?:ing|[^aeiou]ed|ly|ness|ght|tch|ck|th|less|ful)$|^(?:wh|kn|th)|oo|ee|ea")


def english(word: str) -> bool:
    """Whether a word is one of the little words of English."""
    return word in LITTLE


@cache
def own_words(tag: str) -> frozenset[str]:
    """Return the little words of a language, and those it shares with English."""
    lexicon = load(tag, "style").get("words", {})
    return frozenset((*lexicon.get("common", "").split(), *lexicon.get("shared", "").split()))


def no_name(word: str) -> bool:
    """Whether a word is English in any case, and can be no name or brand; in capitals, no short form."""
    lower = word.lower()
    if word.isupper() and len(word) < 4:
        return False
    return lower in PLAIN | LITTLE | ALONE or bool(ONLY_ENGLISH.search(lower) or LONG_NOUN.match(lower))


def _same_medicine(word: str, family: str) -> bool:
    """Whether a word is the name of a medicine in a language that writes these as English does."""
    return word in names() and bool(load(family, "style").get("words", {}).get("medicines_as_in_english"))


def borrows(family: str) -> bool:
    """Whether any English noun may stand in a language."""
    return bool(load(family, "style").get("words", {}).get("borrows"))


@remembered
def english_only(word: str, family: str) -> bool:
    """Whether a word is English and not also a word of this language; of a compound, one of its parts as well."""
    if "-" in word and not any(english_only(part, family) for part in word.split("-")):
        return False
    if len(word) < 3 or not word.isascii() or word in EVERYWHERE or word in own_words(family) or ROMAN.fullmatch(word):
        return False
    if "Latin" not in identify.expected_scripts(family) or word in LITTLE or foreign_concept(word, family):
        return True
    if {word, word.removesuffix("s")} & LOAN or TERM.search(word) or _same_medicine(word, family):
        return False
    return word in PLAIN or bool(ONLY_ENGLISH.search(word)) or _looks_english(word, family)


def _looks_english(word: str, family: str) -> bool:
    """Whether lingua takes a word for English; where any English noun is allowed, whether it is not a noun."""
    lexicon = load(family, "style").get("words", {})
    if borrows(family):
        return bool(NO_NOUN.search(word))
    if word.endswith(tuple(lexicon.get("endings_too", "").split())):
        return False
    if len(word) >= FOREIGN and any(letters in word for letters in lexicon.get("never_spelt", "").split()):
        return True
    share = lingua.confidence(word, ("en", family)).get("en", 0.0)
    return len(word) > 3 and share > (0.25 if ENGLISH_ENDING.search(word) else 0.6)


def _only_prose(run: list[str], prose: list[str], tag: str) -> bool:
    """Whether words at the end of a text are English: each of two or more, or one, none of theirs and short forms."""
    family = identify.family(tag)
    short = [word for word in run if word.isupper()]
    strange = [word for word in prose if english_only(word, family)]
    if len(run) > 1 and len(strange) == len(run):
        return True
    return bool(short and strange) and len(prose) > 1 and len(prose) + len(short) == len(run)


def reads_as_english(run: list[str], tag: str, *, last: bool) -> bool:
    """Whether words that source and target share are English prose; `last`: they end the target."""
    own = own_words(tag)
    little = [word for word in run if english(word.lower()) and word.lower() not in own]
    prose = [word for word in run if word.islower() and word not in LOAN and word not in own and word not in little]
    if "Latin" not in identify.expected_scripts(identify.family(tag)):
        return len(prose) + len(little) > 2 or bool(prose and little)
    if len(prose) > 1 and (len(little) > 1 or (little and last)):
        return True
    if last and len(little) > 1 and any(word.islower() and word not in own and word not in little for word in run):
        return True
    if last and _only_prose(run, prose, tag):
        return True
    if not prose or not (last or little) or len(run) < (3 if last and little else 4):
        return False
    second = lingua.confidence(" ".join(run).lower(), ("en", identify.family(tag)))
    return second.get("en", 0.0) > 0.8
