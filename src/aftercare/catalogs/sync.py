"""CSV → POT → PO: updates every catalog to the English, and reports what became stale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..core.approvals import Waiver, digest
from ..core.clock import now
from ..core.config import Config
from ..core.languages import Language
from ..core.lock import locked
from ..core.model import Handout, Instruction, rows_of
from ..core.units import Unit
from ..source.interface import interface_rows
from ..source.table import read_handouts
from . import merge, po, state_comments
from .interface import interface_path
from .merge import Changes

WORDS = {
    "edited": "English edited; its translation is stale",
    "added": "new; to be translated",
    "removed": "removed; its translation is kept, marked obsolete",
    "restored": "restored, with its translation",
}


@dataclass(slots=True)
class SyncReport:
    """What a sync did: the changes by language tag, and the files written."""

    changes: dict[str, Changes] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Summarize what happened: each row once, with the languages affected."""
        told: dict[tuple[str, str], list[str]] = {}
        for tag, changes in self.changes.items():
            for what in ("edited", "added", "removed", "restored"):
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
    """Update templates and catalogs to the English. Nothing is written before everything has been read."""
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
    """Sync all languages under the lock. Raises CatalogError while another run is writing."""
    with locked(config.locales):
        return sync(config, documents)


def _template(path: Path, wanted: Sequence[Instruction], location: str) -> po.Po:
    """Return the POT; its creation date is the date of the last change to the English."""
    old = po.read(path) if path.is_file() else None
    fresh = merge.template(wanted, old, location=location)
    if old is None or po.dump(fresh) != po.dump(old):
        fresh.catalog.creation_date = now()
    return fresh


def _catalog(path: Path, wanted: Sequence[Instruction], language: Language, location: str) -> tuple[po.Po, Changes]:
    old = po.read(path, locale=language.locale) if path.is_file() else po.new(language.locale)
    fresh, changes = merge.merge(old, wanted, location=location)
    for message in fresh.by_id().values():
        message.user_comments = [_stamp(text, str(message.id), str(message.string)) for text in message.user_comments]
    return fresh, changes


def _stamp(comment: str, source: str, target: str) -> str:
    """Tie a new waiver to the texts it was written for."""
    for waiver in state_comments.waivers([comment]):
        if waiver.name and waiver.reason and not waiver.source_hash:
            tied = Waiver(waiver.check, waiver.name, waiver.reason, digest(source), digest(target))
            return state_comments.waiver_comment(tied)
    return comment


def units(config: Config, documents: Sequence[Handout], language: Language) -> list[Unit]:
    """Return the units of one language; without a catalog every row is missing."""
    path = merge.catalog_path(config.locales, language)
    content = po.read(path, locale=language.locale) if path.is_file() else po.new(language.locale)
    return merge.units(content, language, rows_of(documents), path=config.relative(path))
