"""Signatures, waivers and kept changes: what each covers, and how many people a row needs."""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .model import IN_WARNING, Kind
from .people import number_of_people

FORMAT = "v2"
"""Stands before each hash. Lines of version 1 had no such word; they sign nothing any more."""
FIRST_DAY, LAST_DAY = dt.date(2026, 1, 1), dt.date(2099, 12, 31)
"""No catalog is older than the first, the date of every new one; a date after the last is a slip of the hand."""
_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟", '"')})


def short_hash(text: str) -> str:
    """Return 12 hex digits by which a program tells texts apart; too few for a signature."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:12]


def typographic(text: str) -> str:
    """Return an English text without what only its typography has.

    NFC; curly quotation marks and apostrophes become straight ones; every run of white space (no-break and
    thin spaces, tabs and line breaks among it) becomes one space; none is left at the ends. Dashes, letters,
    digits and every other mark stay: `2–3` and `2-3` are two texts.
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).split())


@dataclass(frozen=True, slots=True)
class Subject:
    """What somebody signs: two texts in one place."""

    language: str
    """BCP-47 tag of the target."""
    row: str
    kind: str
    place: str
    """`section day-1 of microneedling`; empty for the interface."""
    source: str
    target: str

    @property
    def warns(self) -> bool:
        """Whether the row is a warning, or printed in the box of one."""
        return self.kind == Kind.WARNING or any(mark in self.place for mark in IN_WARNING)

    def hash(self, purpose: str, *more: str) -> str:
        """Return SHA-256 in hex over all of it: the English without its typography, the target in NFC."""
        texts = (typographic(self.source), unicodedata.normalize("NFC", self.target))
        parts = [FORMAT, purpose, self.language, self.row, str(self.kind), self.place, *texts, *more]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Approval:
    """A signature under one row: `# approved: NAME, CREDENTIAL; DATE; v2 HASH`."""

    name: str
    """Name and credential, as signed."""
    date: dt.date
    hash: str

    @classmethod
    def of(cls, subject: Subject, name: str, date: dt.date) -> "Approval":
        """Sign a row as it is."""
        return cls(name, date, subject.hash("approved", name, date.isoformat()))

    def covers(self, subject: Subject) -> bool:
        """Whether neither texts, place, name nor date have changed since the signature."""
        return self.hash == subject.hash("approved", self.name, self.date.isoformat())


@dataclass(frozen=True, slots=True)
class Keep:
    """A person's word that a change of the English kept its meaning.

    Written as `# kept: NAME, CREDENTIAL; DATE; "ENGLISH BEFORE"; v2 HASH`.
    """

    name: str
    date: dt.date
    previous: str
    """The English that the translation was made from."""
    hash: str

    @classmethod
    def of(cls, subject: Subject, name: str, date: dt.date, previous: str) -> "Keep":
        """Keep the translation of `previous` for a row as it is."""
        previous = typographic(previous)
        return cls(name, date, previous, subject.hash("kept", name, date.isoformat(), previous))

    def covers(self, subject: Subject) -> bool:
        """Whether this was said of exactly this change and this translation."""
        return self.hash == subject.hash("kept", self.name, self.date.isoformat(), self.previous)


@dataclass(frozen=True, slots=True)
class Waiver:
    """`# waive: CHECK; NAME, CREDENTIAL; reason`, to which sync adds `; v2 HASH` of the texts it was written for."""

    check: str
    name: str
    reason: str
    hash: str = ""

    @classmethod
    def of(cls, subject: Subject, waiver: "Waiver") -> "Waiver":
        """Tie a new waiver to a row as it is."""
        return replace(waiver, hash=subject.hash("waived", waiver.check, waiver.name, waiver.reason))

    def covers(self, subject: Subject) -> bool:
        """Whether the row, the check and the reason are those it was written for."""
        return self.hash == subject.hash("waived", self.check, self.name, self.reason)


@dataclass(frozen=True, slots=True)
class LastApproved:
    """What a row was when it was last approved: `# last-approved: ["ENGLISH", "TRANSLATION"]; v2 HASH`.

    It signs nothing. The signatures beside it must hold for just these texts.
    """

    source: str
    target: str
    hash: str

    @classmethod
    def of(cls, subject: Subject, source: str, target: str) -> "LastApproved":
        """Note what was approved in the place of a row."""
        return cls(source, target, replace(subject, source=source, target=target).hash("last-approved"))

    def covers(self, subject: Subject) -> bool:
        """Whether this was noted of the row, and of other English than that of now."""
        here = replace(subject, source=self.source, target=self.target)
        return self.hash == here.hash("last-approved") and typographic(self.source) != typographic(subject.source)


def date_problem(date: dt.date) -> str:
    """Return why nobody can have signed on a day, or nothing. Whether a day is still to come, a clock must say."""
    if date < FIRST_DAY:
        return f"{date} is before the first catalog ({FIRST_DAY})"
    return f"{date} is no date of a signature" if date > LAST_DAY else ""


def enough_people(names: Iterable[str], subject: Subject) -> bool:
    """Whether the people behind these names are enough to sign a row: a warning, and what is in its box, needs two."""
    return number_of_people(names) >= (2 if subject.warns else 1)


def english_kept(subject: Subject, keeps: Sequence[Keep]) -> list[str]:
    """Return the English of a row, and before it every one that people have said to mean the same."""
    texts = [typographic(subject.source)]
    for text in texts:  # grows while it is read
        said = [keep for keep in keeps if keep.covers(replace(subject, source=text))]
        for previous in dict.fromkeys(keep.previous for keep in said):
            names = [keep.name for keep in said if keep.previous == previous]
            if previous not in texts and enough_people(names, subject):
                texts.append(previous)
    return texts


def holding(subject: Subject, approvals: Iterable[Approval], keeps: Sequence[Keep] = ()) -> tuple[Approval, ...]:
    """Return the signatures that hold for a row as it is, or for English that people have said to mean the same."""
    subjects = [replace(subject, source=text) for text in english_kept(subject, keeps)]
    return tuple(approval for approval in approvals if any(map(approval.covers, subjects)))
