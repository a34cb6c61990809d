"""Which signatures hold for a row as it is, and whether enough people have signed."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from ..text.typography import typographic
from .approvals import Approval, Keep, Subject
from .signers import number_of_people

FIRST_DAY, LAST_DAY = dt.date(2026, 1, 1), dt.date(2099, 12, 31)
"""No catalog is older than the first, the date of every new one; a date after the last is a slip of the hand."""


def date_problem(date: dt.date) -> str:
    """Return why nobody can have signed on a day, or nothing. Whether a day is still to come, a clock must say."""
    if date < FIRST_DAY:
        return f"{date} is before the first catalog ({FIRST_DAY})"
    return f"{date} cannot be the date of a signature" if date > LAST_DAY else ""


def enough_people(names: Iterable[str], subject: Subject) -> bool:
    """Whether the people behind these names are enough to sign a row: a warning, and what is in its box, needs two."""
    return number_of_people(names) >= people_for(warns=subject.warns)


def people_for(*, warns: bool) -> int:
    """Return how many people sign a row, or a change of what is above it."""
    return 2 if warns else 1


def english_kept(subject: Subject, keeps: Sequence[Keep], people: int = 1) -> list[str]:
    """Return the English of a row, and before it every one that enough people have said to mean the same.

    Enough for the row, and no fewer than `people`: as many as a row below it needs, whose sense it gives.
    """
    people = max(people, people_for(warns=subject.warns))
    texts = [typographic(subject.source)]
    for text in texts:  # grows while it is read
        said = [keep for keep in keeps if keep.covers(replace(subject, source=text))]
        for previous in dict.fromkeys(keep.previous for keep in said):
            names = [keep.name for keep in said if keep.previous == previous]
            if previous not in texts and number_of_people(names) >= people:
                texts.append(previous)
    return texts


def telling(subject: Subject, keeps: Sequence[Keep]) -> tuple[Keep, ...]:
    """Return the statements that say something of a row's English, or of such that means the same."""
    subjects = [replace(subject, source=text) for text in english_kept(subject, keeps)] if keeps else []
    return tuple(keep for keep in keeps if any(map(keep.covers, subjects)))


def holding(
    subject: Subject, approvals: Iterable[Approval], keeps: Sequence[Keep] = (), contexts: Collection[str] | None = None
) -> tuple[Approval, ...]:
    """Return the signatures that hold for a row as it is, or for English that people have said to mean the same.

    `contexts` are those that what is above the row has or, as people have said, had with the same meaning; None where
    nobody can tell.
    """
    near = [each for each in approvals if contexts is None or each.context in contexts]
    subjects = [replace(subject, source=text) for text in english_kept(subject, keeps)] if near else []
    return tuple(approval for approval in near if any(map(approval.covers, subjects)))
