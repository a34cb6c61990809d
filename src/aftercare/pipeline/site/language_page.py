"""`TAG/index.html`, the page for patients: their handouts, in their language."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...core.disk.fingerprint import json_hash
from ...core.language.languages import Language
from ...core.language.lettering import drawing, joined
from ...core.settings.clinic import Clinic
from ...handout.document import State
from ...handout.places import hours
from ...handout.wording import Wording
from ...handout.words import Words
from .archives import path_of
from .entries import Entry
from .file_links import FileLink, kilobytes
from .frame import by_name, render

INDEX = "index.html"


def language_page(entries: Sequence[Entry], clinic: Clinic, *, archive: str = "") -> str:
    """Return the page of a language as HTML; `entries` are its handouts, `archive` the path of their ZIP file.

    As long as something on it is not cleared for patients, the page says so above everything else: its own words are
    signed where a handout is released, and only there.
    """
    titles = joined("".join(entry.title for entry in entries))
    own = drawing(entries[0].language, "".join(entry.reviewed for entry in entries) + titles)
    words = entries[0].words
    released = [entry for entry in entries if entry.state.released]
    drafts = [entry for entry in entries if not entry.state.released]
    opened = hours(clinic.hours, Wording(words, own))
    shown = "".join((own.endonym, clinic.phone, opened.text, *_texts(entries, words)))
    return render(
        "language.html.j2",
        clinic,
        [(own.fonts, shown)],
        [own],
        page=own,
        say=Wording(words, own),
        hours=opened,
        banner=None if released else f"banner.{_weakest(drafts)}",
        parts=[("released", released), ("drafts", drafts)],
        drawn=_drawn(own, words, clinic),
        archive=archive,
    )


class Drawn:
    """What was drawn for the page of a language; a build lists pages before it makes new ones, and again after."""

    def __init__(self, *made_of: object) -> None:
        """Take what each row depends on beside its entry."""
        self.made_of = made_of
        self._rows: dict[str, tuple[Entry, Markup]] = {}
        self._files: dict[tuple[object, ...], Markup] = {}

    def row(self, entry: Entry, draw: Callable[[Entry], Markup]) -> Markup:
        """Return the row of a handout."""
        if entry.handout not in self._rows or self._rows[entry.handout][0] != entry:
            self._rows[entry.handout] = entry, draw(entry)
        return self._rows[entry.handout][1]

    def about(self, entry: Entry, file: FileLink, draw: Callable[[Entry, FileLink], Markup]) -> Markup:
        """Return what is said beside the address of a file: as a rule that of many."""
        key = file.edition, file.format, file.pages, kilobytes(file.size)
        if key not in self._files:
            self._files[key] = draw(entry, file)
        return self._files[key]


_last: dict[str, Drawn] = {}


def _drawn(own: Language, *made_of: object) -> Drawn:
    if own.tag not in _last or _last[own.tag].made_of != (own, *made_of):
        _last[own.tag] = Drawn(own, *made_of)
    return _last[own.tag]


def _weakest(drafts: Sequence[Entry]) -> State:
    """Return the state that the page as a whole is in: that of its least finished handout."""
    order = [State.MISSING, State.DRAFT, State.STALE, State.TRANSLATED]
    return min((entry.state for entry in drafts), key=order.index)


def _texts(entries: Sequence[Entry], words: Words) -> Iterator[str]:
    """Yield all that the page shows of its own language."""
    yield from (words[key] for key in words.english if not key.startswith("label.") or key == "label.reviewed-by")
    yield from (words[key] for key in ("label.phone", "label.hours", "label.address"))
    for entry in entries:
        yield from (entry.title, entry.title_english, entry.reviewed, *entry.notice)
        yield from (phrase.text for file in entry.files for phrase in entry.details(file))


@dataclass(frozen=True, slots=True)
class LanguagePage:
    """The page of a language, to be made."""

    path: str
    clinic: Clinic
    entries: tuple[Entry, ...]
    archive: str

    def mark(self, program: str) -> str:
        """Return what tells whether it is the same as before."""
        first, shown = self.entries[0], [[*map(str, each.shown)] for each in self.entries]
        words = [dict(first.words.texts), dict(first.words.english)]
        return json_hash([program, repr(self.clinic), self.archive, repr(first.language), words, shown])

    def content(self) -> str:
        """Return it as HTML."""
        return language_page(self.entries, self.clinic, archive=self.archive)


def language_pages(entries: Sequence[Entry], clinic: Clinic, later: Container[str] = ()) -> Iterator[LanguagePage]:
    """Yield the page of each language that has a handout, in the order of their own names.

    `later`: the archives that are not there yet, to which nothing leads.
    """
    released = {entry.language.tag for entry in entries if entry.state.released}
    by_tag: dict[str, list[Entry]] = {}
    for entry in entries:
        by_tag.setdefault(entry.language.tag, []).append(entry)
    for language in by_name(its[0].language for its in by_tag.values()):
        archive = path_of(language.tag)
        archive = archive if language.tag in released and archive not in later else ""
        yield LanguagePage(f"{language.tag}/{INDEX}", clinic, tuple(by_tag[language.tag]), archive)
