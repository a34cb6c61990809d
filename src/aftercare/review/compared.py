"""The two sides that the gate compares: the records of a revision, and today's."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..catalogs import legacy
from ..catalogs.store import INTERFACE
from ..core.disk.files import read_regular
from ..core.errors import AftercareError, SourceError
from ..core.language.languages import Language, language
from ..core.model import PLACEHOLDER, Instruction, rows_of
from ..core.settings.config import Config
from ..source.table import Source, read_source
from . import page_changes
from .git import Revision
from .records import Records, read_records, unsigned


def records_before(revision: Revision, settings: Mapping[str, object], config: Config) -> Records:
    """Return the catalogs of the revision, from where its own settings say that they are.

    Kind, place and order of rows are taken from its CSV: anybody could edit what catalogs say of them, unseen.
    """
    folder = page_changes.folder(settings, "locales")
    paths = revision.below(folder)
    data = revision.read(path for path in paths if path.endswith(".po"))
    files = {path.removeprefix(f"{folder}/"): content for path, content in data.items()}
    table = page_changes.folder(settings, "source")
    rows = _rows(revision, table, config.root)
    listed = settings.get("languages")
    tags = [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    then = {entry.locale: entry.tag for entry in _languages(tags, settings)}
    found = read_records(files, then | {entry.locale: entry.tag for entry in config.languages}, rows=rows)
    order = {row: at for at, row in enumerate(rows)}
    waiting = {entry.tag for entry in config.languages if entry.locale not in then}
    for key in sorted(found.rows, key=lambda key: order.get(key[2], -1)):
        record = found.rows.pop(key)
        found.rows[key] = unsigned(record) if key[0] in waiting else record
    if written := revision.read([table]).get(table, b""):  # also of rows that cannot be used
        found.left_behind = frozenset(row for _, _, row in found.rows if row.encode() not in written)
    return found


def _rows(revision: Revision, table: str, root: Path) -> Mapping[str, Instruction]:
    """Return the rows of the CSV of a revision by id; none of what cannot be used."""

    def read(path: Path) -> bytes:
        return revision.read([path.as_posix()]).get(path.as_posix()) or read_regular(root / path)

    there = revision.read([table]).get(table, b"")
    names = frozenset(PLACEHOLDER.findall(there.decode("utf-8", "replace")))
    try:
        return {row.id: row for row in rows_of(read_source(Path(table), names, name=table, reader=read).handouts)}
    except SourceError:
        return {}


def _languages(tags: Iterable[str], settings: Mapping[str, object]) -> Iterator[Language]:
    own = settings.get("language")
    for tag in tags:
        try:
            yield language(tag, own.get(tag) if isinstance(own, dict) else None)
        except AftercareError:
            continue


def records_now(config: Config, source: Source, rows: Mapping[str, Instruction]) -> Records:
    """Return what the catalogs of the working tree hold."""
    known = {entry.locale: entry.tag for entry in config.languages}
    files = {
        path.relative_to(config.locales).as_posix(): path.read_bytes()
        for path in sorted(config.locales.glob("*/LC_MESSAGES/*.po"))
        if path.is_file()
    }
    domains = {legacy.DOMAIN, INTERFACE, *source.slugs}
    found = read_records(files, known, domains=domains, rows=rows)
    folders = {path.name for path in config.locales.glob("*") if path.is_dir()}
    found.stray = sorted({*found.stray, *(folders - known.keys())})
    return found


def places(*sides: Records) -> dict[str, list[str]]:
    """Return where each signature is, as `es/row`, by its hash."""
    found: dict[str, list[str]] = {}
    for side in sides:
        for (tag, _, row), record in side.rows.items():
            for approval in record.unit.approvals:
                found.setdefault(approval.hash, []).append(f"{tag}/{row}")
    return found
