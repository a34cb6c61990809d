"""Whether an edit of the English has changed little words that say who does it, to how many, where, and up to when.

They are grammar, and come and go as a sentence is put otherwise; but "we will call you" is not "you will call us".
"""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from ..analysis.text.rough_sentences import rough_sentences
from ..analysis.text.tokens import masked

PERSON = {"i": 1, "me": 1, "we": 1, "us": 1, "you": 2, "he": 3, "she": 3, "him": 3, "they": 3, "them": 3}
CLAUSE = re.compile(r"[,.;:!?()]|\b(?:if|when|whenever|until|unless|because|so|and|or|but|after|before|while|that)\b")
_MANY = (
    "a few",
    "few",
    "a little",
    "little",
    "each",
    "every",
    "any",
    "either",
    "neither",
    "another",
    "other",
    "same",
    "this",
    "that",
    "a",
)
MANY = {word: word for word in _MANY} | {"an": "a"}
PLACE = {
    word: word for word in ("in", "on", "at", "by", "for", "from", "off", "out", "into", "onto", "through", "against")
} | {"into": "in", "onto": "on"}
WHOSE = {"my": "we", "our": "we", "your": "you", "his": "they", "her": "they", "its": "they", "their": "they"}
GENDER = {"he": "he", "him": "he", "she": "she", "her": "she"}
EXCHANGED = {
    "of how many it is said": MANY,
    "a word such as in, at or by": PLACE,
    "whose it is": WHOSE,
    "who is meant": GENDER,
    "who does it": {word: str(person) for word, person in PERSON.items()},
}
"""What is told of a change → the words that may come or go, but not one for another."""
TIMES = "day|morning|evening|night|week|month|year|hour|\\d+|other|two|three|four|six|eight|twelve"
EVERY = re.compile(r"\beach(?= (?:time|day|morning|evening|night|week|month|hour|meal)\b)")
COUNTED = {
    "of how many it is said": rf"\b(?:each|either|neither|every(?! (?:{TIMES})\b))\b|\b(?:any|all|none|one|some) of\b",
    "how much of it": r"\btoo\b",
    "how often something is done": r"\bonce\b(?! (?:a|an|per|each|every|daily|in)\b)",
    "when something is done": r"\b(?:had|did|was|were|became|bled|bought|broke|brought|came|chose|drank|drove|ate|fed"
    r"|fell|felt|found|gave|got|grew|held|kept|lost|made|saw|sent|slept|spoke|swam|threw|told|took|went|wore|wrote)\b"
    r"|\b(?:have|has) (?:(?:not|never|already|just) )?(?:broken|chosen|driven|drunk|eaten|fallen|given|gone|grown|seen"
    r"|spoken|swollen|swum|taken|thrown|worn|written)\b"
    r"|\b(?:i|you|he|she|it|we|they|child|baby) (?!\w*eed\b)\w{2,}ed\b",
    "what is left out": r"\b(?:no ?body|no one|none|nothing|all|every\w+|any\w*) but\b",
    "what is done first": r"\bthen\b",
    "what is to be stopped": r"\b(?:stop|start|remember|forget|try)\w* (?:to|and)\b",
    "who does it": r"\bbe (?:not )?\w{2,}(?:ed|en)\b|\blet\b|\b\w+sel(?:f|ves)\b"
    r"|\b(?:have|get) (?:(?:your|the|a|an|it|them) )?(?:\w+ )?\w{2,}ed\b",
}
"""What is told of a change → words of which none may come or go: be called, and call; have it changed, and change."""
TO_DO, WHO = re.compile(r"(?<!\d )\bto\b(?! \d)"), re.compile(r"\b(?:i|you|we|he|she|they)\b")
NEEDLESS = re.compile(r"\b(?:do|does|did)(?: not|n['’]t) (?:have|need) to\b")
AT_END = re.compile(r"(?<=\s)(?:on|off|in|out)\b(?=\s*(?:[.,;:!?]|$|(?:it|them|that|this|these|those)\b))")
"""What a verb is parted from, and means something else without: leave it on, do not stand on it."""
BE, HAVE = {"is", "are", "was", "were", "be", "been"}, {"has", "have", "had"}
PERFECT = re.compile(r"\b(?:have|has) (?:(?:not|never|already|just) )?(\w{2,}?)(?:ed|en)\b")
"""What has been done, by the stem of the verb."""
BETWEEN = re.compile(r"(?<=\d)\s?([-–—]|to|[x×*+/,;]|and|or)\s?(?=\d)")
"""What stands between two numbers."""
RANGE = frozenset({"-", "–", "—", "to"})
DENIED = re.compile(r"\b(?:not|no|never|nothing|avoid)\b|n['’]t\b")

SHORT = {
    r"\bcan['’]t\b": "cannot",
    r"['’]ll\b": " will",
    r"['’]re\b": " are",
    r"['’]ve\b": " have",
    r"\b([ap])\.\s?m\b\.?": r"\1m",
}
"""What may be written out, or in short: you'll, 5 p.m."""


def written_out(text: str) -> str:
    """Return an English text with its contractions written out."""
    for short, long in SHORT.items():
        text = re.sub(short, long, text, flags=re.IGNORECASE)
    return text


def little_words(before: str, after: str) -> set[str]:
    """Return what little words have changed: who does it, of how many it is said, in or on what, where a "not" ends."""
    old, new = (EVERY.sub("every", masked(text).casefold()) for text in (before, after))
    changed = {name for name, words in EXCHANGED.items() if _exchanged(_of(words, old), _of(words, new))}
    told = (
        ("who does it", _persons(old) != _persons(new) or _voice(old, new)),
        ("when something is done", _done(old, new) or _done(new, old)),
        ("whether it is to be done", _orders(old, new)),
        ("whether it must be", len(NEEDLESS.findall(old)) != len(NEEDLESS.findall(new))),
        ("a word such as on or off", Counter(AT_END.findall(old)) != Counter(AT_END.findall(new))),
        ("what stands between two numbers", _signs(old) != _signs(new)),
        ("where a sentence ends that says not", bool(DENIED.search(old)) and _parts(before) != _parts(after)),
        ("where a sentence ends", _moved(before, after)),
    )
    counted = {name for name, words in COUNTED.items() if len(re.findall(words, old)) != len(re.findall(words, new))}
    return changed | counted | {name for name, found in told if found}


def _of(words: Mapping[str, str], text: str) -> Counter[str]:
    longest = sorted(words, key=len, reverse=True)
    return Counter(words[found] for found in re.findall(rf"\b(?:{'|'.join(longest)})\b", text))


def _exchanged(old: Counter[str], new: Counter[str]) -> bool:
    """Whether one has come and another has gone; articles alone say nothing."""
    gone, come = old - new, new - old
    return bool(gone and come) and {*gone, *come} != {"a"}


def _persons(text: str) -> Counter[tuple[int, ...]]:
    """Return who is spoken of in clauses with two persons, in order, each once where one stands after itself."""
    found = ([PERSON[word] for word in re.findall(r"\w+", part) if word in PERSON] for part in CLAUSE.split(text))
    orders = (tuple(person for person, _ in groupby(persons)) for persons in found)
    return Counter(order for order in orders if len({*order}) > 1)


def _orders(before: str, after: str) -> bool:
    """Whether "to" stands where somebody was who does it, or the other way: foods to avoid, and foods you avoid."""
    to, who = (len(pattern.findall(after)) - len(pattern.findall(before)) for pattern in (TO_DO, WHO))
    return to * who < 0


def _voice(before: str, after: str) -> bool:
    """Whether "is" and the like have become "has": what is bitten, and what has bitten."""
    be, have = (_count(words, before) - _count(words, after) for words in (BE, HAVE))
    return be == -have != 0


def _done(text: str, other: str) -> bool:
    """Whether what has been done in one text is done in the other: you have eaten, and you eat."""
    return any(re.search(rf"\b{stem}(?:e|s|es)?\b", other) for stem in PERFECT.findall(text))


def _count(words: set[str], text: str) -> int:
    return sum(word in words for word in re.findall(r"\w+", text))


def _signs(text: str) -> list[str]:
    return ["–" if found in RANGE else found for found in BETWEEN.findall(text)]


def _moved(before: str, after: str) -> bool:
    """Whether a word has moved from one sentence to another: pain. At night take, and pain at night. Take."""
    old, new = (
        [{*re.findall(r"\w{4,}", part.casefold())} for part in rough_sentences(masked(text))]
        for text in (before, after)
    )
    whole = {word for part in new for word in part}
    return len(old) == len(new) > 1 and any((was - now) & whole for was, now in zip(old, new, strict=True))


def _parts(text: str) -> tuple[int, int]:
    return len(rough_sentences(masked(text))), text.count(";")
