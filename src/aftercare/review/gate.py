"""The pull request gate: no reviewed text lost, no approval forged, no language worse than before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..catalogs import legacy, merge, po
from ..catalogs.store import INTERFACE, read_books
from ..catalogs.sync import handouts
from ..core.approvals import Approval
from ..core.clock import today
from ..core.config import Config
from ..core.model import Handout, Kind, rows_of
from ..core.units import Finding, Severity, Status, Unit
from .gate_report import Count, Coverage, GateReport
from .git import catalog_files, read_revision
from .signature_audit import Problem, Record, Setting, forged, lost, new_approvals

Rows = Mapping[str, Record]
Key = tuple[str, str]
"""(locale, domain)"""


def compare(config: Config, rev: str) -> GateReport:
    """Compare the working tree with a revision. Raises ReviewError where git does not know it."""
    documents = handouts(config)
    revision = read_revision(config, rev)
    places = {row.id: document.slug for document in documents for row in document.rows}
    before = {key: _records(content, key, None) for key, content in _by_handout(revision.catalogs, places).items()}
    kinds = {entry.id: entry.kind for entry in rows_of(documents)}
    files = {key: po.read(path, locale=key[0]) for key, path in catalog_files(config.locales).items()}
    contents = _by_handout(files, places)
    now = {key: _records(content, key, kinds) for key, content in contents.items()}
    setting = Setting(today(), revision.date, _places([*before.values(), *now.values()]))
    findings: list[Finding] = []
    for key in sorted(before.keys() | now.keys()):
        kept = _obsolete(contents.get(key), key)
        for unit, (code, severity, message) in _row_problems(before.get(key, {}), now.get(key, {}), kept, setting):
            findings.append(Finding(unit, code, severity, message))
    findings += _behind(config, documents, contents)
    signed = [
        (record.unit.language, approval)
        for key, rows in now.items()
        for record in rows.values()
        for approval in new_approvals(before.get(key, {}).get(record.unit.id), record)
    ]
    return GateReport(rev, tuple(findings), _coverage(config, documents, before), tuple(signed))


def _by_handout(catalogs: Mapping[Key, po.Po], places: Mapping[str, str]) -> dict[Key, po.Po]:
    """Take catalogs for all handouts apart, so that a revision of before and one of after can be compared."""
    found = {key: content for key, content in catalogs.items() if key[1] != legacy.DOMAIN}
    for (locale, domain), content in catalogs.items():
        if domain == legacy.DOMAIN:
            found = {(locale, slug): part for slug, part in legacy.split(content, places).items()} | found
    return found


def _records(content: po.Po, key: Key, kinds: Mapping[str, str] | None) -> dict[str, Record]:
    """Return the rows of a catalog; without `kinds` they are taken from its comments."""
    tag, path = key[0].replace("_", "-"), f"{key[0]}/{key[1]}.po"
    found = {}
    for row, message in content.by_id().items():
        noted = (message.auto_comments or [""])[0].partition(",")[0]
        kind = (noted if noted in set(Kind) else "") if kinds is None else kinds.get(row, "")
        unit = merge.unit(message, tag, path, kind=kind)
        found[row] = Record(unit, tuple(message.user_comments))
    return found


def _obsolete(content: po.Po | None, key: Key) -> dict[str, set[str]]:
    """Return the translations kept for rows that have left the CSV."""
    found: dict[str, set[str]] = {}
    for message in content.catalog.obsolete.values() if content else ():
        kept = merge.unit(message, key[0].replace("_", "-"), "")
        found.setdefault(kept.id, set()).add(kept.target)
    return found


def _row_problems(
    before: Rows, now: Rows, kept: Mapping[str, set[str]], setting: Setting
) -> Iterator[tuple[Unit, Problem]]:
    for row, old in before.items():
        if row in now or old.unit.target not in kept.get(row, ()):
            yield from ((old.unit, problem) for problem in lost(old, now.get(row)))
    for row, record in now.items():
        yield from ((record.unit, problem) for problem in forged(before.get(row), record, setting))


def _places(catalogs: Iterable[Rows]) -> dict[Approval, list[str]]:
    found: dict[Approval, list[str]] = {}
    for rows in catalogs:
        for row, record in rows.items():
            for approval in record.unit.approvals:
                found.setdefault(approval, []).append(f"{record.unit.language}/{row}")
    return found


def _behind(config: Config, documents: Sequence[Handout], contents: Mapping[Key, po.Po]) -> Iterator[Finding]:
    """Yield the rows whose English in a catalog is not that of the CSV."""
    english = {entry.id: entry.text for entry in rows_of(documents)}
    tags = {language.locale: language.tag for language in config.languages}
    for (locale, domain), content in contents.items():
        if domain == INTERFACE or locale not in tags:
            continue
        for row, message in content.by_id().items():
            if row in english and message.id != english[row]:
                unit = merge.unit(message, tags[locale], "")
                text = "the English of the catalog is not that of the CSV; run aftercare sync"
                yield Finding(unit, "source-differs", Severity.ERROR, text)


def _coverage(config: Config, documents: Sequence[Handout], before: Mapping[Key, Rows]) -> tuple[Coverage, ...]:
    """Return every catalog then and now; a language that is no longer configured has nothing now."""
    now: dict[Key, Count] = {}
    for language in config.languages:
        for book in read_books(config, documents, language):
            now[language.locale, book.domain] = _count(book.units)
    then = {key: _count(record.unit for record in rows.values()) for key, rows in before.items()}
    return tuple(
        Coverage(
            key[0].replace("_", "-"),
            key[1],
            then.get(key, Count()),
            now.get(key) or Count(then[key].rows),
        )
        for key in sorted(then.keys() | now.keys(), key=lambda key: (key[0], key[1] == INTERFACE, key[1]))
    )


def _count(units: Iterable[Unit]) -> Count:
    found = Counter(unit.status for unit in units)
    approved = found[Status.APPROVED]
    return Count(found.total(), found[Status.TRANSLATED] + approved, approved)
