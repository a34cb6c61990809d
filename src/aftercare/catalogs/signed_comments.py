"""Comments that somebody has signed: signatures, changes kept, what was approved last, and waivers."""

import datetime as dt
import json
import re
from collections.abc import Iterable

from ..core.people.approvals import FORMAT, Approval, Keep, LastApproved, Waiver
from ..core.people.holding import date_problem
from ..core.people.signers import signer_problem

HASH = rf"; {FORMAT} ([0-9a-f]{{64}})"
DATE = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
APPROVED = re.compile(rf"approved: ([^;]+); {DATE}(?:; below ([0-9a-f]{{16}}))?{HASH}")
KEPT = re.compile(rf'kept: ([^;]+); {DATE}; (".*"){HASH}')
_LAST = re.compile(rf"last-approved: (\[.*\]){HASH}")
OLD_HASHES = r"; [0-9a-f]{12}; [0-9a-f]{12}"
"""The end of lines as they were before they named their format."""
SIGNED_END = re.compile(rf".*(?:{HASH}|{OLD_HASHES})")
SIGNED = ("approved:", "kept:", "last-approved:", "waive:")
_LIKE_SIGNED = re.compile(
    r"(?:approved|kept|waived?|answer|origin|draft)\s*[:\uff1a]|waive\s+[a-z]+(?:-[a-z]+)*\s*;|;\s*v\d+\s+[0-9a-f]{64}",
    re.IGNORECASE,
)


def like_signed(text: str) -> str:
    """Return what in a free text is how a comment that carries state begins or ends, if anything is.

    Tools fold comments where they like: what stands in the middle of one may begin a line later.
    """
    found = _LIKE_SIGNED.search(text)
    return found[0] if found else ""


def approvals(comments: Iterable[str]) -> tuple[Approval, ...]:
    """Return every well-formed signature; a malformed one signs nothing."""
    return tuple(approval for text in comments if (approval := approval_of(text)))


def approval_of(comment: str) -> Approval | None:
    """Parse a comment as a signature; None if it is not one."""
    match = APPROVED.fullmatch(comment.strip())
    if not match or signing_problem(match[1], match[2]):
        return None
    return Approval(match[1], dt.date.fromisoformat(match[2]), match[4], match[3] or "")


def keeps(comments: Iterable[str]) -> tuple[Keep, ...]:
    """Return every statement that a change of the English kept its meaning."""
    return tuple(keep for text in comments if (keep := keep_of(text)))


def keep_of(comment: str) -> Keep | None:
    """Return the statement that a comment is, or None."""
    match = KEPT.fullmatch(comment.strip())
    if not match or signing_problem(match[1], match[2]):
        return None
    texts = _texts(f"[{match[3]}]", 1)
    return Keep(match[1], dt.date.fromisoformat(match[2]), texts[0], match[4]) if texts else None


def last_approved(comments: Iterable[str]) -> tuple[LastApproved, ...]:
    """Return what a row was when it was last approved, where that is written down."""
    return tuple(found for text in comments if (match := _LAST.fullmatch(text.strip())) and (found := _last(match)))


def _last(match: re.Match[str]) -> LastApproved | None:
    texts = _texts(match[1], 2)
    return LastApproved(texts[0], texts[1], match[2]) if texts else None


def _texts(written: str, number: int) -> list[str]:
    """Return the texts of a list in JSON; nothing where it is anything else, or holds what no file can."""
    try:
        found = json.loads(written)
        "".join(found).encode()
    except (ValueError, TypeError, RecursionError):
        return []
    return found if isinstance(found, list) and len(found) == number else []


def last_approved_comment(then: LastApproved) -> str:
    """Return the comment that `last_approved` reads back."""
    return f"last-approved: {json.dumps([then.source, then.target], ensure_ascii=False)}; {FORMAT} {then.hash}"


def signing_problem(by: str, date: str) -> str:
    """Return why nobody can have signed like this, or nothing."""
    try:
        return signer_problem(by) or date_problem(dt.date.fromisoformat(date))
    except ValueError:
        return f"there is no day {date}"


def approval_comment(approval: Approval) -> str:
    """Return the comment that `approvals` reads back."""
    below = f"; below {approval.context}" if approval.context else ""
    return f"approved: {approval.name}; {approval.date}{below}; {FORMAT} {approval.hash}"


def keep_comment(keep: Keep) -> str:
    """Return the comment that `keeps` reads back."""
    previous = json.dumps(keep.previous, ensure_ascii=False)
    return f"kept: {keep.name}; {keep.date}; {previous}; {FORMAT} {keep.hash}"


_WAIVE = re.compile(rf"waive: ([^;]+)(?:;([^;]*))?(?:;(.*?))?(?:{HASH}|({OLD_HASHES}))?")


def waivers(comments: Iterable[str]) -> tuple[Waiver, ...]:
    """Return every waiver, those without name or reason included: they are findings of their own."""
    matches = (_WAIVE.fullmatch(text.strip()) for text in comments)
    found = [[(part or "").strip() for part in match.groups()] for match in matches if match]
    return tuple(Waiver(check, name, reason, tied or older) for check, name, reason, tied, older in found)


def waiver_comment(waiver: Waiver) -> str:
    """Return the comment that `waivers` reads back."""
    ending = f"; {FORMAT} {waiver.hash}" if waiver.hash else ""
    return f"waive: {waiver.check}; {waiver.name}; {waiver.reason}{ending}"
