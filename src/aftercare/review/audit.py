"""What a change to one row is judged by, and the names of the findings about it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..core.people.approvals import Approval, Keep
from ..core.text.typography import typographic
from ..core.units import Severity, Unit
from .records import Record

Problem = tuple[str, Severity, str]
Differ = Callable[[str, str], list[str]]
FORGED, LOST, DOUBT = "approval-forged", "reviewed-text-lost", "approval-doubtful"
WAIVED, KEPT, UNSEEN, AGAIN = "waiver-changed", "kept", "english-changed", "approved-again"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a signature is judged by, beside its row."""

    latest: dt.date
    """The last day on which somebody can have signed."""
    since: dt.date
    """Day on which the work compared began."""
    built_on: dt.date
    """Day of what it was built on, which is later where it was rebased, or where its commits are dated back."""
    facts_changed: Differ
    """What the checks find different in two English texts."""
    places: dict[str, list[str]] = field(default_factory=dict)
    """Where each signature is, as `es/row`, by its hash."""
    new_languages: frozenset[str] = frozenset()
    """Languages that the revision did not have."""
    former_languages: frozenset[str] = frozenset()
    """Languages that the settings do not have any more."""


def new_approvals(before: Record | None, now: Record) -> list[Approval]:
    """Return the signatures that the revision did not have on this row."""
    old = before.unit.approvals if before else ()
    return [approval for approval in now.unit.approvals if approval not in old]


def new_keeps(before: Record | None, now: Record) -> list[Keep]:
    """Return the statements about changed English that the revision did not have on this row."""
    old = before.unit.keeps if before else ()
    return [keep for keep in now.unit.keeps if keep not in old]


def has_lapsed(unit: Unit, before: Unit) -> tuple[Approval, ...]:
    """Return the signatures that held until the English was edited, that of the row or what it is below, or it moved.

    That is from where it stood `before`, in the revision: what is compared at once was done one after the other.
    """
    there = replace(unit, kind=before.kind, place=before.place, contexts=None)
    texts = [unit.source, *([unit.previous] if unit.edited or unit.previous else [])]
    held = [replace(stood, source=text).signed for stood in (replace(unit, contexts=None), there) for text in texts]
    return tuple(approval for signed in held for approval in signed if approval not in unit.signed)


def english_is_same(one: Unit, other: Unit) -> bool:
    """Whether the English of two units differs in its typography at most."""
    return typographic(one.source) == typographic(other.source)


def stands_alike(before: Unit, now: Unit) -> bool:
    """Whether a row has the English that it had, in the same place, below what means the same: all that is signed."""
    same_place = (before.kind, before.place) == (now.kind, now.place)
    return same_place and before.subject.context in (now.contexts or ("",)) and english_is_same(before, now)
