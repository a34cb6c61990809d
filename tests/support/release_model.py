"""What should be released, told plainly: a model of rows, catalogs and signatures that knows nothing of the program."""

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

    @property
    def place(self) -> tuple[str, str]:
        return self.kind, self.section


@dataclass(frozen=True)
class Signature:
    person: str
    english: str
    target: str
    place: tuple[str, str]


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

    def sync(self, english: str) -> None:
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

    def people(self, row: Row, english: str) -> set[str]:
        wanted = (english, self.target, row.place)
        return {each.person for each in self.signatures if (each.english, each.target, each.place) == wanted}

    def enough(self, row: Row, english: str) -> bool:
        return len(self.people(row, english)) >= (2 if row.kind == "warning" else 1)

    def approved(self, row: Row) -> bool:
        synced = self.english == row.english
        return synced and bool(self.target) and not self.fuzzy and self.enough(row, row.english)

    def kept(self, row: Row) -> bool:
        waits = self.fuzzy and self.then is not None and self.previous and row.kind != "warning"
        return bool(waits and self.english == row.english and self.target and self.enough(row, self.previous))

    def wrong(self, english: str) -> bool:
        """Whether the numbers of two texts differ, which the checks call an error."""
        return bool(self.target) and numbers(english) != numbers(self.target)

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
        self.rows[row] = replace(self.rows[row], **values)

    def sync(self) -> None:
        for row, entry in self.entries.items():
            if self.listed and self.rows[row].handout not in self.unread:
                entry.sync(self.rows[row].english)

    def runs(self, tags: tuple[str, ...]) -> bool:
        """Whether a command for some languages can do its work at all."""
        return not self.unread & {"table", "settings"} and (self.listed or "es" not in tags)

    def released(self, handout: str) -> str:
        """Return what of a handout patients may get: `approved`, `kept` or nothing."""
        if not self.listed or not self.words_signed or self.unread & {"table", "settings", "interface", handout}:
            return ""
        pairs = [(row, self.entries[row.id]) for row in self.rows.values() if row.handout == handout]
        behind = [(row, entry) for row, entry in pairs if not entry.approved(row)]
        if any(entry.wrong(row.english) for row, entry in pairs if (row, entry) not in behind):
            return ""
        if not behind:
            return "approved"
        waits = all(entry.kept(row) and not entry.wrong(entry.previous) for row, entry in behind)
        return "kept" if self.keep and waits else ""

    def targets(self, handout: str) -> list[str]:
        return [self.entries[row.id].target for row in self.rows.values() if row.handout == handout]
