"""Tell which language a text is in: our own evidence from little words and letters, and lingua as the second voice."""

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from ..text.lexicon import FOLDER, chain, load
from ..text.memory import remembered
from ..text.runs import Runs
from ..text.segments import script_of, unpointed

LETTERS = Runs(r"[\p{L}\p{M}\u200c\u200d]+")
SEVERAL = {"ja": {"Han", "Hiragana", "Katakana"}, "ko": {"Hangul"}, "sr": {"Cyrillic", "Latin"}}
SEVERAL |= {
    "bs": {"Latin", "Cyrillic"},
    "uz": {"Latin", "Cyrillic"},
    "zh": {"Han"},
    "mn": {"Cyrillic", "Mongolian"},
}
BORROWED = frozenset("áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßšžčćđ")
"""Letters that names and loans bring to any language in Latin letters."""
STRANGE = 0.7
"""What a letter that a language does not have says against it."""


def known(tag: str) -> bool:
    """Whether there are words to know this language by."""
    return bool(load(tag, "style").get("words", {}).get("common"))


@cache
def family(tag: str) -> str:
    """Return the tag that the word lists are kept under: `pt-BR` → `pt`, `zh-Hant-HK` → `zh-Hant`."""
    tags = [part for part in chain(tag) if (FOLDER / part / "style.toml").is_file()]
    return tags[-1] if tags else tag


@cache
def expected_scripts(tag: str) -> frozenset[str]:
    """Return the scripts that a language is written in."""
    if base := SEVERAL.get(chain(tag)[0]):
        return frozenset(base)
    common = "".join(load(tag, "style").get("words", {}).get("common", "").split())
    found = {script_of(char) for char in common if char.isalpha()} - {""}
    return frozenset({max(found, key=lambda name: sum(script_of(c) == name for c in common))}) if found else frozenset()


@cache
def _tags() -> dict[str, tuple[str, ...]]:
    """Return the languages we know by script."""
    result = defaultdict(list)
    for folder in sorted(FOLDER.iterdir()):
        if (folder / "style.toml").is_file() and known(folder.name):
            for script in expected_scripts(folder.name):
                result[script].append(folder.name)
    return {script: tuple(tags) for script, tags in result.items()}


Weights = tuple[tuple[str, float], ...]
Said = tuple[Weights, float]
"""What something says for some languages, and what against all of a script."""


@cache
def _index(script: str) -> tuple[dict[str, Weights], dict[str, Said]]:
    """Return what a word and a letter say for each language of a script; a letter says `STRANGE` against the others."""
    by_word, by_letter, tags = defaultdict(list), defaultdict(list), _tags().get(script, ())
    for tag in tags:
        lexicon = load(tag, "style")["words"]
        for word in dict.fromkeys(lexicon["common"].split()):
            by_word[word].append(tag)
        for letter in set(lexicon.get("letters", "")):
            by_letter[letter].append(tag)
    words = {
        word: tuple((tag, math.log(1 + len(tags) / len(users))) for tag in users) for word, users in by_word.items()
    }
    return words, {letter: _of_letter(users, tags) for letter, users in by_letter.items()}


def _of_letter(users: Sequence[str], tags: Sequence[str]) -> Said:
    """Return what a letter says for the languages that have it, or against the others where these are fewer."""
    rare = 0.5 * math.log(len(tags) / len(users))
    if 2 * len(users) <= len(tags):
        return tuple((tag, rare + STRANGE) for tag in users), STRANGE
    return tuple((tag, -rare - STRANGE) for tag in tags if tag not in users), -rare


@remembered
def evidence(text: str, script: str) -> dict[str, float]:
    """Return how well each language of a script explains a text: words and letters that fit, letters that do not."""
    scores, against = dict.fromkeys(_tags().get(script, ()), 0.0), 0.0
    listed, by_ending = _index(script)[0], bool(_endings(script)[0])
    for word in LETTERS.findall(unpointed(text.lower())):
        if word.isascii() and word not in listed and not by_ending:
            continue  # half of the words in our letters, which say nothing
        said, strange = _of_word(word, script)
        against += strange
        for tag, weight in said:
            scores[tag] += weight
    return {tag: score - against for tag, score in scores.items()} if against else scores


@remembered
def _of_word(word: str, script: str) -> Said:
    """Return what a word and its letters say for languages, and what the letters say against all of a script."""
    by_word, by_letter = _index(script)
    listed = by_word.get(word) or _by_ending(word, script)
    if word.isascii() or not (known := by_letter.keys() & word):
        return listed, 0.0
    said, against = dict(listed), 0.0
    for letter in sorted(known):
        told, strange = by_letter[letter]
        against += strange
        for tag, weight in told:
            said[tag] = said.get(tag, 0.0) + weight
    return tuple(said.items()), against


def _by_ending(word: str, script: str) -> Weights:
    endings, sizes, weight = _endings(script)
    if not endings:
        return ()
    return tuple((tag, weight) for tag in {tag for size in sizes for tag in endings.get(word[-size:], ())})


@cache
def _endings(script: str) -> tuple[dict[str, list[str]], tuple[int, ...], float]:
    """Return the languages of each ending of words, how long endings are, and what one says for its languages."""
    endings: dict[str, list[str]] = {}
    for tag in _tags().get(script, ()):
        for ending in load(tag, "style")["words"].get("endings", "").split():
            endings.setdefault(ending, []).append(tag)
    return endings, tuple({len(ending) for ending in endings}), math.log(1 + len(_tags().get(script, ())))


@cache
def foreign_letters(tag: str, script: str) -> frozenset[str]:
    """Return the letters of a script that neither a language nor the names and loans in it have."""
    words = load(tag, "style").get("words", {})
    own = {*words.get("letters", ""), *words.get("common", ""), *words.get("shared", "")}
    foreign = _index(script)[1].keys() - own - BORROWED
    # An apostrophe is no letter of theirs alone, nor is the capital of a dotless ı.
    return frozenset(char for char in (*foreign, *map(str.upper, foreign)) if char.isalpha() and not char.isascii())


def candidates(text: str, script: str, tag: str) -> tuple[str, ...]:
    """Return the languages that explain a text at least as well as the one it should be in, best first."""
    scores = evidence(text, script)
    floor = scores.get(tag, 0.0)
    if max(scores.values(), default=floor) <= floor:
        return ()
    better = [other for other in scores if scores[other] > floor and other != tag]
    return tuple(sorted(better, key=lambda other: -scores[other])[:4])
