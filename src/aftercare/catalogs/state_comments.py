"""The comments that carry state in a PO file: origin, signatures, kept changes, waivers, questions and the like.

They are translator comments (`# …`), because gettext's tools delete flags they do not know. Some tools fold
comments at 76 to 80 columns; `unfold` joins such lines again, and every reader of catalogs uses it.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..core.approvals import FORMAT, Approval, Keep, LastApproved, Waiver, date_problem, short_hash
from ..core.look_alikes import skeleton
from ..core.people import signer_problem
from ..core.questions import Question
from ..core.units import Finding

ORIGIN = "origin: "
DRAFT = "draft: "
"""Comment with the digest of what the engine wrote: a draft that a person has edited no longer matches it."""
IMPORTED = "imported from"
"""Begins the origin of a draft that a person wrote for another project; no engine replaces it."""
BACK = "back-translation: "
REMARK = "reviewer: "
ANSWER = "answer:"
_HASH = rf"; {FORMAT} ([0-9a-f]{{64}})"
_DATE = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
_APPROVED = re.compile(rf"approved: ([^;]+); {_DATE}{_HASH}")
_KEPT = re.compile(rf'kept: ([^;]+); {_DATE}; (".*"){_HASH}')
_LAST = re.compile(rf"last-approved: (\[.*\]){_HASH}")
_OLD_HASHES = r"; [0-9a-f]{12}; [0-9a-f]{12}"
"""The end of lines as they were before they named their format."""
_WAIVE = re.compile(rf"waive: ([^;]+)(?:;([^;]*))?(?:;(.*?))?(?:{_HASH}|({_OLD_HASHES}))?")
_OLD = re.compile(rf".*{_OLD_HASHES}")
_SIGNED_END = re.compile(rf".*(?:{_HASH}|{_OLD_HASHES})")
_QUESTION = re.compile(rf"question:\s*(?:([^;]{{1,120}});\s*{_DATE};\s*)?(.*?)(?:; ([0-9a-f]{{12}}))?")
_MARK = re.compile(
    r"(?:approved|kept|last-approved|waive|origin|back-translation|reviewer|question|answer):"
    r"|check (?:error|warning|info) [\w-]+: "
)
_SPELLED = re.compile(r"(question|answer)\s*[:\uff1a]\s*", re.IGNORECASE)
"""How people write the two that have no other writer, with the colon of their language."""
_SIGNED = ("approved:", "kept:", "last-approved:", "waive:")
_DATED = re.compile(r"origin: .*\b[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 60
"""Lines that a signed line may be folded into: its English has at most some thousand characters."""
_MOST = 200
"""Lines that any of them may be: who looks further for each of 100,000 lines takes hours."""
NARROWEST = 70
WIDEST = 80
"""The narrowest and the widest line that a known tool folds comments to."""


def origin(comments: Sequence[str], target: str | None = None) -> str:
    """Return `google 2026-11-22` where a machine wrote the text, else nothing.

    A `target` that is not what the machine wrote has an author: the person who changed it.
    """
    written = next((text.removeprefix(DRAFT) for text in comments if text.startswith(DRAFT)), "")
    if target is not None and written and written != short_hash(target):
        return ""
    return next((text[len(ORIGIN) :].strip() for text in comments if text.startswith(ORIGIN)), "")


def of_draft(comment: str) -> bool:
    """Whether a comment says where a draft comes from, and goes when another text takes its place."""
    return comment.startswith((ORIGIN, DRAFT, BACK))


def by_machine(origin: str) -> bool:
    """Whether an origin names an engine."""
    return bool(origin) and not origin.startswith(IMPORTED)


def back_translation(comments: Iterable[str], target: str) -> str:
    """Return what an engine made of the translation, unless it is stamped with the hash of another text."""
    for text in comments:
        if text.startswith(BACK):
            words, _, stamp = text[len(BACK) :].rpartition("; ")
            stamped = bool(re.fullmatch(r"[0-9a-f]{12}", stamp))
            if not stamped or stamp == short_hash(target):
                return words if stamped else text[len(BACK) :].strip()
    return ""


def back_translation_comment(words: str, target: str) -> str:
    """Return the comment that `back_translation` reads back while the translation stays the same."""
    return f"{BACK}{' '.join(words.split())}; {short_hash(target)}"


def check_note(found: Finding) -> str:
    """Return the extracted comment that shows a finding in a translator's editor."""
    return " ".join(f"check {found.severity} {found.check}: {found.message}".split())


def remark_comment(text: str) -> str:
    """Return the comment that a reviewer's remark on a row is kept as."""
    return f"{REMARK}{text}"


def questions(comments: Iterable[str]) -> tuple[Question, ...]:
    """Return every question; an answer belongs to all those above it that have none yet."""
    found: list[Question] = []
    for text in comments:
        if text.startswith(ANSWER) and (answer := text.removeprefix(ANSWER).strip()):
            found = [each if each.answer else replace(each, answer=answer) for each in found]
        elif (match := _QUESTION.fullmatch(text.strip())) and match[3].strip():
            found.append(Question((match[1] or "").strip(), match[2] or "", match[3].strip(), match[4] or ""))
    return tuple(found)


def question_comment(question: Question) -> str:
    """Return the comment that `questions` reads back, without the answer."""
    who = f"{question.name}; {question.date}; " if question.date else ""
    return f"question: {who}{question.text}{f'; {question.stamp}' * bool(question.stamp)}"


def approvals(comments: Iterable[str]) -> tuple[Approval, ...]:
    """Return every well-formed signature; a malformed one signs nothing."""
    return tuple(approval for text in comments if (approval := approval_of(text)))


def approval_of(comment: str) -> Approval | None:
    """Parse a comment as a signature; None if it is not one."""
    match = _APPROVED.fullmatch(comment.strip())
    if not match or _problem(match[1], match[2]):
        return None
    return Approval(match[1], dt.date.fromisoformat(match[2]), match[3])


def keeps(comments: Iterable[str]) -> tuple[Keep, ...]:
    """Return every statement that a change of the English kept its meaning."""
    return tuple(keep for text in comments if (keep := keep_of(text)))


def keep_of(comment: str) -> Keep | None:
    """Return the statement that a comment is, or None."""
    match = _KEPT.fullmatch(comment.strip())
    if not match or _problem(match[1], match[2]):
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


def looks_signed(comment: str) -> bool:
    """Whether a reader would take a comment for a signature or the like."""
    seen = comment if comment.isascii() else _shown(comment)
    match = re.match(r"\W*(\w+)(\s*:)?", seen)
    word = skeleton(match[1].casefold()) if match else ""
    return word == skeleton("approved") or bool(match and match[2] and word == skeleton("kept"))


def written_as_signature(comment: str) -> bool:
    """Whether a comment has the form of a signature of today or of before, whatever its name, date and hash."""
    return bool(_OLD.fullmatch(comment.strip()) or _APPROVED.fullmatch(comment.strip()))


def _shown(comment: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", comment) if unicodedata.category(char) != "Cf")


def invalid(comments: Iterable[str]) -> tuple[str, ...]:
    """Return, for each line that looks like a signature and signs nothing, why."""
    return tuple(
        _why_invalid(text) for text in comments if looks_signed(text) and not approval_of(text) and not keep_of(text)
    )


def _why_invalid(comment: str) -> str:
    shown = comment if len(comment) <= NARROWEST else f"{comment[:NARROWEST]}…"
    if _OLD.fullmatch(comment):
        return f'"{shown}" is of an older, weaker form and signs nothing any more; sign again with aftercare approve'
    match = _APPROVED.fullmatch(comment) or _KEPT.fullmatch(comment)
    why = _problem(match[1], match[2]) if match else ""
    why = why or "write name, credential, date and hash as aftercare approve does"
    return f'"{shown}" is not a signature: {why}'


def _problem(by: str, date: str) -> str:
    """Return why nobody can have signed like this, or nothing."""
    try:
        return signer_problem(by) or date_problem(dt.date.fromisoformat(date))
    except ValueError:
        return f"there is no day {date}"


def approval_comment(approval: Approval) -> str:
    """Return the comment that `approvals` reads back."""
    return f"approved: {approval.name}; {approval.date}; {FORMAT} {approval.hash}"


def keep_comment(keep: Keep) -> str:
    """Return the comment that `keeps` reads back."""
    previous = json.dumps(keep.previous, ensure_ascii=False)
    return f"kept: {keep.name}; {keep.date}; {previous}; {FORMAT} {keep.hash}"


def waivers(comments: Iterable[str]) -> tuple[Waiver, ...]:
    """Return every waiver, those without name or reason included: they are findings of their own."""
    matches = (_WAIVE.fullmatch(text.strip()) for text in comments)
    found = [[(part or "").strip() for part in match.groups()] for match in matches if match]
    return tuple(Waiver(check, name, reason, tied or older) for check, name, reason, tied, older in found)


def waiver_comment(waiver: Waiver) -> str:
    """Return the comment that `waivers` reads back."""
    ending = f"; {FORMAT} {waiver.hash}" if waiver.hash else ""
    return f"waive: {waiver.check}; {waiver.name}; {waiver.reason}{ending}"


def is_check_note(comment: str) -> bool:
    """Whether an extracted comment is a finding, as `annotate` writes it, and not a note of the author."""
    return comment.startswith("check ") and carries_state(comment)


def spelled(comment: str) -> str:
    """Return a question or an answer with its mark as it is read; other comments as they are."""
    return _SPELLED.sub(lambda found: f"{found[1].lower()}: ", comment, count=1) if _SPELLED.match(comment) else comment


def carries_state(comment: str) -> bool:
    """Whether a comment is one of those above, and not a note of a person."""
    return bool(_MARK.match(comment))


def unfold(comments: Sequence[str], *, whole: bool = False) -> list[str]:
    """Join state comments that a tool has folded; leave other comments alone.

    Where a file is `whole`, no tool has folded it: the line after an answer is a comment of its own.
    """
    whole = whole or any(map(is_whole, comments))
    found: list[str] = []
    at = 0
    while at < len(comments):
        length = _folded(comments[at : at + _MOST], whole=whole) if _MARK.match(comments[at]) else 1
        found.append(_joined(comments[at : at + length]))
        at += length
    return found


def is_whole(comment: str) -> bool:
    """Whether a tool that folds comments would have folded this one."""
    return len(f"# {comment}") > WIDEST and " " in comment.strip()[: WIDEST - 2]


def _folded(lines: Sequence[str], *, whole: bool) -> int:
    """Return how many lines the state comment at the start covers; a signed one ends in its hash."""
    end = next((at for at, line in enumerate(lines) if at and _MARK.match(line)), len(lines))
    if lines[0].startswith(_SIGNED):
        for length in range(1, min(end, _LONGEST) + 1):
            if _SIGNED_END.fullmatch(_joined(lines[max(length - 3, 0) : length])):
                return length
    length = 1
    if _DATED.fullmatch(lines[0]):  # it has all that it can have
        return length
    while (
        not whole and length < end and not lines[0].startswith(_SIGNED[:3]) and _full(lines[length - 1], lines[length])
    ):
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
