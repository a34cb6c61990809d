"""Bringing the catalogs of a project up to the English."""

from collections.abc import Sequence

from ..catalogs import sync as catalogs
from ..catalogs.sync_report import SyncReport
from ..core.lock import locked
from .project import Project


def sync(project: Project, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> SyncReport:
    """Bring the catalogs up to the English: all of them, or those of the languages and handouts named.

    Raises CatalogError where another run is writing.
    """
    languages, domains = project.config.choose(tuple(tags)), project.domains(slugs) if slugs else None
    with locked(project.config.locales):
        project.synced = catalogs.sync(project.store, languages, domains)
    project.settle()
    return project.synced
