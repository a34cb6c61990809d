"""One handout in one language, ready to be shown: the model behind Markdown, HTML and PDF alike."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .config import Clinic
from .dates import long_date
from .interface import Words
from .model import Handout, Instruction, Kind, Language, Severity, Status, Unit
from .source import PLACEHOLDER

REVIEW_MONTHS = 12


class State(StrEnum):
    """What may be done with a handout. Only `source` and `approved` are for patients."""

    SOURCE = "source"
    MISSING = "missing"
    DRAFT = "draft"
    TRANSLATED = "translated"
    STALE = "stale"
    APPROVED = "approved"

    @property
    def released(self) -> bool:
        """Whether the handout may be given to patients."""
        return self in {State.SOURCE, State.APPROVED}


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is printed. Headings have no number; the others count through the whole handout."""

    id: str
    kind: Kind
    text: str
    """With placeholders filled. English, and `translated` False, where there is no translation."""
    english: str
    number: int | None = None
    translated: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and the rows under it; `warning` where they belong in the warning box."""

    id: str
    level: int
    heading: Row
    rows: tuple[Row, ...]

    @property
    def warning(self) -> bool:
        """Whether this is a warning box."""
        return any(row.kind is Kind.WARNING for row in self.rows)


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that a format needs; texts are plain, formats escape them."""

    slug: str
    language: Language
    state: State
    title: Row
    blocks: tuple[Block, ...]
    """All sections but the title, in order."""
    banners: tuple[tuple[str, str], ...]
    """(text in the language, the same in English) for what stands on top of the page."""
    facts: tuple[tuple[str, str], ...]
    """(label, value) of the block at the end; values may be in another language than the page."""
    contact: tuple[tuple[str, str], ...]
    """(label, value) of the clinic's own data, hours, address and web address, as far as given."""
    clinic: Clinic
    words: Words
    code: str
    """Ten hex digits that identify exactly these texts."""
    paper: str

    @property
    def changed_rows(self) -> tuple[str, ...]:
        """Ids of rows that stand in English because no translation is there."""
        return tuple(row.id for block in self.blocks for row in block.rows if not row.translated)


def state_of(units: Sequence[Unit], *, errors: int = 0) -> State:
    """Return the state of a handout from those of its rows; findings of severity error hold a release back."""
    if any(unit.status is Status.MISSING for unit in units):
        return State.MISSING
    if any(unit.stale for unit in units):
        return State.STALE
    if any(unit.status is Status.DRAFT for unit in units):
        return State.DRAFT
    if errors or any(unit.status is Status.TRANSLATED for unit in units):
        return State.TRANSLATED
    return State.APPROVED


@dataclass(frozen=True, slots=True)
class Edition:
    """What a document is made from, beside its texts."""

    clinic: Clinic
    paper: str
    version: dt.date
    """Day on which the English last changed."""


def build(
    handout: Handout,
    language: Language,
    units: Mapping[str, Unit] | None,
    words: Words,
    *,
    edition: Edition,
    state: State,
) -> Document:
    """Return a handout in a language. `units` is None for English itself."""
    number = 0
    blocks = []
    for section in handout.sections[1:]:
        rows = []
        for item in section.items:
            number += 1
            rows.append(_row(item, units, edition.clinic, number))
        blocks.append(Block(section.id, section.level, _row(section.heading, units, edition.clinic), tuple(rows)))
    title = _row(handout.title, units, edition.clinic)
    code = _code(title, blocks)
    used = list(units.values()) if units is not None else []
    return Document(
        slug=handout.slug,
        language=language,
        state=state,
        title=title,
        blocks=tuple(blocks),
        banners=tuple(_banners(state, words, used, {row.id: row.number for block in blocks for row in block.rows})),
        facts=tuple(_facts(title, language, words, edition, state=state, units=used, code=code)),
        contact=tuple(
            (words[f"label.{name}"], value)
            for name, value in (
                ("hours", edition.clinic.hours),
                ("address", edition.clinic.address),
                ("web", edition.clinic.web),
            )
            if value
        ),
        clinic=edition.clinic,
        words=words,
        code=code,
        paper=edition.paper,
    )


def _row(item: Instruction, units: Mapping[str, Unit] | None, clinic: Clinic, number: int | None = None) -> Row:
    target = item.text if units is None else units[item.id].target
    english = fill(item.text, clinic)
    return Row(item.id, item.kind, fill(target, clinic) or english, english, number, bool(target))


def fill(text: str, clinic: Clinic) -> str:
    """Put the clinic's data in the place of the placeholders; unknown names stay as they are."""
    values = clinic.placeholders
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def _code(title: Row, blocks: Iterable[Block]) -> str:
    texts = [title.text, *(row.text for block in blocks for row in (block.heading, *block.rows))]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:10]


def _banners(
    state: State, words: Words, units: Sequence[Unit], numbers: Mapping[str, int | None]
) -> list[tuple[str, str]]:
    if state.released:
        return []
    key = {State.MISSING: "banner.missing", State.STALE: "banner.stale"}.get(state, f"banner.{state}")
    changed = [str(numbers.get(unit.id) or unit.id) for unit in units if unit.stale]
    values = {"rows": ", ".join(changed)}
    return [(_filled(words[key], values), _filled(words.english[key], values))]


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), text)


def _facts(
    title: Row,
    language: Language,
    words: Words,
    edition: Edition,
    *,
    state: State,
    units: Sequence[Unit],
    code: str,
) -> list[tuple[str, str]]:
    tag = language.cldr
    review = words[f"state.{state}"]
    if review != words.english[f"state.{state}"]:
        review += f" / {words.english[f'state.{state}']}"
    names = {language.endonym: None, language.name: None}
    titles = {title.text: None, title.english: None}
    facts = [
        (words["label.language"], " / ".join(names)),
        (words["label.title"], " / ".join(titles)),
        (words["label.version"], long_date(edition.version, tag)),
    ]
    if dates := [found for unit in units for found in re.findall(r"\d{4}-\d\d-\d\d", unit.origin)]:
        facts.append((words["label.translated-on"], long_date(dt.date.fromisoformat(max(dates)), tag)))
    facts.append((words["label.review"], review))
    signed = [approval for unit in units for approval in unit.approvals if approval.covers(unit.source, unit.target)]
    if state is State.APPROVED and signed:
        last, first = max(entry.date for entry in signed), min(entry.date for entry in signed)
        who = "; ".join(dict.fromkeys(entry.name for entry in signed))
        facts.append((words["label.reviewed-by"], f"{who}, {long_date(last, tag)}"))
        facts.append((words["label.next-review"], long_date(_year_later(first), tag)))
    return [*facts, (words["label.code"], code)]


def _year_later(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=365)


def errors_of(findings: Iterable[object]) -> int:
    """Return how many findings hold a release back."""
    return sum(getattr(finding, "severity", None) is Severity.ERROR for finding in findings)
