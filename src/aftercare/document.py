"""One handout in one language, ready to be shown: the model behind Markdown, HTML and PDF alike."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .config import Clinic
from .interface import Words
from .languages import SOURCE
from .model import PLACEHOLDER, Handout, Instruction, Kind, Language, Severity, Status, Unit
from .wording import Fact, Phrase, Wording

REVIEW_MONTHS = 12
# White space but for the no-break spaces, which are meant, and control characters.
BREAKS = re.compile(r"[ \u0000-\u001f\u007f-\u009f\u2028\u2029]+")


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
    fact_parts: tuple[Fact, ...]
    """The block at the end."""
    contact_parts: tuple[Fact, ...]
    """The clinic's own data, hours, address and web address, as far as given; never translated."""
    clinic: Clinic
    words: Words
    code: str
    """Ten hex digits that identify exactly these texts."""
    paper: str

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """(label, value) of the block at the end, as plain texts."""
        return tuple(fact.pair for fact in self.fact_parts)

    @property
    def contact(self) -> tuple[tuple[str, str], ...]:
        """(label, value) of the clinic's own data, as plain texts."""
        return tuple(fact.pair for fact in self.contact_parts)

    def phrase(self, key: str) -> Phrase:
        """Return a word of the interface, which is English where the language has none."""
        return Wording(self.words, self.language)[key]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, title and headings included."""
        return (self.title, *(row for block in self.blocks for row in (block.heading, *block.rows)))

    @property
    def changed_rows(self) -> tuple[str, ...]:
        """Ids of rows that stand in English because no translation is there."""
        return tuple(row.id for row in self.rows if not row.translated)


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
    blocks: list[Block] = []
    for section in handout.sections[1:]:
        rows = []
        for item in section.items:
            number += 1
            rows.append(_row(item, units, edition.clinic, number))
        level = min(section.level, blocks[-1].level + 1 if blocks else 2)
        blocks.append(Block(section.id, level, _row(section.heading, units, edition.clinic), tuple(rows)))
    title = _row(handout.title, units, edition.clinic)
    code = _code(title, blocks)
    wording = Wording(words, language)
    used = list(units.values()) if units is not None else []
    return Document(
        slug=handout.slug,
        language=language,
        state=state,
        title=title,
        blocks=tuple(blocks),
        banners=tuple(_banners(state, words, used, {row.id: row.number for block in blocks for row in block.rows})),
        fact_parts=(
            *_facts(title, wording, edition, state=state, units=used),
            wording.fact("label.code", wording.local(code)),
        ),
        contact_parts=tuple(
            wording.fact(f"label.{name}", Phrase(value, SOURCE))
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
    """Put the clinic's data in the place of the placeholders; unknown names stay as they are.

    The result is one line: a line break has no meaning in a row, and much in Markdown.
    """
    values = clinic.placeholders
    line = BREAKS.sub(" ", text).strip(" ")
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), line)


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
    wording: Wording,
    edition: Edition,
    *,
    state: State,
    units: Sequence[Unit],
) -> list[Fact]:
    language = wording.language
    own_title = Phrase(title.text, language.tag if title.translated else SOURCE)
    facts = [
        wording.fact("label.language", wording.local(language.endonym), Phrase(language.name, SOURCE)),
        wording.fact("label.title", own_title, Phrase(title.english, SOURCE)),
        wording.fact("label.version", wording.day(edition.version)),
    ]
    if dates := [date for unit in units if (date := _date(unit.origin))]:
        facts.append(wording.fact("label.translated-on", wording.day(max(dates))))
    facts.append(wording.fact("label.review", wording[f"state.{state}"], wording.english(f"state.{state}")))
    signed = [approval for unit in units for approval in unit.approvals if approval.covers(unit.source, unit.target)]
    if state is State.APPROVED and signed:
        last, first = max(entry.date for entry in signed), min(entry.date for entry in signed)
        who = "; ".join(dict.fromkeys(entry.name for entry in signed))
        facts.append(wording.fact("label.reviewed-by", wording.local(f"{who}, {wording.day(last).text}")))
        facts.append(wording.fact("label.next-review", wording.day(_year_later(first))))
    return facts


def _date(origin: str) -> dt.date | None:
    """Return the day on which a machine wrote a draft; the comment may have been edited by hand."""
    match = re.search(r"\d{4}-\d\d-\d\d", origin)
    try:
        return dt.date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _year_later(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=365)


def errors_of(findings: Iterable[object]) -> int:
    """Return how many findings hold a release back."""
    return sum(getattr(finding, "severity", None) is Severity.ERROR for finding in findings)
