"""The two sides that the gate compares: the records of a revision, and those of now."""

from collections.abc import Iterable, Iterator, Mapping

from ..catalogs import legacy
from ..catalogs.store import INTERFACE
from ..core.config import Config
from ..core.errors import AftercareError
from ..core.languages import Language, language
from ..core.model import Instruction
from ..source.table import Source
from . import page_changes
from .git import Revision
from .records import Records, read_records


def records_before(revision: Revision, settings: Mapping[str, object], config: Config) -> Records:
    """Return the catalogs of the revision, from where its own settings say that they are."""
    folder = page_changes.folder(settings, "locales")
    paths = revision.below(folder)
    data = revision.read(path for path in paths if path.endswith(".po"))
    files = {path.removeprefix(f"{folder}/"): content for path, content in data.items()}
    listed = settings.get("languages")
    tags = [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    known = {entry.locale: entry.tag for entry in (*_languages(tags, settings), *config.languages)}
    return read_records(files, known)


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
