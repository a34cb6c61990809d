"""What a folder for the web server has got and lost, in words for whoever published it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...core.text.counting import counted, listed
from ...handout.document import State
from ..built.build_record import Record
from ..snapshot.project import Project

NAMED = 20
"""How many handouts a message names."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a folder holds since it was replaced, unless it `stays` as it was."""

    chosen: Record
    gone: tuple[str, ...]
    """`handout/tag` of what it held before and holds no more, or would not hold."""
    stays: bool = False
    """Whether all that is cleared for patients in it would have gone, and nothing have come."""


def cleared(project: Project, key: str) -> bool:
    """Whether a handout, named as `handout/tag`, is cleared for patients today."""
    slug, tag = key.split("/")
    there = (slug, tag) in project.targets() and not project.readable.problem(tag, slug)
    return there and project.documents.state(slug, tag).released


def staying(project: Project, targets: Sequence[tuple[str, str]], held: Sequence[str]) -> list[tuple[str, str]]:
    """Return what a folder keeps that has `held` some of the targets, where none of these is cleared any more.

    They go, and nothing else: it keeps what it holds besides and is cleared. Nothing is returned in any other case.
    """
    asked = {f"{slug}/{tag}" for slug, tag in targets}
    if asked.isdisjoint(held) or any(cleared(project, key) for key in asked):
        return []
    rest = (key.split("/") for key in held if key not in asked and cleared(project, key))
    return [(slug, tag) for slug, tag in rest]


def told(delivered: Delivered) -> str:
    """Say how many handouts a folder holds, and how many as they were reviewed before an edit."""
    targets = delivered.chosen.targets
    kept = sum(each.details["state"] == State.KEPT for each in targets.values())
    before = f", {kept} of them as reviewed before an edit of the English" if kept else ""
    return f"{counted(len(targets), 'released handout')}{before}, and the pages that list them."


def told_of_loss(project: Project, delivered: Delivered) -> str:
    """Say which handouts a folder has lost; or why it stays, and what in it should not; nothing where all are there."""
    if not delivered.stays:
        return f"no longer there: {listed(delivered.gone, NAMED)}" if delivered.gone else ""
    void = [key for key in delivered.gone if not cleared(project, key)]
    still = f"; {listed(void, NAMED)} in it {'is' if len(void) == 1 else 'are'} not released any more" if void else ""
    return (
        "not changed: nothing that was asked for is released, and it would have lost all that it holds,"
        f" {listed(delivered.gone, NAMED)}{still}; publish without --lang and --handout, or name another folder"
    )
