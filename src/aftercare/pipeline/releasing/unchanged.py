"""Whether there is anything to build: the record is asked before the rest of the program is loaded."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ...catalogs.left_behind import catalogs_in
from ...catalogs.merge import catalog_path
from ...catalogs.store import INTERFACE
from ...core.disk.copies import copies
from ...core.disk.leftovers import leftovers
from ...core.disk.lock import locked
from ...core.errors import CatalogError
from ...core.language.languages import SOURCE
from ...core.settings.config import Config
from ..built import folder, record
from ..built.build_record import Record
from ..built.program import modules, program, seen, to_note
from ..built.record import FOLDER
from .strays import strays


def up_to_date(config: Config) -> Record | None:
    """Return the record if nothing has changed since the last complete build, to the last byte of its output."""
    before, root, output = record.read(config.root), config.root, config.output
    known = before.copy()
    if not known.complete or known.blocked is None or not _same_program(known, root):
        return None
    if any(known.differs(root)):
        return None
    if any(name not in known.inputs for name in (*map(config.relative, modules(config)), *_strangers(config))):
        return None
    if _left_over(config):  # which a build clears away
        return None
    stored = {*folder.stored(output).files}
    intact = (
        stored == known.kept
        and not strays(output)
        and all(known.intact(output, target) for target in known.targets.values())
    )
    if not intact or known.site_edited(output) or not _released_hold(config, known):
        return None
    if (known.stamps, known.program_seen) != (before.stamps, before.program_seen):
        _renew(config, before, known)
    return known


def _same_program(known: Record, root: Path) -> bool:
    """Whether pages would be made by the same program; its files are not read where the system tells that it is."""
    if known.program_seen and known.program_seen == seen(root):
        return True
    known.program_seen = to_note(root)
    return known.program == program(root)


def _strangers(config: Config) -> Iterator[str]:
    """Yield the catalogs, and what may be copies of tables: one that no build has seen may be somebody's work."""
    for language in config.languages:
        folder = catalog_path(config.locales, language, INTERFACE).parent
        where = config.relative(folder)
        yield from (f"{where}/{stem}.po" for stem in catalogs_in(folder))
    for table in (config.source, config.glossary):
        yield from map(config.relative, copies(table))


def _renew(config: Config, before: Record, known: Record) -> None:
    """Note what the system says of files that were as they were written, so that the next run need not read them.

    Where another run is writing, or has written since, its record stays.
    """
    with suppress(CatalogError, OSError), locked(config.root / FOLDER):
        if record.read(config.root) == before:
            record.note(config.root, known)


def _left_over(config: Config) -> bool:
    """Whether a killed run has left half-written files where one writes after the last page, too."""
    places = (config.locales, config.root / FOLDER, config.output / folder.REPORTS)
    return any(path for place in places for path in leftovers(place))


def verify(config: Config) -> None:
    """Read every file of the output folder; those that are not what was written are built anew by what follows."""
    record.make_room(config.root)
    with locked(config.root / FOLDER):
        known = record.read(config.root)
        known.verify(config.output)
        record.note(config.root, known)


def _released_hold(config: Config, known: Record) -> bool:
    """Whether every reviewed page is one that may stay today, whatever the record says of inputs and output.

    Where no translation is released, which most who draft wait for, only the English is looked at.
    """
    from ..snapshot.project import Project
    from . import ahead, release

    released = {key: each for key, each in known.targets.items() if not each.apart}
    looked_at = released if all(key.endswith(f"/{SOURCE}") for key in released) else known.targets
    try:
        project = Project(config, synced=True)
        ahead.check_releases(project, known)
        wanted = {f"{slug}/{tag}": (slug, tag) for slug, tag in project.targets()}
        found = [(each, wanted.get(key)) for key, each in looked_at.items()]
        return all(target and release.holds(project, known, each, *target) for each, target in found)
    except Exception:  # noqa: BLE001 - whatever it was, the withdrawal will tell
        return False
