"""The catalogs of a project as the gate compares them: those of the working tree, and those of a revision."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from babel.messages.catalog import Message

from ..catalogs import catalog_units, po, po_reader
from ..catalogs.contexts import Contexts
from ..catalogs.po_writer import singular
from ..catalogs.store import INTERFACE
from ..core.errors import CatalogError
from ..core.model import Instruction, Kind
from ..core.states import status_of
from ..core.units import Status, Unit

CATALOG = re.compile(r"([A-Za-z0-9_]+)/LC_MESSAGES/([A-Za-z0-9_.-]+)\.po")
_LANGUAGE = re.compile(r'^"Language: ([\w@.-]+)\\n"$', re.MULTILINE)
HANDOUTS = "handouts"
Key = tuple[str, str, str]
"""Language tag, group (`HANDOUTS` or `INTERFACE`) and row id: which file holds a row does not matter."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row as its catalog has it, with all the comments of people."""

    unit: Unit
    comments: tuple[str, ...] = ()


@dataclass(slots=True)
class Records:
    """What one side of the comparison holds."""

    rows: dict[Key, Record] = field(default_factory=dict)
    obsolete: dict[Key, set[str]] = field(default_factory=dict)
    """Translations kept for rows that have left the CSV."""
    retired: list[tuple[Key, Record]] = field(default_factory=list)
    """The same with their comments: another row may be the one that they were."""
    headers: dict[str, set[str]] = field(default_factory=dict)
    """By language tag: the languages that the headers of its files name."""
    broken: dict[str, str] = field(default_factory=dict)
    """Files that cannot be read, and why."""
    stray: list[str] = field(default_factory=list)
    """Files and folders among the catalogs that belong to no language or handout."""
    twice: list[Key] = field(default_factory=list)
    """Rows that are in two files."""
    left_behind: frozenset[str] = frozenset()
    """Rows that the CSV did not have then: catalogs keep those of handouts that are gone."""

    def add(
        self,
        tag: str,
        domain: str,
        content: po.Po,
        rows: Mapping[str, Instruction] | None,
        *,
        known: Container[str] = (),
    ) -> None:
        """Take in one catalog; with `rows` kind and place are those of the CSV, else those its comments name.

        Rows that are `known` from elsewhere are left out.
        """
        group, path = INTERFACE if domain == INTERFACE else HANDOUTS, f"{tag}/{domain}.po"
        live = content.by_id()
        above = catalog_units.contexts(live, tag)
        for row, message in live.items():
            key = tag, group, row
            if row in known:
                continue
            self.twice += [key] if key in self.rows else []
            self.rows[key] = _record(message, tag, path, rows, above)
        for message in content.catalog.obsolete.values():
            key = tag, group, message.context or ""
            self.obsolete.setdefault(key, set()).add(singular(message.string))
            self.retired.append((key, _record(message, tag, path, rows, above)))


def unsigned(record: Record) -> Record:
    """Return a row of a language that no settings named: nobody has looked at what people signed there."""
    unit = replace(record.unit, approvals=(), keeps=(), waivers=(), invalid=())
    return replace(record, unit=replace(unit, status=status_of(unit, fuzzy=unit.status is Status.DRAFT)))


def _record(message: Message, tag: str, path: str, rows: Mapping[str, Instruction] | None, above: Contexts) -> Record:
    row = catalog_units.own_row(message, tag, path)
    entry = rows.get(row.id) if rows is not None else None
    of_interface = path.endswith(f"/{INTERFACE}.po")
    if entry and (entry.kind is Kind.INTERFACE) == of_interface:  # an older table may have one id for both
        now, then = above.of(entry)
        row = replace(row, kind=entry.kind, place=entry.place, note=entry.note, contexts=now, contexts_before=then)
    return Record(catalog_units.unit(message, row), tuple(message.user_comments))


def read_records(
    files: Mapping[str, bytes],
    tags: Mapping[str, str],
    *,
    domains: Iterable[str] | None = None,
    rows: Mapping[str, Instruction] | None = None,
) -> Records:
    """Return what catalogs hold, by their path below `locales`; `tags` are the languages by locale.

    A file that cannot be read stops nothing: it is named. So is one of another language or domain.
    """
    found = Records()
    for path, data in sorted(files.items()):
        match = CATALOG.fullmatch(path)
        if not match or match[1] not in tags:
            found.stray.append(path.partition("/")[0])
            continue
        tag = tags[match[1]]
        stray = domains is not None and match[2] not in domains
        found.stray += [path] * stray
        try:
            text = po_reader.decode(data, path)
            content = po_reader.parse(text, locale=match[1], name=path)
            found.add(tag, match[2], content, rows, known=(rows or ()) if stray else ())
        except CatalogError as error:
            found.broken[path] = str(error)
            continue
        found.headers.setdefault(tag, set()).update(_LANGUAGE.findall(text[:5000]))
    found.stray = sorted(set(found.stray))
    return found
