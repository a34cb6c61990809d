"""Find English that was left in a translation: all of it, a clause, one word."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

import regex

from ...core.units import Severity, Unit
from ..analysis import identify
from ..analysis.lexicon import load
from ..analysis.parallel import foreign_concept
from ..analysis.segments import WORD, lower_words, prose, words
from ..registry import SHORT, Result, check

QUOTED = regex.compile(
    r"[“„«\"「『（(‘][^“”„«»\"「」『』（）()‘\n]{1,120}[”“»\"」』）)]|https?://\S+|\{[^}\s]{1,60}\}"
    r"|(?<!\S)(?=\S{0,100}?[\w\])](?:_|\[|\(\)|\.\p{Ll}))\S++"
)
"""What may well stay in English: names in quotation marks, glosses in brackets, addresses, placeholders, code."""
QUOTES = re.compile(r"[“„«\"「『（(‘\[{_]|https?://|\.\w")
"""What stands in every text that `QUOTED` can match in, found many times faster."""
ROMAN = regex.compile("[ivx]+")
BRACKETED = regex.compile(r"\([^()\n]{1,200}\)")
LOAN = frozenset(load("en", "style")["words"]["loans"].split())
EVERYWHERE = frozenset(load("en", "style")["words"]["everywhere"].split())
PLAIN = frozenset(load("en", "style")["words"]["plain"].split())
LITTLE = frozenset(load("en", "style")["words"]["common"].split())
AUTHORS = regex.compile(r"\bet\sal\b")
"""What stands in a reference, which is a list of names."""
GLOSS = regex.compile(r"\s*[(（]\p{Lu}+[)）]")
TERM = regex.compile(r"(?:vir|mab|inib|mycin|cillin|idine|ases?|itis|osis|oma)$")
"""How names of substances and diseases end that are much the same everywhere."""
ONLY_ENGLISH = regex.compile(
    r"(?:log|an|in|st|em|ys|or|it|yp|act|ed)ical$|ically$|ously$|fully$|ness$|(?:fy|at|iz|is|ect|ag|ent|id|ov|ain)ing$"
)
NO_NOUN = regex.compile(r"[^aeiou]ed$|(?:ing|ly|ity|ify|i[sz]e|ful|less|ous)$")
SPECIES = regex.compile(r"(?<!\p{L})\p{Lu}\. $")
"""A genus in short, before the name of a species: E. coli."""
FOREIGN = 7
"""Letters from which on a word is no name, unit or loan because of a spelling that the language does not have."""
NAMED = 3
"""Words with capitals from which on they are a name, and not only one and a word beside it."""
LATIN_WORD = regex.compile(r"(?<![\p{Latin}\d])[A-Za-z]+(?:['’-][A-Za-z]+)*+(?![\p{Latin}\d])")
ENGLISH_ENDING = regex.compile(r"(?:ing|[^aeiou]ed|ly|ness|ght|tch|ck|th|less|ful)$|^(?:wh|kn|th)|oo|ee|ea")


def english(word: str) -> bool:
    """Whether a word is one of the little words of English."""
    return word in LITTLE


@check(Severity.ERROR, in_short=Severity.WARNING)
def untranslated(unit: Unit) -> Iterator[Result]:
    """No translation is the English text again.

    Bad:  Wait 48 hours. -> Wait 48 hours.
    Good: Bluetooth -> Bluetooth
    Good: {phone} -> {phone}
    """
    if same(unit.source, unit.target) and not _names_only(unit.source, unit.language):
        yield "the translation is the English text"


@lru_cache(maxsize=4096)
def same(source: str, target: str) -> bool:
    """Whether two texts have the same words in the same order."""
    ours, theirs = lower_words(source), lower_words(target)
    return bool(ours) and ours == theirs


def _names_only(text: str, tag: str) -> bool:
    """Whether a text may be the same in any language: names, codes, words that went around the world."""
    own = _common(tag)
    listed = AUTHORS.sub("", text)
    prose = [word for word in words(listed) if not word.isupper() and word.lower() not in LOAN | EVERYWHERE | own]
    if len(prose) < 2:
        return not any(word.islower() or english(word.lower()) for word in prose)
    if any(word.islower() or english(word.lower()) for word in prose[1:]):
        return False
    if listed != text:
        return True
    second = identify.lingua_confidence(" ".join(prose).lower(), ("en", identify.family(tag)))
    return second.get("en", 0.0) < 0.8


@check(Severity.ERROR)
def half_translated(unit: Unit) -> Iterator[Result]:
    """No clause of the translation is left in English.

    Bad:  Apply cream and wait for two hours. -> Aplique la crema y wait for two hours.
    Bad [pl]: Rest for the whole week. -> Proszę odpoczywać przez whole week.
    Good: Ask the World Health Organization. -> Pregunte a la World Health Organization.
    """
    if same(unit.source, unit.target):
        if len(words(unit.source)) < SHORT and _plain_english(unit.source, unit.language):
            yield "the whole text is English"
    elif run := english_run(unit.source, unit.target, unit.language):
        start = unit.target.find(run)
        yield f"“{run}” is left in English", (start, start + len(run))
    elif _strewn(found := leftovers(unit.source, unit.target, unit.language), unit.target):
        yield f"{len(found)} words are left in English: {', '.join(unit.target[slice(*span)] for span in found)}"


def _plain_english(text: str, tag: str) -> bool:
    """Whether a text can be nothing but English: two of its little words at least, and a word in lower case besides."""
    found, own = [word.lower() for word in words(text)], _common(tag)
    little = [word for word in found if english(word) and word not in own]
    rest = [word for word in words(text) if word.islower() and word not in LOAN | own and not english(word)]
    if "Latin" not in identify.expected_scripts(identify.family(tag)):
        return len(rest) > 2 or bool(rest and little)
    return len(little) > 1 and bool(rest)


@lru_cache(maxsize=4096)
def english_run(source: str, target: str, tag: str) -> str:
    """Return the longest run of the source's words in the target that reads as English, or nothing."""
    common = _lower_written(target, tag)
    if len(common.intersection(lower_words(source))) < 2:
        return ""
    pairs = _neighbours(source)
    if not any(first in common and second in common for first, second in pairs):
        return ""
    found = list(_words(tag).finditer(_unquoted(target, lambda quoted: " " * len(quoted))))
    if not pairs & set(pairwise(match[0].lower() for match in found)):
        return ""
    breaks = [at for at in range(1, len(found)) if _parted(found[at - 1], found[at], pairs)]
    runs = zip([0, *breaks], [*breaks, len(found)], strict=True)
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        if end - start < 2:
            return ""
        rest = target[found[end - 1].end() :]
        glossed = GLOSS.match(rest)
        run = [match[0] for match in found[start:end]]
        if not glossed and _reads_as_english(run, tag, last=not WORD.search(rest)):
            return target[found[start].start() : found[end - 1].end()]
    return ""


def _unquoted(text: str, blank: Callable[[str], str]) -> str:
    """Return a text with something in place of what may well stay in English."""
    return str(QUOTED.sub(lambda match: blank(match[0]), text)) if QUOTES.search(text) else text


def _words(tag: str) -> regex.Pattern[str]:
    """Return what finds the words that may be English: letters of another script need not be a space away."""
    return WORD if "Latin" in identify.expected_scripts(identify.family(tag)) else LATIN_WORD


@lru_cache(maxsize=4096)
def _written(target: str, tag: str) -> frozenset[str]:
    """Return the words of a target that may be English, quoted ones among them."""
    pattern = _words(tag)
    return frozenset(words(target) if pattern is WORD and prose(target) is target else pattern.findall(target))


@lru_cache(maxsize=4096)
def _lower_written(target: str, tag: str) -> frozenset[str]:
    """Return the same in lower case."""
    return frozenset(map(str.lower, _written(target, tag)))


@lru_cache(maxsize=4096)
def _neighbours(source: str) -> frozenset[tuple[str, str]]:
    """Return each two words that stand side by side in an English text."""
    return frozenset(pairwise(lower_words(source)))


@cache
def _common(tag: str) -> frozenset[str]:
    lexicon = load(tag, "style").get("words", {})
    return frozenset((*lexicon.get("common", "").split(), *lexicon.get("shared", "").split()))


def _parted(left: regex.Match[str], right: regex.Match[str], pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether two neighbouring words of the target are not neighbours in the source."""
    between = left.string[left.end() : right.start()]
    return (left[0].lower(), right[0].lower()) not in pairs or any(mark in between for mark in ",;:/()、，")


def _reads_as_english(run: list[str], tag: str, *, last: bool) -> bool:
    """Whether words that source and target share are English prose; `last`: they end the target."""
    own = _common(tag)
    little = [word for word in run if english(word.lower()) and word.lower() not in own]
    prose = [word for word in run if word.islower() and word not in LOAN and word not in own and word not in little]
    if "Latin" not in identify.expected_scripts(identify.family(tag)):
        return len(prose) + len(little) > 2 or bool(prose and little)
    if len(prose) > 1 and (len(little) > 1 or (little and last)):
        return True
    if last and len(little) > 1 and any(word.islower() and word not in own and word not in little for word in run):
        return True
    if last and len(run) > 1 and all(word.islower() and _english_only(word, identify.family(tag)) for word in run):
        return True
    if not prose or not (last or little) or len(run) < (3 if last and little else 4):
        return False
    second = identify.lingua_confidence(" ".join(run).lower(), ("en", identify.family(tag)))
    return second.get("en", 0.0) > 0.8


@check(Severity.WARNING)
def word_untranslated(unit: Unit) -> Iterator[Result]:
    """No single English word is left; names, short forms and words the language has taken over aside.

    Bad [de]:  Wait without makeup. -> Warten Sie without Make-up.
    Bad [ar]:  Use a gentle cleanser. -> استخدم gentle غسول
    Bad [zh-Hans]: The cleanser is gentle. -> Cleanser很温和。
    Bad [es]:  Wait for a day (hours without sun count). -> Espere un día (cuentan las horas without sol).
    Bad [it]:  It contains thymoquinone. -> Contiene thymoquinone.
    Bad [it]:  We used the Early Warning Sign Method. -> Abbiamo usato il metodo Early Warning Sign.
    Good [it]: It is due to E. rhusiopathiae. -> È causato da E. rhusiopathiae.
    Good [es]: The hair dryer is hot. -> El secador de pelo (hair dryer) está caliente.
    Good [fr]: The operation is invasive. -> L’opération est invasive.
    Good [es]: See your doctor in the hospital. -> Vea a su doctor en el hospital.
    """
    found = leftovers(unit.source, unit.target, unit.language)
    if name := _english_name(unit.source, unit.target, unit.language):
        yield f"“{name}” is left in English"
    elif not _strewn(found, unit.target):
        yield from ((f"“{unit.target[slice(*span)]}” is left in English", span) for span in found)


def _english_name(source: str, target: str, tag: str) -> str:
    """Return a name of three words or more that stand side by side in both texts, two of them English, or nothing."""
    if len(titles := _titles(source)) < NAMED or len(titles & _written(target, tag)) < NAMED or target.istitle():
        return ""
    pairs, family = _neighbours(source), identify.family(tag)
    found = list(_words(tag).finditer(QUOTED.sub(lambda match: " " * len(match[0]), target)))
    breaks = [at for at in range(1, len(found)) if _parted(found[at - 1], found[at], pairs)]
    for start, end in zip([0, *breaks], [*breaks, len(found)], strict=True):
        capital = [match[0].lower() for match in found[start:end] if match[0].istitle() and len(match[0]) > 2]
        if len(capital) >= NAMED and sum(_english_only(word, family) for word in capital) > 1 and not _borrows(family):
            return target[found[start].start() : found[end - 1].end()]
    return ""


@lru_cache(maxsize=4096)
def _titles(source: str) -> frozenset[str]:
    """Return the words of an English text with a capital."""
    return frozenset(word for word in words(source) if word.istitle())


def _borrows(family: str) -> bool:
    return bool(load(family, "style").get("words", {}).get("borrows"))


def _strewn(found: tuple[tuple[int, int], ...], target: str) -> bool:
    """Whether so many words were left that the text is not translated."""
    return len(found) > 2 and len(found) > 0.2 * len(words(target))


@lru_cache(maxsize=4096)
def leftovers(source: str, target: str, tag: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of single English words in a text that is otherwise translated."""
    if same(source, target) or english_run(source, target, tag):
        return ()
    family = identify.family(tag)
    shown = str.lower if _words(tag) is LATIN_WORD else str  # among other letters, an engine writes Word for word
    known = _prose(source) & {shown(word) for word in _written(target, tag)}
    if not any(_english_only(word, family) for word in known):
        return ()
    text = _unquoted(target, lambda quoted: _blank(quoted, source))
    found = (
        (match.span(), shown(match[0]))
        for match in _words(tag).finditer(text)
        if not SPECIES.search(text, max(0, match.start() - 4), match.start())
    )
    return tuple(span for span, word in found if word in known and _english_only(word, family))


@lru_cache(maxsize=4096)
def _prose(source: str) -> frozenset[str]:
    return frozenset(word for word in words(source) if word.islower())


def _blank(quoted: str, source: str) -> str:
    """Return as many spaces, or what was quoted where the source has it in the same brackets: that is no gloss."""
    bracketed = quoted[0] in "(（" and quoted[-1] in ")）"
    return quoted if bracketed and _said_in_brackets(quoted, source) else " " * len(quoted)


def _said_in_brackets(quoted: str, source: str) -> bool:
    """Whether a part in brackets has prose of a part in brackets of the source."""
    prose = {word for word in words(quoted) if word.islower()}
    return any(prose & {*words(part)} for part in BRACKETED.findall(source))


def _english_only(word: str, family: str) -> bool:
    """Whether a word is English and not also a word of this language; of a compound, one of its parts as well."""
    if "-" in word and not any(_english_only(part, family) for part in word.split("-")):
        return False
    if len(word) < 3 or not word.isascii() or word in EVERYWHERE or word in _common(family) or ROMAN.fullmatch(word):
        return False
    if "Latin" not in identify.expected_scripts(family) or word in LITTLE or foreign_concept(word, family):
        return True
    if {word, word.removesuffix("s")} & LOAN or TERM.search(word):
        return False
    return word in PLAIN or bool(ONLY_ENGLISH.search(word)) or _looks_english(word, family)


def _looks_english(word: str, family: str) -> bool:
    """Whether lingua takes a word for English; where any English noun is allowed, whether it is not a noun."""
    lexicon = load(family, "style").get("words", {})
    if _borrows(family):
        return bool(NO_NOUN.search(word))
    if word.endswith(tuple(lexicon.get("endings_too", "").split())):
        return False
    if len(word) >= FOREIGN and any(letters in word for letters in lexicon.get("never_spelt", "").split()):
        return True
    share = identify.lingua_confidence(word, ("en", family)).get("en", 0.0)
    return len(word) > 3 and share > (0.25 if ENGLISH_ENDING.search(word) else 0.6)
