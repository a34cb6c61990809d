"""What the gate found, and the same as Markdown for a pull request."""

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..core.people.approvals import Approval, Keep
from ..core.people.questions import Question
from ..core.text.counting import counted, listed
from ..core.units import Finding, Severity

LONGEST = 200
MOST = 5
"""Rows that are named one by one."""
ORDER = {severity: number for number, severity in enumerate(Severity)}
NOTE = "A hash shows which words were signed, not who signed: compare the names with the authors."


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there are, how many a person has worked on, how many are approved."""

    rows: int = 0
    translated: int = 0
    approved: int = 0

    def worse_than(self, before: "Count") -> bool:
        """Whether more is unfinished and a smaller share is done; a row that was removed is no loss."""
        return any(
            self.rows - done > before.rows - then and done * before.rows < then * self.rows
            for done, then in ((self.translated, before.translated), (self.approved, before.approved))
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """One catalog then and now."""

    language: str
    domain: str
    before: Count
    now: Count

    @property
    def fell(self) -> bool:
        """Whether less is approved, or translated by a person."""
        return self.now.worse_than(self.before)

    @property
    def verdict(self) -> str:
        """What to say of it: whether it fell, and that new rows are all the reason, as words of a new program."""
        lost = self.now.translated < self.before.translated or self.now.approved < self.before.approved
        new = counted(self.now.rows - self.before.rows, "new row")
        return "" if not self.fell else "fell" if lost else f"fell: {new} to translate and to sign"


@dataclass(frozen=True, slots=True)
class GateReport:
    """What has changed since a revision, as far as reviews are concerned."""

    rev: str
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    signatures: tuple[tuple[str, Approval], ...]
    """Every new signature with its language: who reads the pull request can ask the person."""
    keeps: tuple[tuple[str, Keep], ...] = ()
    """Every new statement that a change of the English kept its meaning."""
    questions: tuple[tuple[str, str, Question], ...] = ()
    """Language, row and text of every open question."""
    waiting: tuple[str, ...] = ()
    """Rows, as `es/row`, that were translated or approved, and wait for it again."""

    @property
    def failed(self) -> bool:
        """Whether the pull request must not be merged."""
        errors = any(finding.severity is Severity.ERROR for finding in self.findings)
        return errors or any(entry.fell for entry in self.coverage)

    def markdown(self) -> str:
        """Return the summary for a pull request: result, findings, coverage that changed, new signatures."""
        result = "**Do not merge.**" if self.failed else "No reviewed text was lost, and no signature was forged."
        lines = [f"## Translations against {cell(self.rev)}", "", result]
        lines += _findings(self.findings)
        lines += _coverage([entry for entry in self.coverage if entry.before != entry.now])
        lines += _waiting(self.waiting)
        lines += _signed("New signature", ((tag, entry.name, entry.date) for tag, entry in self.signatures))
        lines += _signed("Change kept", ((tag, entry.name, entry.date) for tag, entry in self.keeps))
        lines += _asked(self.questions)
        lines += ["", NOTE] if self.signatures or self.keeps else []
        return "\n".join(lines) + "\n"


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        yield from ("", "| | Row | What | Check |", "| --- | --- | --- | --- |")
    for finding in sorted(findings, key=lambda entry: (ORDER[entry.severity], str(entry))):
        row = cell(f"{finding.unit.language}/{finding.unit.id}")
        yield f"| {finding.severity} | {row} | {cell(finding.message)} | {finding.check} |"


def _coverage(entries: Sequence[Coverage]) -> Iterator[str]:
    if entries:
        yield from ("", "| Language | Catalog | Rows | Translated | Approved | |")
        yield "| --- | --- | ---: | ---: | ---: | --- |"
    for entry in entries:
        then, now = entry.before, entry.now
        parts = [
            f"{old} → {new}" if old != new else f"{new}"
            for old, new in (
                (then.rows, now.rows),
                (then.translated, now.translated),
                (then.approved, now.approved),
            )
        ]
        yield f"| {cell(entry.language)} | {entry.domain} | {' | '.join(parts)} | {entry.verdict} |"


def _waiting(rows: Sequence[str]) -> Iterator[str]:
    """Name the rows that were done before their English was edited, and what to do."""
    if rows:
        yield from ("", f"To be done again since the English changed: {cell(listed(rows, MOST))}")
        yield "Translate and sign them; `aftercare keep` is for edits that changed no meaning."


def _asked(questions: Sequence[tuple[str, str, Question]]) -> Iterator[str]:
    if questions:
        yield from ("", "| Open question | Row | Who |", "| --- | --- | --- |")
    for language, row, asked in questions:
        who = ", ".join(filter(None, (asked.name, asked.date)))
        yield f"| {cell(asked.text)} | {cell(f'{language}/{row}')} | {cell(who)} |"


def _signed(what: str, signed: Iterable[tuple[str, str, dt.date]]) -> Iterator[str]:
    """Yield a table of (language, name, day), with the number of rows of each."""
    counts = Counter(signed)
    if counts:
        yield from ("", f"| {what} | Language | Date | Rows |", "| --- | --- | --- | ---: |")
    for (language, name, date), count in sorted(counts.items(), key=lambda entry: (entry[0][1], entry[0][0])):
        yield f"| {cell(name)} | {cell(language)} | {date} | {count} |"


def cell(text: str) -> str:
    """Return a text that a Markdown table shows as it is: no markup, link, mention or line break."""
    text = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text[:LONGEST])
    special = {"&", "<", ">", "|", "\\", "`", "*", "[", "]", "@", "#", "~", "_", "!", ":"}
    return "".join(f"&#{ord(char)};" if char in special else char for char in text)
