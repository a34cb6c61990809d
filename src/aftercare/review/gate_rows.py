"""The rows of two revisions, compared one by one: what was lost, forged, exchanged or left behind."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping

from ..catalogs.stale import same_english
from ..catalogs.store import INTERFACE
from ..core.model import Instruction
from ..core.text.counting import counted
from ..core.units import Finding, Severity, Status, Unit
from .audit import LOST, Problem, Setting
from .catalog_changes import removed_rows
from .lost_work import lost
from .page_changes import finding
from .records import Key, Record, Records
from .signature_audit import forged


def all_rows(before: Records, now: Records, setting: Setting) -> Iterator[Finding]:
    """Yield what was lost or forged in rows of today, and in those that have left the CSV."""
    former = setting.former_languages
    for tag in sorted(former):
        yield from _language_left(tag, before)
    for key, old in before.rows.items():
        if _compared(key, now, former) and (key in now.rows or old.unit.target not in now.obsolete.get(key, ())):
            yield from _findings(old.unit, lost(old, now.rows.get(key)))
    for key, record in now.rows.items():
        yield from _findings(record.unit, forged(before.rows.get(key), record, setting))
    for unit, problem in removed_rows(before, now):
        if unit.language not in former:
            yield from _findings(unit, [problem])
    for key, targets in before.obsolete.items():
        if _compared(key, now, former) and key not in now.rows and not targets <= now.obsolete.get(key, set()):
            text = "the translation that was kept for a removed row is gone or was changed"
            yield Finding(Unit(key[2], "", "", key[0]), LOST, Severity.ERROR, text)


def _language_left(tag: str, before: Records) -> Iterator[Finding]:
    """Yield that the settings have lost a language, where people had reviewed some of it."""
    what = ""
    if count := _reviewed(tag, before.rows.items()):
        what = f"{counted(count, 'row')} that people had reviewed would be on no page"
    elif count := _reviewed(tag, before.retired):
        what = f"what people had reviewed of {counted(count, 'removed row')} is compared with nothing"
    if what:
        yield finding(tag, LOST, f"is no longer a language of the settings: {what}", Severity.ERROR)


def _reviewed(tag: str, records: Iterable[tuple[Key, Record]]) -> int:
    return sum(key[0] == tag and record.unit.status >= Status.TRANSLATED for key, record in records)


def _compared(key: Key, now: Records, former: Container[str]) -> bool:
    """Whether a row's language is there, and its catalogs could all be read; else each of its rows would seem lost."""
    return key[0] not in former and not any(path.split("/")[0].replace("_", "-") == key[0] for path in now.broken)


def _findings(unit: Unit, problems: Iterable[Problem]) -> Iterator[Finding]:
    yield from (Finding(unit, code, severity, message) for code, severity, message in problems)


def swapped(before: Records, now: Records) -> Iterator[Finding]:
    """Yield the languages whose changed words are mostly those that another language had."""
    old: dict[Key, dict[str, str]] = {}
    for (tag, group, row), record in before.rows.items():
        old.setdefault(("", group, row), {})[tag] = record.unit.target
    changed: Counter[str] = Counter()
    taken: Counter[tuple[str, str]] = Counter()
    for (tag, group, row), record in now.rows.items():
        then, target = old.get(("", group, row), {}), record.unit.target
        if target and target != then.get(tag):
            changed[tag] += 1
            taken.update((tag, other) for other, text in then.items() if other != tag and text == target)
    for (tag, other), count in sorted(taken.items()):
        if count > 1 and 2 * count >= changed[tag]:
            text = f"{count} rows have the words that {other} had: were catalogs exchanged?"
            yield finding(tag, "catalog-swapped", text, Severity.ERROR)


def rows_behind(now: Records, rows: Mapping[str, Instruction]) -> Iterator[Finding]:
    """Yield the rows whose English in a catalog is not that of the CSV."""
    for (_, group, row), record in now.rows.items():
        if group != INTERFACE and row in rows and not same_english(record.unit.source, rows[row].text):
            text = "the English of the catalog is not that of the CSV; run aftercare sync"
            yield Finding(record.unit, "source-differs", Severity.ERROR, text)
