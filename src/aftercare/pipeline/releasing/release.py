"""What is cleared for patients: computed from what people wrote, before anything is built."""

import os
from collections.abc import Collection, Iterable, Sequence

from ...core.disk.files import read_regular
from ...handout.document import Document, State
from ..built import folder
from ..built.build_record import Record
from ..built.targets import Target
from ..snapshot.project import Project
from .strays import PAGE, Stuck, set_aside, strays, take_all_away


def withdraw(project: Project, record: Record) -> list[str]:
    """Delete every file that may not stay, whatever was asked for, and return their paths, also of those still there.

    A released file stays where its handout is released today with exactly this text; a draft stays as long as it
    is what was built and its handout is wanted. Nothing else belongs into the handouts' folders.
    """
    wanted = {f"{slug}/{tag}": (slug, tag) for slug, tag in project.targets()}
    known = record.targets.items()
    gone = [key for key, each in known if key not in wanted or not holds(project, record, each, *wanted[key])]
    shown = bool(gone) or not record.targets
    for key in gone:
        del record.targets[key]
    output = project.config.output
    record.site = {name: digest for name, digest in record.site.items() if record.has(output, name, digest)}
    swept, left = sweep(project, record.kept)  # first: nothing that somebody put into the output may keep a page there
    removed = [*set_aside(output, project.config.root, record.site), *swept]
    if removed:  # a folder that was a link has taken its pages along
        record.targets = {key: each for key, each in record.targets.items() if record.intact(output, each)}
    folder.clear_copies(output, record.targets, stages=shown or bool(removed))
    return [*removed, *map(Stuck, left)]


def folder_of(document: Document) -> str:
    """Return the folder below `output/`: what is not released is kept apart."""
    place = f"{document.slug}/{document.language.tag}"
    return place if document.state.released else f"drafts/{place}"


def holds(project: Project, record: Record, target: Target, slug: str, tag: str) -> bool:
    """Whether the files of a target may stay: what the record says of them is held against what people wrote.

    A released page must be released today, with exactly this text, and have its code in every file.
    """
    if project.readable.problem(tag, slug) or not record.intact(project.config.output, target):
        return False
    if not target.released:
        return target.apart
    if not project.documents.state(slug, tag).released:
        return False
    (digest, code), own = project.documents.digest_and_code(slug, tag), f"{slug}/{tag}/"
    return (
        digest == target.document
        and all(page.path.startswith(own) and PAGE.fullmatch(page.path) for page in target.pages)
        and all(code.encode() in read_regular(project.config.output / page.path) for page in target.pages)
    )


def kept(project: Project, record: Record, targets: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what stays released as it was before edits, and must be built for that though it was not asked for."""
    if project.config.on_stale != "keep":
        return []
    released = {key for key, target in record.targets.items() if target.released}
    asked = frozenset(targets)
    others = [target for target in project.targets() if target not in asked and "/".join(target) not in released]
    return [target for target in others if project.documents.state(*target) is State.KEPT]


def sweep(project: Project, wanted: Collection[str]) -> tuple[list[str], list[str]]:
    """Take all that lies in the handouts' folders away but the files wanted.

    Return the paths of what is gone, and of what could not be taken away.
    """
    output = project.config.output
    found = folder.stored(output)
    unwanted = sorted({*found.files} - {*wanted}, key=lambda name: (not PAGE.fullmatch(name), name))
    removed = take_all_away(output, unwanted, project.config.root)
    folder.clear_empty(output, found.empty)
    return removed, sorted(name for name in unwanted if os.path.lexists(output / name))


def stuck(project: Project, left: Iterable[str]) -> dict[str, str]:
    """Return, by handout and language, what lies in the output folder, may not, and could not be taken away.

    `left` is what `sweep` could not take away.
    """
    output, remedy = project.config.output, "could not be taken away; close what has it open, or delete it"
    unwanted = [*left, *(path.name for path in strays(output))]
    return {"/".join(name.removeprefix("drafts/").split("/")[:2]): f"{name} {remedy}" for name in unwanted}
