"""Writes the lists of pages, and then the record of a build."""

from contextlib import suppress

from ..built import folder, made, record
from ..built.build_record import LISTS, Record
from ..site import files as site
from ..snapshot.project import Project


def finish(project: Project, known: Record, *, packs: bool = True) -> None:
    """Write the site, take away what it no longer has, and write the record at the very end.

    `packs`: whether archives are packed and the sheet is set anew; if not, those that are out of date are gone.

    Where the site cannot be written, all of it is taken away, which needs no room on a full disk: what lists and packs
    pages would go on to name, and to hold, those that are withdrawn.
    """
    before = {*known.site, *LISTS}
    try:
        _list(project, known, packs=packs)
    except OSError:
        for name in before:
            with suppress(OSError):  # one that another program has open keeps none of the others
                (project.config.output / name).unlink()
        raise


def _list(project: Project, known: Record, *, packs: bool) -> None:
    output, before = project.config.output, known.site
    intact = {
        name: (mark, before[name])
        for name, mark in known.archives.items()
        if name in before and known.has(output, name, before[name])
    }
    written = site.write(project, known, output, intact, packs=packs)
    known.site, known.archives = written.digests, written.archives
    known.stamps |= written.stamps
    for name in {*before, *LISTS} - known.site.keys():
        (output / name).unlink(missing_ok=True)
        folder.prune((output / name).parent, output)
    record.note(project.config.root, known)
    made.keep(project.config.root, known.digests)
