"""Signatures, waivers and kept changes: what each covers."""

import datetime as dt
import hashlib
import json
import unicodedata
from dataclasses import dataclass, replace

from ..model import ABOVE, IN_WARNING, Kind
from ..text.typography import typographic

FORMAT = "v2"
"""Stands before each hash. Lines of version 1 had no such word; they sign nothing any more."""


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
    context: str = ""
    """Fingerprint of the English above the row, which gives it its sense: headings, "If you take insulin:"."""

    @property
    def warns(self) -> bool:
        """Whether the row is a warning, or printed in the box of one."""
        return self.kind == Kind.WARNING or any(mark in self.place for mark in IN_WARNING)

    def hash(self, purpose: str, *more: str) -> str:
        """Return SHA-256 in hex over all of it: the English without its typography, the target in NFC.

        Of the place without the id of the row above, which may get another: what that says is in the context.
        """
        texts = (typographic(self.source), unicodedata.normalize("NFC", self.target))
        place = ABOVE.sub(r"\1", self.place)
        parts = [FORMAT, purpose, self.language, self.row, str(self.kind), place, *texts, *more]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Approval:
    """A signature under one row: `# approved: NAME, CREDENTIAL; DATE; below CONTEXT; v2 HASH`."""

    name: str
    """Name and credential, as signed."""
    date: dt.date
    hash: str
    context: str = ""
    """Fingerprint of the English that was above the row; empty for a row with nothing above it."""

    @classmethod
    def of(cls, subject: Subject, name: str, date: dt.date) -> "Approval":
        """Sign a row as it is."""
        return cls(name, date, _approved(subject, name, date, subject.context), subject.context)

    def covers(self, subject: Subject) -> bool:
        """Whether neither texts, place, name nor date have changed since the signature, nor what it says of `context`.

        Whether that is still above the row, `holding` asks.
        """
        return self.hash == _approved(subject, self.name, self.date, self.context)


def _approved(subject: Subject, name: str, date: dt.date, context: str) -> str:
    return subject.hash("approved", name, date.isoformat(), *filter(None, [context]))


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
        """Whether this was noted for the row, and for other English than today's."""
        here = replace(subject, source=self.source, target=self.target)
        return self.hash == here.hash("last-approved") and typographic(self.source) != typographic(subject.source)
