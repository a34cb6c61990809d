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
    above: str = ""
    """The English of its heading."""

    @property
    def warns(self) -> bool:
        return self.kind == "warning" or self.boxed

    @property
    def place(self) -> tuple[str, str, bool]:
        return self.kind, self.section, self.boxed


def boxed(rows: dict[str, Row]) -> dict[str, Row]:
    """Return rows below their headings, and these in the box where all below them are warnings."""
    found = {}
    heads = {(row.handout, row.section): row.english for row in rows.values() if row.kind == "heading"}
    for name, row in rows.items():
        above = "" if row.kind in {"title", "heading"} else heads[row.handout, row.section]
        kinds = {each.kind for each in rows.values() if (each.handout, each.section) == (row.handout, row.section)}
        found[name] = replace(row, boxed=row.kind == "heading" and kinds == {"heading", "warning"}, above=above)
    return found


@dataclass(frozen=True)
class Signature:
    row: str
    person: str
    english: str
    target: str
    place: tuple[str, str, bool]
    above: str = ""


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
    noted: tuple[str, str, str] | None = None
    """The id and the texts of the row as it was approved until an edit, as a sync writes them down."""

    def sync(self, row: Row, *, keep: bool, then: str = "") -> None:
        self._follow(row.english)
        if self.fuzzy and self.then == (self.previous, self.target) and self.enough(row, row.english):
            self.fuzzy, self.previous, self.then = False, "", None  # both texts of now are signed
        if not keep:
            return
        texts = self.before(row, then)
        if self.approved(row) or not self.target or (texts and texts[0] == row.english):
            self.noted = None
        elif texts and not self.waiting(row):
            self.noted = row.id, *texts

    def _follow(self, english: str) -> None:
        if not self.target or (english != self.english and self.fuzzy and self.then == (english, self.target)):
            self.english, self.fuzzy, self.previous, self.then = english, False, "", None
        elif english == self.english:
            if not self.fuzzy:
                self.previous, self.then = "", None
        else:
            then = self.then if self.fuzzy else (self.english, self.target)
            previous = (self.fuzzy and self.previous) or self.english
            self.previous = "" if previous == english else previous
            self.english, self.fuzzy, self.then = english, True, then

    def people(self, row: Row, english: str, target: str = "") -> set[str]:
        wanted = Signature(row.id, "", english, target or self.target, row.place, row.above)
        return {each.person for each in self.signatures if replace(each, person="") == wanted}

    def enough(self, row: Row, english: str, target: str = "") -> bool:
        return len(self.people(row, english, target)) >= (2 if row.warns else 1)

    def parted(self, row: Row) -> bool:
        """Whether people have signed its texts of today below another heading."""
        mine = [
            each
            for each in self.signatures
            if (each.row, each.english, each.target, each.place) == (row.id, row.english, self.target, row.place)
        ]
        return any(each.above != row.above for each in mine)

    def approved(self, row: Row) -> bool:
        synced = self.english == row.english
        return synced and bool(self.target) and not self.fuzzy and self.enough(row, row.english)

    def before(self, row: Row, then: str = "") -> tuple[str, str] | None:
        """Return both texts as they were approved until the English was edited; nothing where a page may not wait.

        `then` is what its heading says on a page that waits, where that is not what it says today.
        """
        if self.english != row.english or not self.target or self.approved(row):
            return None
        row = replace(row, above=then or row.above)
        if then and self.approved(row):
            return row.english, self.target
        if row.warns:
            return None
        if self.fuzzy and self.then is not None and self.previous and self.enough(row, self.previous):
            return self.previous, self.target
        noted = self.waiting(row)
        return noted if noted and self.enough(row, *noted) else None

    def waiting(self, row: Row) -> tuple[str, str] | None:
        """Return both texts that are noted for this row, where its English is another now."""
        of, *texts = self.noted or ("", row.english, "")
        return (texts[0], texts[1]) if of == row.id and texts[0] != row.english else None

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
        new = Signature(row.id, person, row.english, self.target, row.place, row.above)
        self.previous, self.then = "", None
        self.signatures = [each for each in self.signatures if each.person != person] + [new]
        if self.enough(row, row.english):
            mine = replace(new, person="")
            self.signatures = [each for each in self.signatures if replace(each, person="") == mine]
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

    def sign(self, row: str, person: str) -> bool:
        """Sign a row, and with a heading what waits for it; all or nothing, as with `--yes`."""
        named, entries = self.rows[row], deepcopy(self.entries)
        wanted = [named]
        for each in self.rows.values():
            entry = entries[each.id]
            below = named.kind == "heading" and (each.handout, each.section) == (named.handout, named.section)
            waits = below and each is not named and not entry.fuzzy and not entry.approved(each) and entry.parted(each)
            if waits and entry.english == each.english and person not in entry.people(each, each.english):
                wanted.append(each)
        if not all(entries[each.id].sign(each, person) for each in wanted):
            return False
        self.entries = entries
        return True

    def sync(self) -> None:
        for handout in {row.handout for row in self.rows.values()} - self.unread if self.listed else ():
            self.entries |= {row.id: entry for row, entry, _ in self.pairs(handout)}

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
        behind = [(row, entry, then) for row, entry, then in pairs if not entry.approved(row)]
        if any(entry.wrong(row.english) for row, entry, _ in pairs if entry.approved(row)):
            return ""
        if not behind:
            return "approved"
        if any(
            entry.approved(row) and then and not entry.approved(replace(row, above=then)) for row, entry, then in pairs
        ):
            return ""  # it was signed below what its heading says today, and the page would have that of before
        waits = all((texts := entry.before(row, then)) and not entry.wrong(*texts) for row, entry, then in behind)
        return "kept" if self.keep and waits else ""

    def targets(self, handout: str) -> list[str]:
        """Return the translations that a released page shows."""
        return [(entry.before(row, then) or ("", entry.target))[1] for row, entry, then in self.pairs(handout)]

    def pairs(self, handout: str) -> list[tuple[Row, Entry, str]]:
        """Return the rows of a handout, each with its entry as a sync would leave it, and what its heading said."""
        mine = [row for row in self.rows.values() if row.handout == handout]
        then: dict[str, str] = {}
        found = []
        for row in sorted(mine, key=lambda row: row.kind != "heading"):
            entry, said = deepcopy(self.entries[row.id]), "" if row.kind in {"title", "heading"} else then[row.section]
            entry.sync(row, keep=self.keep, then=said)
            if row.kind == "heading":
                then[row.section] = (entry.before(row) or ("",))[0]
            found.append((row, entry, said))
        return found
