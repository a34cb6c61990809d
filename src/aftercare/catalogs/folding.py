"""Rejoins state comments that a tool has folded at 76 to 80 columns."""

import re
from collections.abc import Sequence

from .signed_comments import SIGNED, SIGNED_END
from .state_comments import MARK

_DATED = re.compile(r"origin: .*\b[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENDS = r"[.!?:;\u037e\u0589\u061f\u06d4\u0964\u104b\u1362\u1367\u17d4\u3002\uff01\uff1f]"
_FINISHED = re.compile(rf"{_ENDS}\W*$|; [0-9a-f]{{12}}$")
"""How a sentence ends, in whatever script, and a question that a sync has tied."""
_LONGEST = 60
"""Lines that a signed line may be folded into: its English has at most some thousand characters."""
_MOST = 200
"""Lines that any of them may be: who looks further for each of 100,000 lines takes hours."""
_TAIL = 40
"""Characters at the end of a line that tell whether a sentence ends there."""
NARROWEST = 70
WIDEST = 80
"""The narrowest and the widest line that a known tool folds comments to."""


def unfold(comments: Sequence[str], *, whole: bool = False) -> list[str]:
    """Join state comments that a tool has folded; leave other comments alone.

    Where a file is `whole`, no tool has folded it: the line after an answer is a comment of its own.
    """
    whole = whole or any(map(is_whole, comments))
    found: list[str] = []
    at = 0
    while at < len(comments):
        length = _folded(comments[at : at + _MOST], whole=whole) if MARK.match(comments[at]) else 1
        found.append(_joined(comments[at : at + length]))
        at += length
    return found


def is_whole(comment: str) -> bool:
    """Whether a tool that folds comments would have folded this one."""
    return len(f"# {comment}") > WIDEST and " " in comment.strip()[: WIDEST - 2]


def _folded(lines: Sequence[str], *, whole: bool) -> int:
    """Return how many lines the state comment at the start covers; a signed one ends in its hash."""
    end = next((at for at, line in enumerate(lines) if at and MARK.match(line)), len(lines))
    if lines[0].startswith(SIGNED):
        for length in range(1, min(end, _LONGEST) + 1):
            if SIGNED_END.fullmatch(_joined(lines[max(length - 3, 0) : length])):
                return length
    length = 1
    if lines[0].startswith("question:") and (asked := _asked(lines[:end])) > 1:
        return asked
    if _DATED.fullmatch(lines[0]):  # it has all that it can have
        return length
    while (
        not whole and length < end and not lines[0].startswith(SIGNED[:3]) and _full(lines[length - 1], lines[length])
    ):
        length += 1
    return length


def _asked(lines: Sequence[str]) -> int:
    """Return how many lines a new question covers that somebody has typed: each but the last is unfinished."""
    length = 1
    while length < len(lines) and lines[length].strip() and not _FINISHED.search(lines[length - 1][-_TAIL:]):
        length += 1
    return length


def _full(line: str, following: str) -> bool:
    """Whether the next line's first word had no place on this one, so that a tool may have folded it here."""
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    return bool(word) and len(f"# {line} {word}") > NARROWEST


def _joined(lines: Sequence[str]) -> str:
    """Return folded lines as one; a line that ends in a word's hyphen was folded without a space."""
    text = lines[0]
    for line in lines[1:]:
        split_word = re.search(r"[^\W\d]-$", text) and re.match(r"[^\W\d]", line)
        text += line if split_word else f" {line}"
    return text
