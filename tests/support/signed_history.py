"""A handout whose rows are edited, moved and signed at random, and what people have really signed of it."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random

from aftercare.catalogs import po, po_reader
from aftercare.catalogs.merge import catalog_path
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync import sync
from aftercare.core.errors import AftercareError
from aftercare.core.settings.config import Config
from aftercare.core.units import Status, Unit
from aftercare.review.keeping import keep
from aftercare.review.signing import approve
from aftercare.source.english import handouts

PEOPLE = ("Ana Ruiz, RN", "Bo Li, MD")
TEXTS = {
    "title": ("title", "Your visit", "Your stay"),
    "intro": ("text", "Read this.", "Read all of it."),
    "before": ("heading", "Before surgery", "After surgery"),
    "if": ("text", "If you take insulin:", "If you do not take insulin:"),
    "half": ("step", "Take half.", "Take a third."),
    "else": ("text", "If you do not take insulin:", "If you take insulin:"),
    "full": ("step", "Take all.", "Take none."),
    "bring": ("step", "Bring these:", "Leave these:"),
    "card": ("item", "your card", "your ring"),
    "after": ("heading", "After surgery", "Before surgery"),
    "call": ("warning", "Call us now.", "Call us soon."),
    "rest": ("step", "Rest.", "Sleep."),
    "head": ("table", "Morning | Evening", "Evening | Morning"),
    "line": ("row", "one | two", "two | one"),
}
"""Id → kind, and what the English may be."""
SECTIONS = {"title": "top", "intro": "top", **dict.fromkeys(("after", "call", "rest", "head", "line"), "after")}
STEPS = (
    *("edit", "edit", "edit", "swap", "move", "kind", "delete", "put_back", "older"),
    *("sync", "sync", "translate", "note", "mix", "sign", "some", "keep", "review"),
)
FREE = ("step", "text", "warning", "do")
"""Kinds that a row may have in place of another."""
Above = tuple[tuple[str, str, str], ...]
"""Id, kind and English of what is above a row, outermost first."""


@dataclass
class Row:
    """A row of the table."""

    id: str
    section: str
    kind: str
    text: str


def _rows() -> Iterator[Row]:
    yield from (Row(row, SECTIONS.get(row, "before"), kind, text) for row, (kind, text, _) in TEXTS.items())


def above(rows: list[Row], english: dict[str, str]) -> dict[str, Above]:
    """Return what is above each row on a page that shows this English."""
    found: dict[str, Above] = {}
    title, heading, leading, outer, listed = (), (), (), (), set()
    for row in rows:
        mine = ((row.id, row.kind, english.get(row.id, row.text)),)
        if row.kind in {"title", "heading"}:
            found[row.id] = title
            title, heading, leading = title or mine, (*title, *mine), ()
        elif row.kind in {"item", "row"}:
            found[row.id] = outer
            listed.add(outer[-1])
        else:
            announces = row.text.endswith(":")
            if announces and leading and leading[-1] in listed:
                leading = leading[:-1]  # its list has come: this is beside it
            found[row.id] = (*heading, *leading)
            outer = (*heading, *leading, *mine)
            leading += mine if announces else ()
    return found


@dataclass
class History:
    """A project on disk, and who has signed or kept what of it."""

    config: Config
    chance: Random
    rows: list[Row] = field(default_factory=lambda: [*_rows()])
    gone: list[Row] = field(default_factory=list)
    signed: set[tuple[str, str, tuple[str, str], str, str, Above]] = field(default_factory=set)
    kept: set[tuple[str, str, str, str]] = field(default_factory=set)
    earlier: list[tuple[list[Row], bytes]] = field(default_factory=list)

    def begin(self) -> None:
        self.write()
        self.review()

    def write(self) -> None:
        out = io.StringIO()
        lines = ([f"h.{row.id}", "h", row.section, row.kind, row.text, ""] for row in self.rows)
        csv.writer(out).writerows([["id", "handout", "section", "kind", "text", "note"], *lines])
        self.config.source.write_text(out.getvalue(), encoding="utf-8")

    def step(self) -> str:
        """Do one thing; an edit that breaks a rule of the table is taken back."""
        name = self.chance.choice(STEPS)
        before = deepcopy((self.rows, self.gone))
        getattr(self, name)()
        self.write()
        try:
            handouts(self.config)
        except AftercareError:
            self.rows, self.gone = before
            self.write()
        return name

    # ---------------------------------------------------------------- the English

    def edit(self) -> None:
        row = self.chance.choice(self.rows)
        row.text = self.chance.choice(TEXTS[row.id][1:])

    def swap(self) -> None:
        one, other = self.chance.sample(range(len(self.rows)), 2)
        self.rows[one], self.rows[other] = self.rows[other], self.rows[one]
        first, second = self.rows[one], self.rows[other]
        first.section, second.section = second.section, first.section

    def move(self) -> None:
        row = self.rows.pop(self.chance.randrange(1, len(self.rows)))
        at = self.chance.randrange(1, len(self.rows))
        row.section = self.rows[at - 1].section
        self.rows.insert(at, row)

    def kind(self) -> None:
        row = self.chance.choice(self.rows)
        row.kind = self.chance.choice(FREE) if row.kind in FREE else row.kind

    def delete(self) -> None:
        self.gone.append(self.rows.pop(self.chance.randrange(1, len(self.rows))))

    def put_back(self) -> None:
        if self.gone:
            self.rows.insert(self.chance.randrange(1, len(self.rows)), self.gone.pop())

    # ---------------------------------------------------------------- the catalog

    def sync(self) -> None:
        sync(Store(self.config, handouts(self.config)))

    def units(self) -> tuple[Unit, ...]:
        return Store(self.config, handouts(self.config)).book(self.config.languages[0], "h").units

    def catalog(self) -> po.Po:
        return po_reader.read(catalog_path(self.config.locales, self.config.languages[0], "h"), locale="es")

    def save(self, content: po.Po) -> None:
        po.write(catalog_path(self.config.locales, self.config.languages[0], "h"), content)

    def translate(self, *rows: str) -> None:
        content = self.catalog()
        for row in rows or [self.chance.choice(self.rows).id]:
            if message := content.by_id().get(f"h.{row}"):
                message.string = f"{message.id} (es)" if rows else self.chance.choice(["(es)", "(mx)"])
                message.flags.discard("fuzzy")
        self.save(content)

    def note(self) -> None:
        self.earlier.append((deepcopy(self.rows), po.dump(self.catalog()).encode()))

    def older(self) -> None:
        """Go back to an older table, as a revert does."""
        if self.earlier:
            self.rows, self.gone = deepcopy(self.chance.choice(self.earlier)[0]), []

    def mix(self) -> None:
        """Take some entries, or their signatures, from an older catalog, as merges do."""
        if not self.earlier:
            return
        old, content = (
            po_reader.parse(self.chance.choice(self.earlier)[1].decode(), locale="es").by_id(),
            self.catalog(),
        )
        for row, message in content.by_id().items():
            if (then := old.get(row)) and self.chance.random() < 0.5:
                both = [*then.user_comments, *message.user_comments]
                message.string, message.flags, message.previous_id = then.string, {*then.flags}, [*then.previous_id]
                message.auto_comments = [*then.auto_comments]
                message.user_comments = [*dict.fromkeys(both)] if self.chance.random() < 0.5 else [*then.user_comments]
        self.save(content)

    # ---------------------------------------------------------------- people

    def sign(self) -> None:
        self._sign(self.chance.choice(PEOPLE), None)

    def some(self) -> None:
        self._sign(self.chance.choice(PEOPLE), [row.id for row in self.chance.sample(self.rows, 3)])

    def review(self) -> None:
        """Translate what is not approved, and let both sign it."""
        self.sync()
        self.translate(*(unit.id[2:] for unit in self.units() if unit.status is not Status.APPROVED))
        for person in PEOPLE:
            self._sign(person, None)

    def _sign(self, person: str, rows: list[str] | None) -> None:
        asked = None if rows is None else [f"h.{row}" for row in rows]
        found = approve(
            self.config, handouts(self.config), self.config.languages[0], by=person, rows=asked, check=lambda _: []
        )
        places = {row.id: (row.kind, row.section) for row in self.rows}
        over = above(self.rows, {})
        for unit in (each for each in found.units if each.id.startswith("h.")):
            row = unit.id[2:]
            self.signed.add((person, row, places[row], unit.source, unit.target, over[row]))
        found.write()

    def keep(self) -> None:
        stale = [unit.id for unit in self.units() if unit.previous]
        for person in PEOPLE[: self.chance.choice((1, 2))] if stale else ():
            found = keep(
                self.config,
                handouts(self.config),
                self.config.languages,
                by=person,
                rows=[self.chance.choice(stale)],
                facts_changed=lambda *_: [],
                check=lambda _: [],
            )
            self.kept |= {(person, unit.id[2:], unit.previous, unit.source) for unit in found.units}
            found.write()

    # ---------------------------------------------------------------- what may be shown

    def reviewed(self, unit: Unit, over: Above, place: tuple[str, str]) -> bool:
        """Whether enough people have signed these texts below this English, or what was kept as the same.

        Which rows say it does not matter: they may get other ids.
        """
        row, people = unit.id[2:], set()
        for person, name, where, source, target, then in self.signed:
            same = (name, where, target, len(then)) == (row, place, unit.target, len(over))
            if same and self._means(row, unit.source, source, warns=unit.subject.warns):
                alike = (
                    one[1] == other[1]
                    and self._means(one[0], one[2], other[2], warns=unit.subject.warns or one[1] == "warning")
                    for one, other in zip(over, then, strict=True)
                )
                people |= {person} if all(alike) else set()
        return len(people) >= (2 if unit.subject.warns else 1)

    def _means(self, row: str, now: str, then: str, *, warns: bool) -> bool:
        """Whether people have said that the English of a row still means what it meant."""
        found = [now]
        for text in found:  # grows while it is read
            said = {(was, person) for person, name, was, new in self.kept if (name, new) == (row, text)}
            people = Counter(was for was, _ in said)
            found += [was for was in people if was not in found and people[was] >= (2 if warns else 1)]
        return then in found
