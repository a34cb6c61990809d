"""Find English that was left in a translation: all of it, a clause, one word."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.evidence.weighing import final
from ...analysis.language import identify, lingua
from ...analysis.language.english import EVERYWHERE, LOAN, english, english_only, no_name, own_words
from ...analysis.language.leftovers import english_name, english_run, leftovers, same
from ...analysis.text.segments import sentences, words
from ...registry import SHORT, Result, check

FEW = 3
"""Words from which on a text is hardly a name, if all but its first word are in small letters."""
NOT_THEIRS = 0.3
"""The share of lingua's confidence from which on a text may be English."""
AUTHORS = regex.compile(r"\bet\sal\b")
"""What stands in a reference, which is a list of names."""


@check(Severity.ERROR, in_short=Severity.WARNING)
def untranslated(unit: Unit) -> Iterator[Result]:
    """No translation is the English text again.

    Bad:  Wait 48 hours. -> Wait 48 hours.
    Bad [ar]: Today -> Today
    Good [ar]: Aquaphor -> Aquaphor
    Good: Bluetooth -> Bluetooth
    Good: {phone} -> {phone}
    """
    if same(unit.source, unit.target) and not _names_only(unit.source, unit.language):
        yield "the translation is the English text"


def _names_only(text: str, tag: str) -> bool:
    """Whether a text may be the same in any language: names, codes, words that went around the world."""
    own = own_words(tag)
    listed = AUTHORS.sub("", text)
    prose = [word for word in words(listed) if not word.isupper() and word.lower() not in LOAN | EVERYWHERE | own]
    if "Latin" not in identify.expected_scripts(identify.family(tag)) and _headed(words(listed)):
        return False
    if len(prose) < 2:
        return not any(word.islower() or english(word.lower()) for word in prose)
    if any(word.islower() or english(word.lower()) for word in prose[1:]):
        return False
    if listed != text:
        return True
    second = lingua.confidence(" ".join(prose).lower(), ("en", identify.family(tag)))
    return second.get("en", 0.0) < 0.8


def _headed(found: tuple[str, ...]) -> bool:
    """Whether words are a heading or a label; after the first, what has a capital may be part of a name."""
    return any(no_name(word) for at, word in enumerate(found) if not at or not word.istitle())


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
    elif sentence := _whole_sentence(unit.source, unit.target, unit.language):
        start = unit.target.find(sentence)
        yield f"“{sentence}” is left in English", (start, start + len(sentence))
    elif run := english_run(unit.source, unit.target, unit.language):
        start = unit.target.find(run)
        yield f"“{run}” is left in English", (start, start + len(run))
    elif _strewn(found := leftovers(unit.source, unit.target, unit.language), unit.target):
        yield f"{len(found)} words are left in English: {', '.join(unit.target[slice(*span)] for span in found)}"


def _whole_sentence(source: str, target: str, tag: str) -> str:
    """Return a sentence of the source that stands in the target as it is and can be nothing but English, or nothing."""
    ours = sentences(source)
    if len(ours) < 2:
        return ""
    kept = (each for each in ours if final(each) and each in target and len(words(each)) >= FEW)
    return next((each for each in kept if _plain_english(each, tag) or _all_english(each, tag)), "")


def _all_english(sentence: str, tag: str) -> bool:
    """Whether one word of a text at least is English, none is a name, and the whole does not read as its language."""
    family = identify.family(tag)
    rest = [word for word in words(sentence)[1:] if not word.isupper()]
    if not all(map(str.islower, rest)) or not any(english_only(word, family) for word in rest):
        return False
    return lingua.confidence(sentence.lower(), ("en", family)).get("en", 1.0) > NOT_THEIRS


def _plain_english(text: str, tag: str) -> bool:
    """Whether a text can be nothing but English: two of its little words at least, and a word in lower case besides."""
    found, own = [word.lower() for word in words(text)], own_words(tag)
    little = [word for word in found if english(word) and word not in own]
    rest = [word for word in words(text) if word.islower() and word not in LOAN | own and not english(word)]
    if "Latin" not in identify.expected_scripts(identify.family(tag)):
        return len(rest) > 2 or bool(rest and little)
    if len(little) > 1:
        return bool(rest)
    return len(found) >= FEW and bool(little) and _all_english(text, tag)


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
    Good [es]: Stop clopidogrel two days before it. -> Deje el clopidogrel dos días antes.
    Good [es]: See your doctor in the hospital. -> Vea a su doctor en el hospital.
    """
    found = leftovers(unit.source, unit.target, unit.language)
    if name := english_name(unit.source, unit.target, unit.language):
        yield f"“{name}” is left in English"
    elif not _strewn(found, unit.target):
        yield from ((f"“{unit.target[slice(*span)]}” is left in English", span) for span in found)


def _strewn(found: tuple[tuple[int, int], ...], target: str) -> bool:
    """Whether so many words were left that the text is not translated; one that stands again and again is a name."""
    kinds = {target[slice(*place)].lower() for place in found}
    return len(kinds) > 2 and len(found) > 0.2 * len(words(target))
