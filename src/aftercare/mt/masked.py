"""A text with marks in the place of what must not change, and the way back."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace


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
    """The tokens right before strong or linked words: an engine may put a space between."""
    closing: frozenset[int] = frozenset()
    """Those right after them."""

    @property
    def bare(self) -> bool:
        """Whether nothing is left to translate beside the tokens."""
        return not any(char.isalpha() for char in self.shape.pattern.sub("", self.text))


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
