"""How much of each language is done, before and now."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..catalogs.interface import interface_path
from ..catalogs.stale import same_english
from ..catalogs.store import INTERFACE
from ..core.language.languages import Language
from ..core.model import Instruction, handout_of
from ..core.settings.config import Config
from ..core.units import Status, Unit
from ..source.interface import interface_rows, rows_in
from ..source.table import Source
from .gate_report import Count, Coverage
from .records import HANDOUTS, Records, read_records


def coverage(config: Config, source: Source, before: Records, now: Records) -> Iterator[Coverage]:
    """Yield every language and handout, then and now; a language that is no longer configured has nothing now.

    What a handout has whose English has a fault, nobody can tell. An interface that is the package's, then and now, is
    as it was.
    """
    wanted = {
        **{document.slug: document.rows for document in source.handouts},
        INTERFACE: interface_rows(config.labels),
    }
    slugs = {row.id: domain for domain, rows in wanted.items() for row in rows}
    then: dict[tuple[str, str], list[Unit]] = {}
    for (tag, group, row), record in before.rows.items():
        noted = handout_of(record.unit.place) or group
        domain = group if group == INTERFACE else slugs.get(row, noted)
        if domain not in source.faults:
            then.setdefault((tag, domain), []).append(record.unit)
    after = {
        (entry.tag, domain): _count(_units(config, entry, domain, rows, now))
        for entry in config.languages
        for domain, rows in (wanted | {INTERFACE: rows_in(entry, config.labels)}).items()
    }
    shipped = {(entry.tag, INTERFACE) for entry in config.languages if not _has_interface(entry, now)}
    for key in sorted(then.keys() | after.keys(), key=lambda key: (key[0], key[1] == INTERFACE, key[1])):
        count = after[key] if key in shipped - then.keys() else _count(then.get(key, ()))
        yield Coverage(*key, count, after.get(key) or Count(count.rows))


def _has_interface(entry: Language, now: Records) -> bool:
    return any(key[:2] == (entry.tag, INTERFACE) for key in now.rows)


def _units(config: Config, entry: Language, domain: str, wanted: Iterable[Instruction], now: Records) -> Iterator[Unit]:
    """Yield the rows that a language should have; the interface is the package's where the project has none."""
    own, group = now, INTERFACE if domain == INTERFACE else HANDOUTS
    if group == INTERFACE and not _has_interface(entry, now):
        path = interface_path(config.locales, entry)
        files = {f"{entry.locale}/LC_MESSAGES/{INTERFACE}.po": path.read_bytes()} if path.is_file() else {}
        own = read_records(files, {entry.locale: entry.tag}, rows={row.id: row for row in wanted})
    for row in wanted:
        record = own.rows.get((entry.tag, group, row.id))
        missing = Unit(row.id, row.text, "", entry.tag, kind=row.kind)
        yield record.unit if record and same_english(record.unit.source, row.text) else missing


def _count(units: Iterable[Unit]) -> Count:
    found = Counter(unit.status for unit in units)
    approved = found[Status.APPROVED]
    return Count(found.total(), found[Status.TRANSLATED] + approved, approved)
