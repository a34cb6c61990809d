"""What the pages of the site show of a handout: its files, its state, who answers for it."""

from dataclasses import dataclass, replace
from functools import cache

from ...core.language.languages import Language
from ...export.formats.atoms import Run
from ...export.formats.inline import isolate
from ...handout.document import State
from ...handout.wording import Phrase, Wording
from ...handout.words import Words
from ..built.build_record import Record
from ..built.targets import Target
from ..snapshot.project import Project
from .file_links import FileLink, file_links, kilobytes, size


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


def entries(project: Project, record: Record) -> list[Entry]:
    """Return what was built, in the order of the CSV and of the settings."""
    built = ((f"{slug}/{tag}", slug, tag) for slug, tag in project.targets())
    words = cache(project.documents.words)
    return [
        _entry(project, record.targets[key], slug, tag, words(tag)) for key, slug, tag in built if key in record.targets
    ]


def _entry(project: Project, target: Target, slug: str, tag: str, words: Words) -> Entry:
    details = target.details
    version = ", ".join(filter(None, (details["version"], details["code"])))
    return Entry(
        handout=slug,
        title=details["title"],
        title_english=details["title_english"],
        language=project.language(tag),
        state=State(details["state"]),
        files=tuple(file_links(target)),
        words=words,
        reviewed=details["reviewed"],
        notice=tuple(dict.fromkeys(details["notice"])),
        report=project.config.site.report_link(handout=slug, language=tag, version=version),
    )
