"""What a row of a returned file changes, or why it cannot be taken over."""

import unicodedata
from dataclasses import dataclass, replace

from ...core.states import status_of
from ...core.text.limits import excess
from ...core.text.typography import short_hash
from ...core.units import Finding, Severity, Status, Unit
from ...source.stand_ins import stand_in
from ..signable import Checker
from .rows import ExchangeRow
from .versions import DONE, NEEDS_WORK, work_state

MOST = 160
"""Characters of a text that a message shows."""

LOST = "has lost letters, which are question marks now; save the table as xlsx, or as CSV in UTF-8"


@dataclass(frozen=True, slots=True)
class Change:
    """A row before and after the import, and what the checks say of it."""

    before: Unit
    after: Unit
    findings: tuple[Finding, ...] = ()
    moved: bool = False
    """Whether the row was in another place when the file was exported: its words may say something else here."""

    @property
    def loses_signature(self) -> bool:
        """Whether signatures under this row no longer hold."""
        return self.before.status is Status.APPROVED and self.after.status is not Status.APPROVED

    @property
    def tells(self) -> bool:
        """Whether there is more to show than another state."""
        return self.after.target != self.before.target or bool(self.findings) or self.moved

    @property
    def does_nothing(self) -> bool:
        """Whether the row stays just as it is, at "needs work", though the file says otherwise."""
        return (self.after.target, self.after.status) == (self.before.target, self.before.status)

    @property
    def held_back(self) -> bool:
        """Whether an error keeps the row at "needs work", whatever the file says."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def adds_signature(row: ExchangeRow, unit: Unit) -> bool:
    """Whether the file has a signature that the catalog lacks."""
    return bool(row.signatures.strip()) and not set(row.approvals or (None,)) <= set(unit.approvals)


def unreadable(row: ExchangeRow, unit: Unit | None) -> str:
    """Return why a row of the file does not belong to this project, or nothing."""
    if row.problem:
        return row.problem
    if unit is None:
        return (
            "is not a row of this project: it has been taken out, or has another id and other English now;"
            " export to another file with --output, and copy the text over"
        )
    return "" if row.exported else "has a damaged version mark; export again, copy the text over"


def obstacle(row: ExchangeRow, unit: Unit) -> str:
    """Return why a row of the file cannot be taken over, or nothing."""
    source, target, state = row.exported or ("", "", "")
    if unedited(row) and short_hash(row.english) == source:
        return ""
    if source != short_hash(unit.source):
        return f"its English has changed since the export, now “{unit.source[:MOST]}”; export again, copy the text over"
    if short_hash(row.english) != source:
        return "its English was edited in the file; edit the CSV of the instructions instead"
    wanted = cleaned(row)
    if has_its_state(row, unit):
        return ""
    if (target, state) != (short_hash(unit.target), work_state(unit)):
        now = f", now “{unit.target[:MOST]}”" if wanted[0] != unit.target else ""
        return f"was changed in the catalog since the export{now}; export again, copy the text over if it is better"
    lost = LOST if wanted[0] in _with_letters_lost(unit.target) else ""
    return lost or excess(unit.source, wanted[0]) or _impossible(*wanted) or no_text(unit.source, wanted[0])


def _with_letters_lost(text: str) -> set[str]:
    """Return what programs make of a text that save it in an encoding that lacks its letters."""
    return {text.encode(name, "replace").decode(name) for name in ("ascii", "cp1252", "cp1251")} - {text}


def no_text(english: str, target: str) -> str:
    """Return why a text cannot be a translation, or nothing."""
    why = stand_in(english, target)
    return f"“{target[:40]}” is no translation: {why}; write the text, or leave the row as it was" if why else ""


def _impossible(target: str, state: str) -> str:
    if state not in {"", NEEDS_WORK, DONE}:
        return f'has the state {state!r}; write "{NEEDS_WORK}" or "{DONE}"'
    if not target:
        return f'has no translation; to give one up, mark it "{NEEDS_WORK}" and keep the text'
    if any(unicodedata.category(char) == "Cc" and char != "\n" for char in target):
        return "has a control character in its translation"
    return ""


def has_its_state(row: ExchangeRow, unit: Unit) -> bool:
    """Whether the catalog has text and state of a row of the file."""
    return cleaned(row) == (unit.target, work_state(unit))


def had_its_text(row: ExchangeRow, unit: Unit) -> bool:
    """Whether the catalog has the text of a row of the file as that of the English there, which was edited since."""
    return unit.edited and row.english == unit.previous and cleaned(row)[0] == unit.target


def unedited(row: ExchangeRow) -> bool:
    """Whether text and state of a row are as they were given out."""
    _, target, state = row.exported or ("", "", "")
    return (target, state) == (short_hash(row.translation), row.state.strip().casefold())


def cleaned(row: ExchangeRow) -> tuple[str, str]:
    """Return translation and state as they are stored; a text without a state still needs work."""
    target = unicodedata.normalize("NFC", row.translation.replace("\r\n", "\n")).strip()
    return target, row.state.strip().casefold() or (NEEDS_WORK if target else "")


def row_change(row: ExchangeRow, unit: Unit, check: Checker) -> Change | None:
    """Return what a row changes, with an error or from another place at "needs work"; None where it changes nothing."""
    target, state = cleaned(row)
    if unedited(row) or has_its_state(row, unit):
        return None
    after = _with(unit, target, fuzzy=state == NEEDS_WORK)
    findings = tuple(check(after))
    change = Change(unit, after, findings, moved=row.moved(unit))
    return replace(change, after=_with(unit, target, fuzzy=True)) if change.held_back or change.moved else change


def _with(unit: Unit, target: str, *, fuzzy: bool) -> Unit:
    changed = replace(unit, target=target)
    return replace(changed, status=status_of(changed, fuzzy=fuzzy))
