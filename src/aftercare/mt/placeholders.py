"""Protects what translation must not change: protect, send, restore.

Placeholders, marks of strong words and links, addresses, phone numbers, numbers with a symbol for a unit, and terms
of the glossary that are kept become tokens; the engine sees plain text with tokens in it. A plain number before a
word ("12 hours") stays visible at first, because the grammar of many languages depends on it; whoever stores the
result compares the digits. The second way uses another token and puts every number behind one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..core import markup

_NUMBER = r"\d{1,12}(?:[.,]\d{1,12}){0,4}"
_UNIT = (
    r"mg|mcg|µg|μg|kg|g|ml|mL|dl|dL|l|L|IU|mm|cm|km|m|ft|fl\.? oz|oz|lbs?|mmHg|bpm|kcal|kJ|J|W|nm|k?Hz|MHz"
    r"|°\s?[CF]|°|%|‰"
)
_ALWAYS = (
    r"\{[^{}\s]{1,60}\}",
    r"(?<=\s)\|(?=\s)",
    r"https?://[^\s<>\"]{0,500}[^\s<>\"'.,;:!?)\]}]",
    r"www\.[^\s<>\"]{0,500}[^\s<>\"'.,;:!?)\]}]",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    r"(?<!\w)(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|gov|edu|info|health|clinic)(?:/[^\s<>\"]{0,300}[\w/])?(?!\w)",
    r"(?<!\w)\+?\(?\d(?:[\s().-]{0,2}\d){6,14}(?!\w)",
    r"(?<!\w)SPF[ \u00a0-]?\d{1,3}\+?(?!\w)",
    rf"(?<![\w.,])[<>≤≥±]?{_NUMBER}(?:\s?[–-]\s?{_NUMBER})?[ \u00a0]?(?:{_UNIT})(?!\w)",
)
_NUMBERS = rf"(?<!\w){_NUMBER}(?:[:/–-]{_NUMBER})?(?!\w)"


class Mangled(Exception):  # noqa: N818 - it names what happened to a reply, and never reaches a user
    """A token did not come back as it was sent; the message says which text it stood for."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a token is written, and how loosely it is read: engines add spaces and change brackets and case."""

    open: str
    close: str
    pattern: re.Pattern[str]
    loose: re.Pattern[str]
    """What a token looks like that is damaged beyond being read."""

    def token(self, number: int) -> str:
        """Return the token with this number."""
        return f"{self.open}{number}{self.close}"


BRACKETS = Shape(
    "[X",
    "X]",
    re.compile(r"[\[［【]\s?[XxХх]\s?(\d{1,9})\s?[XxХх]\s?[\]］】]"),
    re.compile(r"[\[［【]\s?[XxХх]|[XxХх]\s?[\]］】]|[XxХх]\s?\d{1,9}\s?[XxХх]"),
)
LETTERS = Shape(
    "ZQ",
    "QZ",
    re.compile(r"[Zz][Qq]\s?(\d{1,9})\s?[Qq][Zz]"),
    re.compile(r"[Zz][Qq]\s?\d|\d\s?[Qq][Zz]"),
)
TOKENS = "|".join(shape.pattern.pattern.replace("(", "").replace(")", "") for shape in (BRACKETS, LETTERS))


@dataclass(frozen=True, slots=True)
class Masked:
    """A text as it is sent, and what is needed to restore it."""

    text: str
    kept: tuple[str, ...]
    """What the tokens stand for, in the order of their numbers."""
    first: int
    shape: Shape
    before: str = ""
    after: str = ""
    """White space around the text: engines strip it."""
    opening: frozenset[int] = frozenset()
    """The tokens that stand right before strong or linked words: an engine may put a space between."""
    closing: frozenset[int] = frozenset()
    """Those that stand right after them."""

    @property
    def bare(self) -> bool:
        """Whether nothing is left to translate beside the tokens."""
        return not any(char.isalpha() for char in self.shape.pattern.sub("", self.text))


def protect(text: str, *, keep: Iterable[str] = (), first: int = 0, second_way: bool = False) -> Masked:
    """Return a text with tokens, numbered from `first`, for everything that must not change."""
    core = text.strip()
    start = text.index(core) if core else len(text)
    before, after = text[:start], text[start + len(core) :]
    pattern = _pattern(tuple(sorted(set(keep), key=lambda term: (-len(term), term))), second_way)
    for shape in (LETTERS, BRACKETS) if second_way else (BRACKETS, LETTERS):
        masked = replace(_mask(core, pattern, shape, first), before=before, after=after)
        if _is_identity(masked, text):
            return masked
    return Masked(BRACKETS.token(first), (core,), first, BRACKETS, before, after)


def mark(masked: Masked) -> Masked:
    """Add a token that stands for nothing: it tells, in a batch, which text an answer belongs to."""
    token = masked.shape.token(masked.first + len(masked.kept))
    return replace(masked, text=f"{masked.text} {token}", kept=(*masked.kept, ""))


def restore(masked: Masked, reply: str) -> str:
    """Put back what the tokens stand for. Raises Mangled where one is lost, doubled, foreign or damaged."""
    found = [int(match[1]) for match in masked.shape.pattern.finditer(reply)]
    if problem := next(_problems(masked, Counter(found)), ""):
        raise Mangled(problem)
    rest = masked.shape.pattern.sub("", reply)
    if masked.shape.loose.search(rest) and not masked.shape.loose.search(masked.shape.pattern.sub("", masked.text)):
        raise Mangled("a token came back damaged")
    whole = re.sub(
        rf"(\s*){masked.shape.pattern.pattern}",
        lambda match: _piece(masked, match),
        _closed_up(masked, reply.strip()),
    )
    return f"{masked.before}{whole.strip()}{masked.after}"


def _closed_up(masked: Masked, reply: str) -> str:
    """Return a reply without the spaces that an engine put between marks and the words that they are for."""
    pattern = masked.shape.pattern.pattern
    reply = re.sub(rf"({pattern})\s+", lambda match: match[1] if int(match[2]) in masked.opening else match[0], reply)
    return re.sub(rf"\s+({pattern})", lambda match: match[1] if int(match[2]) in masked.closing else match[0], reply)


def _piece(masked: Masked, match: re.Match[str]) -> str:
    original = masked.kept[int(match[2]) - masked.first]
    return match[1] + original if original else ""


def _problems(masked: Masked, found: Counter[int]) -> Iterator[str]:
    for number, original in enumerate(masked.kept, masked.first):
        name = original or "the mark of this text"
        if not found[number]:
            yield f"{name} was lost"
        elif found[number] > 1:
            yield f"{name} came back {found[number]} times"
    if found.keys() - range(masked.first, masked.first + len(masked.kept)):
        yield "a token of another text came back"


def _mask(core: str, pattern: re.Pattern[str], shape: Shape, first: int) -> Masked:
    """Return a text with tokens for what the pattern finds, and for the marks of strong words and links."""
    kept: list[str] = []
    opening: set[int] = set()
    closing: set[int] = set()

    def token(original: str) -> str:
        kept.append(original)
        return shape.token(first + len(kept) - 1)

    sent, end = "", 0
    for mark in [*markup.marks(core), None]:
        words = core[end : mark.start if mark else len(core)]
        sent += pattern.sub(lambda match: token(match[0]), words)
        if mark:
            number, end = first + len(kept), mark.end
            opening |= {number} if mark.opens else set()
            closing |= {number} if mark.closes else set()
            sent += token(core[mark.start : mark.end])
    return Masked(sent, tuple(kept), first, shape, opening=frozenset(opening), closing=frozenset(closing))


def _is_identity(masked: Masked, text: str) -> bool:
    try:
        return restore(masked, masked.text) == text
    except Mangled:
        return False


@cache
def _pattern(keep: tuple[str, ...], second_way: bool) -> re.Pattern[str]:
    # A text that holds something like a token has it protected too, so that the tokens are unambiguous.
    parts = [TOKENS]
    if keep:
        parts.append(rf"(?<!\w)(?:{'|'.join(map(re.escape, keep))})(?!\w)")
    return re.compile("|".join([*parts, *_ALWAYS, *([_NUMBERS] if second_way else [])]))
