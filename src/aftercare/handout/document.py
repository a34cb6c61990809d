"""One handout in one language, ready to be shown: the model behind Markdown, HTML and PDF alike."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from ..core.language.languages import Language
from ..core.settings.clinic import Clinic
from ..core.text.markup import visible
from ..core.units import Status, Unit
from .blocks import Block, Row
from .places import Place
from .wording import Fact, Phrase, Wording
from .words import Words


class State(StrEnum):
    """The release state of a handout. Only `source`, `approved` and `kept` are cleared for patients."""

    SOURCE = "source"
    MISSING = "missing"
    DRAFT = "draft"
    TRANSLATED = "translated"
    STALE = "stale"
    KEPT = "kept"
    """Approved before the English of some rows was edited, and shown as it was then."""
    APPROVED = "approved"

    @property
    def released(self) -> bool:
        """Whether the handout is cleared for publication."""
        return self in {State.SOURCE, State.KEPT, State.APPROVED}


def state_of(units: Sequence[Unit], interface: Sequence[Unit] = (), *, errors: int = 0) -> State:
    """Return the state of a handout from those of its rows.

    A release also needs every word of the interface signed, and no finding of severity error on either.
    """
    if any(unit.status is Status.MISSING for unit in units):
        return State.MISSING
    if any(unit.lapsed for unit in units):
        return State.STALE
    if any(unit.status is Status.DRAFT for unit in units):
        return State.DRAFT
    if errors or any(unit.status is not Status.APPROVED for unit in (*units, *interface)):
        return State.TRANSLATED
    return State.APPROVED


@dataclass(frozen=True)  # without slots, which leave no room for what is found out once
class Document:
    """Everything a format needs, as plain text; formats escape it."""

    slug: str
    language: Language
    state: State
    title: Row
    blocks: tuple[Block, ...]
    """All sections in order, the title apart."""
    banners: tuple[tuple[str, str], ...]
    """(text in the language, the same in English) for what the page begins with."""
    fact_parts: tuple[Fact, ...]
    """The block at the end."""
    places: tuple[Place, ...]
    """Where the reader finds help: the clinic, or each of its sites."""
    has_sites: bool
    """Whether the places are sites, whose telephones are always among their facts."""
    clinic: Clinic
    known: tuple[tuple[str, str], ...]
    """(as written, address) of the telephone numbers and web addresses of the clinic and its sites."""
    words: Words
    reviewed: str
    """Who signed, and the day of the last signature, in the language; empty where nobody has."""
    code: str
    """Ten hex digits that identify exactly these texts."""
    paper: str
    editions: tuple[str, ...] = ("standard",)
    """As what it is built: `standard`, `large`, `bilingual`."""
    changed: tuple[str, ...] = ()
    """Ids of the rows whose English has been edited since, where the state is `kept`."""
    address: str = ""
    """Of this handout on the web, for its QR code; empty where the settings give none."""

    @property
    def name(self) -> str:
        """The title as plain words, for what cannot show it any other way."""
        return visible(self.title.text)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of everything that is shown: equal digests, equal pages."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def courses(self) -> tuple[tuple[Block, ...], ...]:
        """The sections in order; those of one course of time are kept together, and so are those between."""
        return tuple(tuple(blocks) for _, blocks in groupby(self.blocks, key=lambda block: block.course))

    def phrase(self, key: str) -> Phrase:
        """Return a word of the interface, which is English where the language has none."""
        return Wording(self.words, self.language)[key]

    @property
    def mark(self) -> tuple[Phrase, ...]:
        """What every sheet says of a page that is a draft, or superseded, in its language and in English.

        Sheets come apart.
        """
        if self.state is State.KEPT:
            wording = Wording(self.words, self.language)
            return tuple(dict.fromkeys((wording["state.kept"], wording.english("state.kept"))))
        label = self.phrase("label.review")
        values = (value for fact in self.fact_parts if fact.label == label for value in fact.values)
        return () if self.state.released else tuple(dict.fromkeys(values))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, title and headings included."""
        return (self.title, *(row for block in self.blocks for row in block.lines))

    @property
    def untranslated(self) -> tuple[str, ...]:
        """Ids of rows that are shown in English because they have no translation."""
        return tuple(row.id for row in self.rows if not row.translated)
