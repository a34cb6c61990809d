"""The comments that carry state in a PO file: origin of a draft, approvals, waivers, back-translations.

They are translator comments (`# …`), because gettext's tools delete flags they do not know. Some tools fold
comments at 76 to 80 columns; `unfold` joins such lines again, and every reader of catalogs uses it.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence

from ..core.approvals import Approval, Waiver, digest, signer_problem
from ..core.units import Finding

ORIGIN = "origin: "
BACK = "back-translation: "
REMARK = "reviewer: "
_APPROVED = re.compile(r"approved: ([^;]+); (\d{4}-\d\d-\d\d); ([0-9a-f]{12}); ([0-9a-f]{12})")
_WAIVE = re.compile(r"waive: ([^;]+)(?:;([^;]*))?(?:;(.*?))?(?:; ([0-9a-f]{12}); ([0-9a-f]{12}))?")
_SIGNED_END = re.compile(r".*; [0-9a-f]{12}; [0-9a-f]{12}")
_MARK = re.compile(r"(?:approved|waive|origin|back-translation|reviewer):|check (?:error|warning|info) [\w-]+: ")
NARROWEST = 70
"""The narrowest width at which a known tool folds comments."""


def origin(comments: Iterable[str]) -> str:
    """Return `google 2026-11-22` where a machine wrote the text, else nothing."""
    return next((text[len(ORIGIN) :].strip() for text in comments if text.startswith(ORIGIN)), "")


def back_translation(comments: Iterable[str], target: str) -> str:
    """Return what an engine made of the translation, unless it is stamped with the hash of another text."""
    for text in comments:
        if text.startswith(BACK):
            words, _, stamp = text[len(BACK) :].rpartition("; ")
            stamped = bool(re.fullmatch(r"[0-9a-f]{12}", stamp))
            if not stamped or stamp == digest(target):
                return words if stamped else text[len(BACK) :].strip()
    return ""


def back_translation_comment(words: str, target: str) -> str:
    """Return the comment that `back_translation` reads back while the translation stays the same."""
    return f"{BACK}{' '.join(words.split())}; {digest(target)}"


def check_note(found: Finding) -> str:
    """Return the extracted comment that shows a finding in a translator's editor."""
    return " ".join(f"check {found.severity} {found.check}: {found.message}".split())


def remark_comment(text: str) -> str:
    """Return the comment that a reviewer's remark on a row is kept as."""
    return f"{REMARK}{text}"


def approvals(comments: Iterable[str]) -> tuple[Approval, ...]:
    """Return every well-formed signature; a malformed one signs nothing."""
    return tuple(approval for text in comments if (approval := approval_of(text)))


def approval_of(comment: str) -> Approval | None:
    """Parse a comment as a signature; None if it is not one."""
    match = _APPROVED.fullmatch(comment.strip())
    if not match or signer_problem(match[1]):
        return None
    try:
        return Approval(match[1].strip(), dt.date.fromisoformat(match[2]), match[3], match[4])
    except ValueError:
        return None


def looks_signed(comment: str) -> bool:
    """Whether a comment looks like an attempt at a signature."""
    return bool(re.match(r"\W*approved\b", unicodedata.normalize("NFKC", comment), re.IGNORECASE))


def approval_comment(approval: Approval) -> str:
    """Return the comment that `approvals` reads back."""
    return f"approved: {approval.name}; {approval.date}; {approval.source_hash}; {approval.target_hash}"


def waivers(comments: Iterable[str]) -> tuple[Waiver, ...]:
    """Return every waiver, those without name or reason included: they are findings of their own."""
    matches = (_WAIVE.fullmatch(text.strip()) for text in comments)
    return tuple(Waiver(*((part or "").strip() for part in match.groups())) for match in matches if match)


def waiver_comment(waiver: Waiver) -> str:
    """Return the comment that `waivers` reads back."""
    parts = [waiver.check, waiver.name, waiver.reason, waiver.source_hash, waiver.target_hash]
    return "waive: " + "; ".join(parts if waiver.source_hash else parts[:3])


def is_check_note(comment: str) -> bool:
    """Whether an extracted comment is a finding, as `annotate` writes it, and not a note of the author."""
    return comment.startswith("check ") and carries_state(comment)


def carries_state(comment: str) -> bool:
    """Whether a comment is one of those above, and not a note of a person."""
    return bool(_MARK.match(comment))


def unfold(comments: Sequence[str]) -> list[str]:
    """Join state comments that a tool has folded; leave other comments alone."""
    found: list[str] = []
    at = 0
    while at < len(comments):
        length = _folded(comments[at:]) if _MARK.match(comments[at]) else 1
        found.append(_joined(comments[at : at + length]))
        at += length
    return found


def _folded(lines: Sequence[str]) -> int:
    """Return how many lines the state comment at the start covers."""
    end = next((at for at, line in enumerate(lines) if at and _MARK.match(line)), len(lines))
    if lines[0].startswith(("approved:", "waive:")):
        for length in range(1, min(end, 8) + 1):
            if _SIGNED_END.fullmatch(_joined(lines[:length])):
                return length
    length = 1
    while length < end and not lines[0].startswith("approved:") and _full(lines[length - 1], lines[length]):
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
