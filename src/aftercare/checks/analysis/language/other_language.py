"""The language or script that a text is in, where it should be in another one."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import regex

from ....core.model import CELL
from ..text.lexicon import load
from ..text.memory import briefly, remembered
from ..text.segments import characters, lower_words, lower_words_of, scripts, words
from . import identify
from .neighbours import neighbour, surely

DEGREE = "°"
DEGREES = regex.compile(r"(?<=°\s?)[CF](?!\p{L})")
LATIN = regex.compile(r"\p{Latin}+")
ASCII = frozenset(map(chr, range(128)))
BRIEF, HEADING = 5, 15
"""Characters up to which a text may be in either language, and those of the longest heading with no little word."""
FEW = 3
"""Words below which a text may be of any neighbouring language."""


@briefly
def other_language(source: str, target: str, tag: str) -> str:
    """Return the language or script that a text is in where it should be in another, or nothing."""
    family = identify.family(tag)
    wanted, found = identify.expected_scripts(family), _own_words(source, target)
    own = " ".join(found)
    if len(wanted) == 1 and "Han" not in wanted and wanted.issuperset(scripts(target)):
        return neighbour(own, next(iter(wanted)), family) if len(found) >= FEW else ""
    letters = scripts(own)
    if wanted and (script := _strange(letters, wanted)):
        some = any(word.islower() and len(word) > 3 for word in found)
        return f"{script} script" if some and not strange_script(source, target, tag) else ""
    if not any(letters[name] for name in wanted):
        return ""
    if "Han" in wanted:
        return _chinese(letters, target, family)
    main = max(wanted, key=lambda name: letters[name])
    if len(wanted) > 1 and not scripts(load(family, "style").get("words", {}).get("common", ""))[main]:
        return ""  # its words are not known in these letters: Uzbek in Cyrillic
    return neighbour(own, main, family) if len(found) >= FEW else ""


def surely_other(source: str, target: str, tag: str, found: str) -> bool:
    """Whether even a few words leave no doubt that a text is in the other language that was found."""
    family = identify.family(tag)
    scripts_of_both = identify.expected_scripts(family) & identify.expected_scripts(found)
    return any(surely(" ".join(_own_words(source, target)), script, family, found) for script in scripts_of_both)


@briefly
def strange_script(source: str, target: str, tag: str) -> str:
    """Return the script that most of a text is in, where its language is not written so; Latin only for words."""
    wanted = identify.expected_scripts(identify.family(tag))
    if wanted.issuperset(scripts(target)):
        return ""
    own = _own_words(source, target)
    script = _strange(scripts(" ".join(own)), wanted) if wanted else ""
    if script != "Latin":
        return script
    told = sum(word.islower() and len(word) > 2 for word in own)
    return script if told > 2 or (told > 1 and wanted.isdisjoint(scripts(target))) else ""


def strange_letters(source: str, target: str, tag: str) -> list[str]:
    """Return the letters that a language does not have, where half of a text's words hold one, and two at least."""
    if target.isascii():
        return []
    family = identify.family(tag)
    wanted = identify.expected_scripts(family)
    foreign = identify.foreign_letters(family, next(iter(wanted))) if len(wanted) == 1 else frozenset()
    if len(characters(target) & foreign) < 2:
        return []
    own = [word for word in _own_words(source, target) if word.islower() or word.istitle()]
    strange = {word for word in own if not foreign.isdisjoint(word)}
    return sorted(foreign.intersection("".join(strange))) if 2 * len(strange) >= max(4, len(own)) else []


@briefly
def _own_words(source: str, target: str) -> tuple[str, ...]:
    """Return the words of a target that its source does not have, and no units: °C is no word of Catalan."""
    kept, shown = lower_words_of(source), _parted(DEGREES.sub("", target) if DEGREE in target else target)
    if kept.isdisjoint(lower_words(shown)):
        return words(shown)
    both = zip(words(shown), lower_words(shown), strict=True)
    return tuple([word for word, lower in both if lower not in kept])


def _parted(text: str) -> str:
    """Put spaces between Latin letters and others, so that False或None are two words and a mark."""
    if text.isascii() or "Latin" not in scripts(text) or not any(map(_not_latin, characters(text) - ASCII)):
        return text
    return str(LATIN.sub(_apart, text))


def _apart(run: regex.Match[str]) -> str:
    """Return letters with a space at each end where another letter stands beside them."""
    before, after = run.string[max(0, run.start() - 1) : run.start()], run.string[run.end() : run.end() + 1]
    return f"{' ' * before.isalpha()}{run[0]}{' ' * after.isalpha()}"


@remembered
def _not_latin(char: str) -> bool:
    return char.isalpha() and not LATIN.match(char)


def _strange(letters: Mapping[str, int], wanted: Iterable[str]) -> str:
    """Return the script that most letters are in where they should be in another, or nothing."""
    strange = {name: number for name, number in letters.items() if name not in wanted}
    total = sum(letters.values())
    most = max(strange, key=lambda name: strange[name], default="")
    return most if strange and total - sum(strange.values()) < 0.5 * total and strange[most] > 3 else ""


def _chinese(letters: dict[str, int], target: str, family: str) -> str:
    kana = letters.get("Hiragana", 0) + letters.get("Katakana", 0)
    if family.startswith("zh"):
        if kana > 0.15 * letters.get("Han", 0) + 1:
            return "ja"
        other = "zh-Hant" if family == "zh-Hans" else "zh-Hans"
        theirs, ours = (sum(map(_only(tag).__contains__, target)) for tag in (other, family))
        return other if family in ("zh-Hans", "zh-Hant") and theirs > ours else ""
    longest = 0 if kana or family != "ja" else max(scripts(cell).get("Han", 0) for cell in target.split(CELL))
    if longest > HEADING or (longest > BRIEF and not _foreign(family).isdisjoint(target)):
        return "zh"
    return ""


@cache
def _foreign(family: str) -> frozenset[str]:
    """Return the characters of its neighbour that a language writes otherwise or has not."""
    return frozenset(load(family, "style")["words"]["foreign"])


@lru_cache(maxsize=4)
def _only(tag: str) -> frozenset[str]:
    here = load("zh-Hant" if tag == "zh-Hans" else "zh-Hans", "style")["words"]["only"]
    return frozenset(load(tag, "style")["words"]["only"]) - frozenset(here)
