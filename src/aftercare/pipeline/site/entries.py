"""What the pages of the site show of a handout: its files, its state, who answers for it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote

from babel.units import format_unit

from ...core.languages import SOURCE, Language
from ...export.formats.atoms import Run
from ...export.formats.inline import isolate
from ...handout.document import State
from ...handout.wording import Phrase, Wording
from ...handout.words import Words
from ..project import Project
from ..targets import Record, Target

KINDS = {
    ("standard", "html"): ("site.web", "text/html", "site.open"),
    ("standard", "pdf"): ("PDF", "application/pdf", "site.print"),
    ("large", "pdf"): ("PDF", "application/pdf", "site.large"),
    ("bilingual", "html"): ("site.web", "text/html", "site.bilingual"),
    ("bilingual", "pdf"): ("PDF", "application/pdf", "site.bilingual-print"),
    ("standard", "md"): ("Markdown", "text/markdown", "site.text"),
}
"""(edition, format) → name of the format or its key, MIME type, key of the words of a link; in the order of a page."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """One file of a handout."""

    format: str
    """`html`, `pdf` or `md`."""
    path: str
    """Relative to the folder of the site, with forward slashes."""
    size: int
    """In bytes."""
    pages: int = 0
    """How many a printer makes of it; 0 where that is not known."""
    edition: str = "standard"

    def href(self, up: str = "./") -> str:
        """Return the path as a link from a page that is `up` from the folder: nothing in it is taken for a scheme."""
        return quote(f"{up}{self.path}")

    @property
    def mime(self) -> str:
        """The MIME type."""
        return KINDS[self.edition, self.format][1]

    @property
    def label(self) -> str:
        """The key of the link's words."""
        return KINDS[self.edition, self.format][2]

    @property
    def name(self) -> str:
        """The name of its format, or the key of a word for it."""
        return KINDS[self.edition, self.format][0]


@dataclass(frozen=True, slots=True)
class Entry:
    """One handout in one language, as the pages show it."""

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
    report: str = ""
    """Link by which a mistake in it is reported, where the settings give an address."""

    def word(self, key: str) -> Phrase:
        """Return a word in the entry's language, or in English."""
        return Wording(self.words, self.language)[key]

    @property
    def shown(self) -> tuple[object, ...]:
        """What a page shows of it, beside words of the language."""
        files = [(file.edition, file.path, file.pages, kilobytes(file.size)) for file in self.files]
        return (
            self.handout,
            self.title,
            self.title_english,
            self.state.value,
            files,
            self.reviewed,
            self.notice,
            self.report,
        )

    def file(self, form: str) -> FileLink | None:
        """Return the file of the standard edition in a format."""
        return next((file for file in self.files if (file.edition, file.format) == ("standard", form)), None)

    def details(self, file: FileLink) -> list[Phrase]:
        """Return what is said beside the link to a file: its format, its pages where they are known, and its size."""
        say = Wording(self.words, self.language)
        pages = say["site.pages"]
        return [
            say[file.name] if file.name in self.words.english else say.local(file.name),
            *([replace(pages, text=pages.text.format(pages=file.pages))] if file.pages else []),
            say.local(size(file.size, self.language.cldr)),
        ]

    @property
    def reviewed_runs(self) -> tuple[Run, ...]:
        """The reviewers, names and dates isolated: they would run into each other in a right-to-left page."""
        return tuple(isolate(self.reviewed, rtl=self.language.rtl))

    @property
    def state_key(self) -> str:
        """The key of the word for its state."""
        return f"state.{self.state}"


def size(count: int, cldr: str) -> str:
    """Return how large a file of so many bytes is, with the unit of a language: `48 kB`, `48 ko`, `48 кБ`."""
    return _size(kilobytes(count), cldr)


def kilobytes(count: int) -> int:
    """Return how many kilobytes a page says that so many bytes are."""
    return max(1, round(count / 1000))


@lru_cache(maxsize=10_000)
def _size(kilobytes: int, cldr: str) -> str:
    return str(format_unit(kilobytes, "digital-kilobyte", length="short", locale=cldr or SOURCE))


def entries(project: Project, record: Record) -> list[Entry]:
    """Return what was built, in the order of the CSV and of the settings."""
    built = ((f"{slug}/{tag}", slug, tag) for slug, tag in project.targets())
    return [_entry(project, record.targets[key], slug, tag) for key, slug, tag in built if key in record.targets]


def _entry(project: Project, target: Target, slug: str, tag: str) -> Entry:
    details = target.details
    version = ", ".join(filter(None, (details["version"], details["code"])))
    return Entry(
        handout=slug,
        title=details["title"],
        title_english=details["title_english"],
        language=project.language(tag),
        state=State(details["state"]),
        files=tuple(_files(target)),
        words=project.documents.words(tag),
        reviewed=details["reviewed"],
        notice=tuple(dict.fromkeys(details["notice"])),
        report=project.config.site.report_link(handout=slug, language=tag, version=version),
    )


def _files(target: Target) -> Iterable[FileLink]:
    pages = {(page.edition, page.format): page for page in target.pages}
    for kind in KINDS:
        if page := pages.get(kind):
            yield FileLink(page.format, page.path, page.size, page.sheets, page.edition)
