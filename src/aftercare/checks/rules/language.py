"""Find text that is in another language than it should be: a neighbour's, or in another script."""

from collections.abc import Iterator
from functools import lru_cache

from ...core.units import Severity, Unit
from ..analysis import identify
from ..analysis.lexicon import load
from ..analysis.segments import plain, scripts, words
from ..registry import Result, check
from .leftover import same


@check(Severity.ERROR, languages=identify.known)
def wrong_language(unit: Unit) -> Iterator[Result]:
    """Each translation is in the language it should be in.

    Two identifiers must agree: the little words and letters in the lexicons, and lingua where it knows both languages.

    Bad [es]:  You do not have symptoms. -> Você não tem sintomas.
    Bad [ru]:  You do not have symptoms. -> You have ไม่มีอาการ
    Bad [zh-Hans]: Contact your doctor. -> 請聯絡您的醫生。
    Good [es]: You do not have symptoms. -> Usted no tiene síntomas.
    """
    if not same(unit.source, unit.target) and (found := other_language(unit.source, unit.target, unit.language)):
        yield f"this reads as {found}"


@lru_cache(maxsize=4096)
def other_language(source: str, target: str, tag: str) -> str:
    """Return the language or script that a text is in where it should be in another, or nothing."""
    family, counts = identify.family(tag), scripts(plain(target))
    wanted = identify.expected_scripts(family)
    if not wanted or not counts:
        return ""
    kept = {word.lower() for word in words(source)}
    own = [word for word in words(target) if word.lower() not in kept]
    letters = scripts(" ".join(own))
    right = sum(letters[name] for name in wanted)
    strange = {name: number for name, number in letters.items() if name not in wanted}
    if strange and right < 0.5 * letters.total() and max(strange.values()) > 3:
        return _named(own, max(strange, key=lambda name: strange[name]))
    if "Han" in wanted:
        return _chinese(letters, target, family)
    if not right:
        return ""
    main = max(wanted, key=lambda name: letters[name])
    return _neighbour(" ".join(own), main, family)


def _named(own: list[str], script: str) -> str:
    scores = identify.evidence(" ".join(own), script)
    best = max(scores, key=lambda tag: scores[tag], default="")
    return best if best and scores[best] > 2 else f"{script} script"


def _chinese(letters: dict[str, int], target: str, family: str) -> str:
    kana = letters.get("Hiragana", 0) + letters.get("Katakana", 0)
    if family.startswith("zh"):
        if kana > 0.15 * letters.get("Han", 0) + 1:
            return "ja"
        other = "zh-Hant" if family == "zh-Hans" else "zh-Hans"
        theirs, ours = (sum(c in _only(tag) for c in target) for tag in (other, family))
        return other if family in ("zh-Hans", "zh-Hant") and theirs > ours else ""
    if family == "ja" and not kana and letters.get("Han", 0) > 5:
        return "zh"
    return ""


@lru_cache(maxsize=4)
def _only(tag: str) -> frozenset[str]:
    here = load("zh-Hant" if tag == "zh-Hans" else "zh-Hans", "style")["words"]["only"]
    return frozenset(load(tag, "style")["words"]["only"]) - frozenset(here)


def _neighbour(text: str, script: str, family: str) -> str:
    """Return the language of the same script that both identifiers prefer, or nothing."""
    better = identify.candidates(text, script, family)
    scores = identify.evidence(text, script)
    if not better:
        return _unsupported(text, family) if scores.get(family, 0.0) < 1.0 else ""
    lead = scores[better[0]] - scores.get(family, 0.0)
    second = identify.lingua_confidence(text, (family, *better))
    if family not in second:
        return better[0] if lead > 4 and scores[better[0]] > 2 * scores.get(family, 0.0) else ""
    others = {tag: value for tag, value in second.items() if tag != family}
    best = max(others, key=lambda tag: others[tag])
    if second[family] < 0.5 and lead + 4 * (others[best] - second[family]) > 3:
        return best
    return ""


def _unsupported(text: str, family: str) -> str:
    """Return the neighbour lingua is sure of, where no word speaks for the language a text should be in."""
    if len(words(text)) < 3:
        return ""
    second = identify.lingua_confidence(text, identify.neighbours(family))
    best = max(second, key=lambda tag: second[tag], default="")
    return best if best != family and second.get(family, 1.0) < 0.02 and second[best] > 0.9 else ""
