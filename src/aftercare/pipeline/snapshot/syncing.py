"""Brings the catalogs of a project up to the English, and tells whether they are."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from ...catalogs.lost_rows import lost_catalogs, tell_lost_catalogs
from ...catalogs.reordered import told
from ...catalogs.resting import catalog_rests, template_rests
from ...catalogs.sync import sync as sync_catalogs
from ...catalogs.sync import take_interface as take_interfaces
from ...catalogs.sync_report import SyncReport
from ...catalogs.templates import location
from ...core.disk.inputs import ABSENT
from ...core.disk.lock import locked
from ...core.errors import CatalogError
from ..built import record
from .project import Project
from .unused import unknown_handouts, unused_cells, unused_copies


def sync(project: Project, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> SyncReport:
    """Bring the catalogs up to the English: all of them, or those of the languages and handouts named.

    Raises CatalogError where another run is writing.
    """
    languages, domains = project.config.choose(tags), project.domains(slugs) if slugs else None
    root, store = project.config.root, project.store
    with locked(project.config.locales):
        known = {root / name for name, digest in record.read(root).inputs.items() if digest != ABSENT}
        lost = [each for each in lost_catalogs(store, languages, known) if domains is None or each[1] in domains]
        project.synced = sync_catalogs(store, languages, domains)
        tell_lost_catalogs(store, lost, project.synced)
    project.synced.notes[:0] = [*unknown_handouts(project), *unused_cells(project), *unused_copies(project)]
    project.once_synced()
    project.settle()
    return project.synced


def take_interface(project: Project, tags: Sequence[str] = ()) -> list[str]:
    """Write the interface of the program into the project, in the languages named or all; return the files.

    Raises CatalogError where another run is writing.
    """
    with locked(project.config.locales):
        return take_interfaces(project.store, project.config.choose(tags))


def moved(project: Project, slugs: Sequence[str] = ()) -> Iterator[str]:
    """Name the rows that stand elsewhere in their sections than at the last sync: a build that syncs nothing, too.

    A template that cannot be read is told of elsewhere.
    """
    store = project.store
    for slug in project.slugs(slugs):
        if slug in store.rows:
            with suppress(CatalogError):
                template = store.template(slug)
                yield from told(template, store.rows[slug], location(store, slug)) if template else ()


def synced(project: Project) -> bool:
    """Whether a sync would change nothing, so that the next build has nothing to bring up to the English or to tell."""
    if project.asked_whole and project.synced and not project.synced.failed:
        return True
    store, known = project.store, project.known
    templates = (known.english(slug) or template_rests(store, slug) for slug in store.rows)
    pairs = ((language, domain) for language in project.config.languages for domain in store.rows)
    return all(templates) and all(
        known.facts(domain, each.tag) or catalog_rests(store, each, domain) for each, domain in pairs
    )
