"""What should be released, told plainly: a model of rows, catalogs and signatures that knows nothing of the program."""

from copy import deepcopy
from dataclasses import dataclass, field, replace

HOURS = (12, 24, 48)
PEOPLE = ("Ana Ruiz, RN", "Bo Li, MD")


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    id: str
    handout: str
    section: str
    kind: str
    english: str
    boxed: bool = False
    """Whether it is the heading of nothing but warnings, and is in their box."""

    @property
    def warns(self) -> bool:
        return self.kind == "warning" or self.boxed

    @property
    def place(self) -> tuple[str, str, bool]:
        return self.kind, self.section, self.boxed


def boxed(rows: dict[str, Row]) -> dict[str, Row]:
    """Return rows, their headings in the box where all below them are warnings."""
    found = {}
    for name, row in rows.items():
        kinds = {each.kind for each in rows.values() if (each.handout, each.section) == (row.handout, row.section)}
        found[name] = replace(row, boxed=row.kind == "heading" and kinds == {"heading", "warning"})
    return found


@dataclass(frozen=True)
class Signature:
    person: str
    english: str
    target: str
    place: tuple[str, str, bool]


@dataclass
class Entry:
    """A row of a catalog."""

    english: str
    target: str
    fuzzy: bool = False
    previous: str = ""
    then: tuple[str, str] | None = None
    """The texts of before an edit, where a person had translated the row."""
    signatures: list[Signature] = field(default_factory=list)
    noted: tuple[str, str] | None = None
    """The texts that were approved until an edit, as a sync writes them down."""

    def sync(self, row: Row, *, keep: bool) -> None:
        self._follow(row.english)
        if self.fuzzy and self.then == (self.previous, self.target) and self.enough(row, row.english):
            self.fuzzy, self.previous, self.then = False, "", None  # both texts of now are signed
        if not keep:
            return
        if self.approved(row):
            self.noted = None
        elif (texts := self.before(row)) and not (self.noted and self.noted[0] != row.english):
            self.noted = texts

    def _follow(self, english: str) -> None:
        if english == self.english:
            if not self.fuzzy:
                self.previous, self.then = "", None
        elif not self.target or (self.fuzzy and self.then == (english, self.target)):
            self.english, self.fuzzy, self.previous, self.then = english, False, "", None
        else:
            then = self.then if self.fuzzy else (self.english, self.target)
            previous = (self.fuzzy and self.previous) or self.english
            self.previous = "" if previous == english else previous
            self.english, self.fuzzy, self.then = english, True, then

    def people(self, row: Row, english: str, target: str = "") -> set[str]:
        wanted = (english, target or self.target, row.place)
        return {each.person for each in self.signatures if (each.english, each.target, each.place) == wanted}

    def enough(self, row: Row, english: str, target: str = "") -> bool:
        return len(self.people(row, english, target)) >= (2 if row.warns else 1)

    def approved(self, row: Row) -> bool:
        synced = self.english == row.english
        return synced and bool(self.target) and not self.fuzzy and self.enough(row, row.english)

    def before(self, row: Row) -> tuple[str, str] | None:
        """Return both texts as they were approved until the English was edited; nothing where a page may not wait."""
        if row.warns or self.english != row.english or not self.target or self.approved(row):
            return None
        if self.fuzzy and self.then is not None and self.previous and self.enough(row, self.previous):
            return self.previous, self.target
        noted = self.noted if self.noted and self.noted[0] != row.english else None
        return noted if noted and self.enough(row, *noted) else None

    def wrong(self, english: str, target: str = "") -> bool:
        """Whether the numbers of two texts differ, which the checks call an error."""
        target = target or self.target
        return bool(target) and numbers(english) != numbers(target)

    def sign(self, row: Row, person: str) -> bool:
        """Sign as a person would by `aftercare approve`, and return whether that is possible."""
        if self.english != row.english or not self.target or self.fuzzy or self.wrong(row.english):
            return False
        holding = self.people(row, row.english)
        if person in holding and not self.approved(row):
            return False
        new = Signature(person, row.english, self.target, row.place)
        self.signatures = [each for each in self.signatures if each.person != person] + [new]
        if self.enough(row, row.english):
            mine = (row.english, self.target, row.place)
            self.signatures = [each for each in self.signatures if (each.english, each.target, each.place) == mine]
            self.noted = None
        return True


def numbers(text: str) -> list[str]:
    return sorted(word for word in text.replace(".", " ").split() if word.isdigit())


@dataclass
class Model:
    """A project of one language: what is written in its files."""

    rows: dict[str, Row]
    entries: dict[str, Entry]
    phone: str
    words_signed: bool = True
    listed: bool = True
    """Whether the settings name the language."""
    keep: bool = False
    unread: set[str] = field(default_factory=set)
    """What cannot be read: `table`, `settings`, the name of a catalog."""

    def change(self, row: str, **values: str) -> None:
        self.rows = boxed({**self.rows, row: replace(self.rows[row], **values)})

    def sync(self) -> None:
        for row, entry in self.entries.items():
            if self.listed and self.rows[row].handout not in self.unread:
                entry.sync(self.rows[row], keep=self.keep)

    def runs(self, tags: tuple[str, ...]) -> bool:
        """Whether a command for some languages can do its work at all."""
        return not self.unread & {"table", "settings"} and (self.listed or "es" not in tags)

    def released(self, handout: str) -> str:
        """Return what of a handout patients may get: `approved`, `kept` or nothing.

        Whether a sync has been run since an edit makes no difference.
        """
        if not self.listed or not self.words_signed or self.unread & {"table", "settings", "interface", handout}:
            return ""
        pairs = self.pairs(handout)
        behind = [(row, entry) for row, entry in pairs if not entry.approved(row)]
        if any(entry.wrong(row.english) for row, entry in pairs if (row, entry) not in behind):
            return ""
        if not behind:
            return "approved"
        waits = all((texts := entry.before(row)) and not entry.wrong(*texts) for row, entry in behind)
        return "kept" if self.keep and waits else ""

    def targets(self, handout: str) -> list[str]:
        """Return the translations that a released page shows."""
        return [(entry.before(row) or ("", entry.target))[1] for row, entry in self.pairs(handout)]

    def pairs(self, handout: str) -> list[tuple[Row, Entry]]:
        """Return the rows of a handout, each with its entry as a sync would leave it."""
        found = [(row, deepcopy(self.entries[row.id])) for row in self.rows.values() if row.handout == handout]
        for row, entry in found:
            entry.sync(row, keep=self.keep)
        return found
