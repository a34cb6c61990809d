"""The page that lists every handout in every language: one file that works from a folder."""

import hashlib
import re
import string
import unicodedata
from base64 import b64encode
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from ..core.clinic import Clinic
from ..core.languages import SOURCE, Language, language
from ..core.templating import environment
from ..export.formats.inline import Run, isolate
from ..export.web_fonts import font_faces
from ..handout.document import State
from ..handout.wording import Phrase, Wording
from ..handout.words import Words
from .project import Project
from .record import Record, Target

ACCENTS = re.compile("[\u0300-\u036f]")
KINDS = {
    "html": ("Web page", "text/html", "site.open"),
    "pdf": ("PDF", "application/pdf", "site.print"),
    "md": ("Markdown", "text/markdown", "site.text"),
}
"""Format → its name, its MIME type and the words of a link to it."""
LATIN = frozenset(string.printable) | set("–“”’…·")
"""What the frame of the page is written with, and what is typed into its search field."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """One file of a handout."""

    format: str
    """`html`, `pdf` or `md`."""
    path: str
    """Relative to the page, with forward slashes."""
    size: int
    """In bytes."""
    pages: int = 0
    """How many a printer makes of it; 0 where that is not known."""

    @property
    def href(self) -> str:
        """The path as a link, in which nothing can be taken for a scheme."""
        return quote(f"./{self.path}")

    @property
    def mime(self) -> str:
        """The MIME type."""
        return KINDS[self.format][1]

    @property
    def label(self) -> str:
        """The key of the link's words."""
        return KINDS[self.format][2]

    @property
    def details(self) -> str:
        """`PDF, 2 pages, 48 KB`."""
        kilobytes = f"{max(1, round(self.size / 1000))} KB"
        known = self.pages and self.format == "pdf"
        pages = f"{self.pages} page{'s' if self.pages > 1 else ''}" if known else ""
        return ", ".join(filter(None, (KINDS[self.format][0], pages, kilobytes)))


@dataclass(frozen=True, slots=True)
class Entry:
    """One handout in one language, as the page shows it."""

    handout: str
    title: str
    title_english: str
    language: Language
    state: State
    files: tuple[FileLink, ...]
    words: Words
    reviewed: str = ""
    """Name, credential and date of the reviewers, where there are any."""
    notice: tuple[str, ...] = ()
    """What the page itself begins with where its English has been edited since: in its language and in English."""

    def word(self, key: str) -> Phrase:
        """Return a word in the entry's language, or in English."""
        return Wording(self.words, self.language)[key]

    @property
    def reviewed_runs(self) -> tuple[Run, ...]:
        """The reviewers, names and dates isolated: they would run into each other in a right-to-left page."""
        return tuple(isolate(self.reviewed, rtl=self.language.rtl))

    @property
    def state_key(self) -> str:
        """The key of the word for its state."""
        return f"state.{self.state}"


@dataclass(frozen=True, slots=True)
class Group:
    """All handouts of one language that are in the same part of the page."""

    language: Language
    entries: tuple[Entry, ...]

    @property
    def search(self) -> str:
        """What the search looks into: the names of the language, and the titles."""
        names = (self.language.endonym, self.language.name, self.language.tag)
        titles = (text for entry in self.entries for text in (entry.title, entry.title_english))
        return " ".join((*names, *titles))


def page(project: Project, record: Record) -> str:
    """Return the page as HTML, from what the record says was built."""
    entries = [
        _entry(project, record.targets[f"{slug}/{tag}"], slug, tag)
        for slug, tag in project.targets()
        if f"{slug}/{tag}" in record.targets
    ]
    return index(entries, project.config.clinic, project.words(SOURCE))


def _entry(project: Project, target: Target, slug: str, tag: str) -> Entry:
    details, files = target.details, {page.format: page.path for page in target.pages}
    return Entry(
        handout=slug,
        title=details["title"],
        title_english=details["title_english"],
        language=project.language(tag),
        state=State(details["state"]),
        files=tuple(
            FileLink(form, files[form], (project.config.output / files[form]).stat().st_size, details.get("pages", 0))
            for form in KINDS
            if form in files
        ),
        words=project.words(tag),
        reviewed=details["reviewed"],
        notice=tuple(dict.fromkeys(details["notice"])),
    )


def index(entries: Iterable[Entry], clinic: Clinic, words: Words) -> str:
    """Return the page as HTML; `words` is the interface in English, the language of its frame."""
    every = sorted(entries, key=lambda entry: (_fold(entry.language.endonym), entry.language.tag, entry.title))
    frame = language(SOURCE)
    around = "".join((*LATIN, clinic.name, clinic.hours, clinic.address, clinic.phone))
    shown = [(frame.fonts, around), *(text for entry in every for text in _shown(entry))]
    script = files("aftercare.pipeline").joinpath("templates/site/index.js").read_text(encoding="utf-8")
    return (
        environment("pipeline")
        .get_template("site/index.html.j2")
        .render(
            clinic=clinic,
            words=words,
            font_faces=Markup(font_faces(shown, shared=False)),  # noqa: S704 - rules of CSS
            web_fonts=frame.web_fonts,
            parts=(
                ("source", "state.source", _groups(every, {State.SOURCE})),
                ("released", "site.released", _groups(every, {State.APPROVED, State.KEPT})),
                ("drafts", "site.drafts", _groups(every, {state for state in State if not state.released})),
            ),
            script=Markup(script),  # noqa: S704 - the package's own file
            script_hash=b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )


def _shown(entry: Entry) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield (families, text) of all that the page shows of an entry."""
    keys = (entry.state_key, "label.reviewed-by", *(file.label for file in entry.files))
    words = (entry.word(key).text for key in keys)
    yield (
        entry.language.fonts,
        "".join((entry.language.endonym, entry.title, entry.title_english, entry.reviewed, *entry.notice, *words)),
    )


def _groups(entries: Iterable[Entry], states: Container[State]) -> list[Group]:
    wanted = (entry for entry in entries if entry.state in states)
    by_language = groupby(wanted, key=lambda entry: entry.language.tag)
    return [Group(group[0].language, group) for _, found in by_language for group in [tuple(found)]]


def _fold(text: str) -> str:
    """Return a text as names are sorted: without accents and without regard to case."""
    return ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
