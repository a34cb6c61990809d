"""What tells whether a row of a file is still as it was given out: hashes of its texts and place, and its state."""

import re

from ...core.model import ABOVE
from ...core.text.typography import short_hash
from ...core.units import Status, Unit

NEEDS_WORK, DONE = "needs work", "translated"
_WORK = {Status.MISSING: "", Status.DRAFT: NEEDS_WORK}
_HASH = "([0-9a-f]{12})"
VERSION = re.compile(rf"{_HASH}-{_HASH}-(|needs work|translated)(?:-{_HASH})?(?:@{_HASH})?(?:/{_HASH})?")
"""Its parts: English, translation and state; of a sheet also note, place, and what is only shown."""


def work_state(unit: Unit) -> str:
    """Return the state as translators know it: signing is another matter."""
    return _WORK.get(unit.status, DONE)


def version(unit: Unit) -> str:
    """Return what tells whether a row is still as it was given out: hashes of texts and place, and its state."""
    return f"{texts_version(unit)}@{place_hashes(unit)[0]}"


def texts_version(unit: Unit) -> str:
    """Return the part of it that is about texts and state."""
    return f"{short_hash(unit.source)}-{text_and_state(unit)}"


def text_and_state(unit: Unit) -> str:
    """Return a hash of the translation, and its state."""
    return f"{short_hash(unit.target)}-{work_state(unit)}"


def place_hashes(unit: Unit) -> list[str]:
    """Return hashes of what gives a row its sense beside its words, as signatures cover it: today's first."""
    place = ABOVE.sub(r"\1", unit.place)
    return [short_hash(f"{unit.kind}\0{place}\0{context}") for context in unit.contexts or ("",)]


def note_hash(note: str) -> str:
    """Return a hash of a note, or of what is only shown beside a row; blanks do not count."""
    return short_hash(" ".join(note.split()))
