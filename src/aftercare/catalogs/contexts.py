"""What is above a row, as signatures name it: headings, "If you take insulin:", a table's head, in English."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice, product

from ..core.model import Instruction, Kind
from ..core.people.holding import people_for
from ..core.states import before_edit
from ..core.text.typography import typographic
from ..core.units import Status, Unit

DIGITS = 16
MOST = 64
"""Contexts of a row that are compared, where people have kept many edits above it."""
NONE = ("-",)
"""In the place of contexts: what no signature names."""
Texts = Sequence[str]


@lru_cache(maxsize=4096)
def fingerprint(texts: tuple[str, ...]) -> str:
    """Return what a signature names the rows above by, each as kind and English without its typography."""
    plain = json.dumps([*map(typographic, texts)])
    return hashlib.sha256(plain.encode()).hexdigest()[:DIGITS] if texts else ""


class Contexts:
    """What is above the rows of one catalog, with what people have said of edits there."""

    def __init__(self, unit_of: Callable[[Instruction, "Contexts"], Unit | None]) -> None:
        """Take what returns the unit of a row above others, or None where its English is as it was.

        It is given these contexts: did it hold them itself, the two and the catalog would wait for the next collection.
        """
        self._unit_of = unit_of
        self._texts: dict[tuple[str, int], tuple[Texts, Texts]] = {}

    def of(self, row: Instruction) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the contexts of a row, today's first, and those before edits that wait for people, if any do."""
        if not row.above:
            return ("",), ()
        people = people_for(warns=row.warns)
        pairs = [self._of(each, people) for each in row.above]
        now = _fingerprints(texts for texts, _ in pairs)
        edited = {each.kind for each, (_, then) in zip(row.above, pairs, strict=True) if then}
        if row.warns and edited - {Kind.TITLE}:
            return now, NONE  # "fever of 39 °C:" above "Call 911." is part of the warning, which may not wait
        return now, _fingerprints(then or texts for texts, then in pairs) if edited else ()

    def _of(self, row: Instruction, people: int) -> tuple[Texts, Texts]:
        """Return the English of a row with all that means the same to so many people, and that before an edit."""
        key = row.id, people
        if key not in self._texts:
            self._texts[key] = (row.text,), ()  # a row is never above itself
            now, then = _texts(row, self._unit_of(row, self), people)
            # "Hot baths:" with a cross says something else than with a tick.
            self._texts[key] = [f"{row.kind} {text}" for text in now], [f"{row.kind} {text}" for text in then]
        return self._texts[key]


def _texts(row: Instruction, unit: Unit | None, people: int) -> tuple[Texts, Texts]:
    if unit is None:
        return (row.text,), ()
    then = before_edit(unit) if unit.status is not Status.APPROVED else None
    waits = then is not None and then.source != unit.source
    return (row.text, *unit.kept_by(people)), (then.source, *then.kept_by(people)) if then and waits else ()


def _fingerprints(texts: Iterable[Texts]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fingerprint, islice(product(*texts), MOST))))
