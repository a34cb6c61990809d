"""CSV → POT → PO: brings every catalog up to the English, and tells what that made stale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..core.clock import now
from ..core.config import Config
from ..core.languages import Language
from ..core.lock import locked
from ..core.model import Handout, Instruction, rows_of
from ..core.units import Unit
from ..source.interface import interface_rows
from ..source.table import read_handouts
from . import merge, po
from .interface import interface_path
from .merge import Changes

WORDS = {
    "edited": "English edited; its translation is stale",
    "added": "new; to be translated",
    "removed": "removed; its translation is kept as obsolete",
    "restored": "back; its translation is restored",
}


@dataclass(slots=True)
class SyncReport:
    """What a sync did: the changes by language tag, and the files written."""

    changes: dict[str, Changes] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Tell in plain words what happened: each row once, with the languages it concerns."""
        told: dict[tuple[str, str], list[str]] = {}
        for tag, changes in self.changes.items():
            for what in WORDS:
                for row in getattr(changes, what):
                    told.setdefault((what, row), []).append(tag)
        lines = [
            f"{row}: {WORDS[what]} in {len(tags)} languages ({', '.join(tags)})" for (what, row), tags in told.items()
        ]
        return lines or ["The catalogs are up to date."]


def handouts(config: Config) -> tuple[Handout, ...]:
    """Read the project's CSV. Raises SourceError."""
    known = frozenset(name for name, value in config.clinic.placeholders.items() if value)
    return read_handouts(config.source, known, name=config.relative(config.source))


def sync(config: Config, documents: Sequence[Handout], languages: Iterable[Language] | None = None) -> SyncReport:
    """Bring templates and catalogs up to the English. Nothing is written before everything has been read."""
    report = SyncReport()
    location = config.relative(config.source)
    pending: list[tuple[Path, po.Po]] = []
    for domain, wanted in (("handouts", rows_of(documents)), ("interface", interface_rows())):
        where = location if domain == "handouts" else "interface.csv"
        pot_path = config.locales / f"{domain}.pot"
        pot = _template(pot_path, wanted, where)
        pending.append((pot_path, pot))
        for language in config.languages if languages is None else languages:
            path = merge.catalog_path(config.locales, language, domain)
            if domain == "interface" and interface_path(config.locales, language) != path:
                continue  # shipped with the package, and complete
            fresh, changes = _catalog(path, wanted, language, where)
            fresh.catalog.creation_date = pot.catalog.creation_date
            pending.append((path, fresh))
            if domain == "handouts":
                report.changes[language.tag] = changes
    report.written += [config.relative(path) for path, content in pending if po.write(path, content)]
    return report


def update(config: Config, documents: Sequence[Handout]) -> SyncReport:
    """Sync all languages, alone: raises CatalogError where another run is writing."""
    with locked(config.locales):
        return sync(config, documents)


def _template(path: Path, wanted: Sequence[Instruction], location: str) -> po.Po:
    """Return the POT; its creation date is that of the last change to the English."""
    old = po.read(path) if path.is_file() else None
    fresh = merge.template(wanted, old, location=location)
    if old is None or po.dump(fresh) != po.dump(old):
        fresh.catalog.creation_date = now()
    return fresh


def _catalog(path: Path, wanted: Sequence[Instruction], language: Language, location: str) -> tuple[po.Po, Changes]:
    old = po.read(path, locale=language.locale) if path.is_file() else po.new(language.locale)
    fresh, changes = merge.merge(old, wanted, location=location)
    merge.tie_waivers(fresh, language, wanted)
    return fresh, changes


def units(config: Config, documents: Sequence[Handout], language: Language) -> list[Unit]:
    """Return the units of one language; a catalog that is not there yet has every row missing."""
    path = merge.catalog_path(config.locales, language)
    content = po.read(path, locale=language.locale) if path.is_file() else po.new(language.locale)
    return merge.units(content, language, rows_of(documents), path=config.relative(path))
