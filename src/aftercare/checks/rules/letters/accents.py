"""Letters with accents that a program has dropped: tambin for también."""

from collections.abc import Iterator
from functools import cache

from ....core.units import Severity, Unit
from ...analysis.language.identify import family
from ...analysis.text.lexicon import load
from ...analysis.text.segments import characters, fold, script_of, words
from ...registry import Result, check

ASCII = frozenset(map(chr, range(128)))
SHORT_WORD, STEM = 3, 5
"""Letters that a word, or the beginning of one, has without its accents, so that it is no word by chance."""
SURE = 2
"""Words from which on it is no slip but the work of a program."""


def covered(tag: str) -> bool:
    """Whether a language is written with accents on Latin letters, and enough words with them are known."""
    return sum(map(len, _dropped(family(tag)))) > SURE


@cache
def _dropped(tag: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return what words, beginnings and endings of words become without their accented letters."""
    lexicon = load(tag, "style")
    listed = lexicon.get("words", {})
    whole = {word for name in ("common", "shared") for word in listed.get(name, "").split()}
    numbers = (word for forms in load(tag, "facts").get("numbers", {}).values() for word in forms if "*" not in word)
    stems = (stem for forms in lexicon.get("anchors", {}).values() for stem in forms.split())
    known = whole | {fold(word) for word in whole}
    return (
        frozenset(_broken({*whole, *numbers}, SHORT_WORD)) - known,
        tuple(sorted(_broken({*stems}, STEM))),
        tuple(sorted(_broken({*listed.get("accented", "").split()}, SHORT_WORD))),
    )


def _broken(forms: set[str], least: int) -> Iterator[str]:
    for form in forms:
        if form.isascii() or " " in form:
            continue
        rest = "".join(filter(str.isascii, form))
        if len(rest) >= least and all(script_of(c) == "Latin" for c in form):
            yield rest.lower()


@check(Severity.ERROR, languages=covered)
def accents_dropped(unit: Unit) -> Iterator[Result]:
    """No letter with an accent has been left out.

    Bad [es]: The information is also in the annex. -> La informacin tambin est en el anexo.
    Bad [de]: You must wait and can rest during that. -> Sie mssen warten und knnen sich whrend dessen ausruhen.
    Bad [de]: There are restrictions. -> Es gibt Einschrnkungen.
    Good [es]: The information is also in the annex. -> La información también está en el anexo.
    """
    if any(map(str.isalpha, characters(unit.target) - ASCII)):
        return
    source = {word.lower() for word in words(unit.source)}
    found = [word for word in dict.fromkeys(words(unit.target)) if word.lower() not in source]
    broken = {word: weight for word in found if (weight := _weight(word, family(unit.language)))}
    if sum(broken.values()) >= SURE:
        start = unit.target.find(next(iter(broken)))
        yield f"letters are missing: {', '.join([*broken][:4])}", (start, start + len(next(iter(broken))))


def _weight(word: str, tag: str) -> int:
    """Return how sure it is that a word has lost a letter: an ending that no word has is certain."""
    whole, stems, ends = _dropped(tag)
    none, begins = _none(tag)
    lower = word.lower()
    if (ends and len(lower) > STEM and lower.endswith(ends)) or (begins and lower.startswith(begins)):
        return SURE
    # As short as "fr", "Fr" may stand for Friday.
    if none and (lower if len(word) >= SHORT_WORD else word) in none:
        return SURE
    return int(lower in whole or bool(stems and lower.startswith(stems)))


@cache
def _none(tag: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words, and the beginnings of words, that are none but where an accent was dropped."""
    listed = load(tag, "style").get("words", {})
    return frozenset(listed.get("broken", "").lower().split()), tuple(listed.get("broken_stems", "").split())
