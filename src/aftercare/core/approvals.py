"""Signatures and waivers: who may sign, how many must, and which texts a signature covers."""

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from .model import Kind

MAX_SIGNER = 120


def digest(text: str) -> str:
    """Return the 12 hex digits that identify a text in approvals and waivers (SHA-256 of its NFC form)."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Approval:
    """A signature under one row: `# approved: NAME, CREDENTIAL; DATE; SOURCE-HASH; TARGET-HASH`."""

    name: str
    """Name and credential, as signed."""
    date: dt.date
    source_hash: str
    target_hash: str

    def covers(self, source: str, target: str) -> bool:
        """Whether both texts are unchanged since the signature."""
        return (self.source_hash, self.target_hash) == (digest(source), digest(target))


@dataclass(frozen=True, slots=True)
class Waiver:
    """`# waive: CHECK; NAME; reason`, stamped by sync with `; SOURCE-HASH; TARGET-HASH`."""

    check: str
    name: str
    reason: str
    source_hash: str = ""
    target_hash: str = ""


def signer_problem(by: str) -> str:
    """Return why `NAME, CREDENTIAL` cannot sign; empty if it can."""
    name, _, credential = by.partition(",")
    if not any(map(str.isalpha, name)) or not any(map(str.isalpha, credential)):
        return 'give name and credential, such as "Ana García, certified translator"'
    if ";" in by or len(by) > MAX_SIGNER or any(map(_unprintable, by)):
        return f"a signature has no semicolon, no control character and at most {MAX_SIGNER} characters"
    return ""


def _unprintable(char: str) -> bool:
    """Whether a character is unseen, or turns the order of others; joiners belong to some scripts."""
    return unicodedata.category(char)[0] in "CZ" and char not in " \u00a0\u200c\u200d"


def signer(name: str) -> str:
    """Return the key that identifies a signer: the name without accents, case and punctuation."""
    letters = unicodedata.normalize("NFKD", name.partition(",")[0]).casefold()
    return "".join(char for char in letters if char.isalnum() or _vowel_sign(char))


def _vowel_sign(char: str) -> bool:
    """Whether a mark is a letter of its own, as vowels are in Indic scripts, and not an accent."""
    return unicodedata.category(char) in {"Mn", "Mc"} and not unicodedata.combining(char)


def signers_needed(kind: str) -> int:
    """Return how many people must sign a row: a warning needs two."""
    return 2 if kind == Kind.WARNING else 1


def signers(source: str, target: str, signed: Iterable[Approval]) -> set[str]:
    """Return who has signed exactly these two texts."""
    return {signer(approval.name) for approval in signed if approval.covers(source, target)}
