"""Lines that look like signatures, to a reader or a program, and sign nothing."""

import re
import unicodedata
from collections.abc import Iterable

from ..core.people.approvals import FORMAT
from ..core.text.look_alikes import skeleton
from .signed_comments import APPROVED, DATE, KEPT, OLD_HASHES, approval_of, keep_of, signing_problem

_SHOWN_OF_LINE = 70
"""Characters of a line that a message quotes."""
_OLD = re.compile(rf".*{OLD_HASHES}")
_LATER = re.compile(
    rf"(?:approved: .+; {DATE};.+; |(?:approved|kept): .+; {DATE};.* (?!{FORMAT}))v[0-9]+ [0-9a-f]{{64}}"
)
"""A line of a form that is not ours, but may be a later version's: who deletes it loses what a person has signed."""


def looks_signed(comment: str) -> bool:
    """Whether a reader would take a comment for a signature or the like."""
    seen = comment if comment.isascii() else _shown(comment)
    match = re.match(r"\W*(\w+)(\s*:)?", seen)
    word = skeleton(match[1].casefold()) if match else ""
    return word == skeleton("approved") or bool(match and match[2] and word == skeleton("kept"))


def written_as_signature(comment: str) -> bool:
    """Whether a comment has the current or an earlier form of a signature, whatever its name, date and hash."""
    return bool(_OLD.fullmatch(comment.strip()) or APPROVED.fullmatch(comment.strip()))


def _shown(comment: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", comment) if unicodedata.category(char) != "Cf")


def invalid(comments: Iterable[str]) -> tuple[str, ...]:
    """Return, for each line that looks like a signature and signs nothing, why."""
    return tuple(
        _why_invalid(text) for text in comments if looks_signed(text) and not approval_of(text) and not keep_of(text)
    )


def _why_invalid(comment: str) -> str:
    shown = comment if len(comment) <= _SHOWN_OF_LINE else f"{comment[:_SHOWN_OF_LINE]}…"
    if _OLD.fullmatch(comment):
        return f'"{shown}" is of an older, weaker form and signs nothing any more; sign again with aftercare approve'
    match = APPROVED.fullmatch(comment) or KEPT.fullmatch(comment)
    why = signing_problem(match[1], match[2]) if match else ""
    if not why and _LATER.fullmatch(comment):
        return f'"{shown}" is of a form that this version does not know, and signs nothing here; update aftercare'
    why = why or "delete the line; only `aftercare approve` and `aftercare keep` sign"
    return f'"{shown}" is not a signature: {why}'
