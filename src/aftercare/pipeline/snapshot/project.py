"""A project as it was when it was first read: settings, handouts, catalogs, and what follows from them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ...catalogs.store import INTERFACE, MOST, Store
from ...catalogs.sync_report import SyncReport
from ...core.disk.inputs import Inputs
from ...core.errors import ChoiceError
from ...core.language.languages import SOURCE, Language
from ...core.model import Handout
from ...core.settings import config
from ...core.settings.config import Config
from ...core.text.counting import named
from ...core.units import Finding, Severity
from ...handout.document import Document
from ...source.english import english
from ...source.table import Source
from . import giving
from .across import Across
from .documents import Documents
from .findings import Findings
from .known import Known
from .noting import Noting
from .readable import Readable

if TYPE_CHECKING:
    from ..built.outcome import Built


class Project:
    """Reads lazily and each file once; what follows from the files is computed when it is asked for."""

    def __init__(
        self, settings: Config, inputs: Inputs | None = None, *, remembers: bool = False, synced: bool = False
    ) -> None:
        """Take the settings; nothing else is read yet.

        `remembers`: whether what earlier builds have noted is used. `synced`: whether no input has changed since all
        was brought up to the English, so that of templates only the day must be read.
        """
        self.config = settings
        self.inputs = inputs or Inputs()
        self.remembers = remembers
        self.rests = synced
        self.findings_of = Findings(self)
        self.across = Across(self)
        self.known = Known(self)
        self.noting = Noting(self)
        self.documents = Documents(self)
        self.readable = Readable(self)
        self._by_tag: dict[str, Language] = {}
        self._by_slug: dict[str, Handout] = {}
        self.listed: dict[tuple[str, ...], tuple[int, list[Finding]]] = {}
        """All findings, by what was asked for, with `Inputs.moves` then."""
        self.asked_whole = False
        """Whether a build of all handouts in all languages was asked for."""
        self.synced: SyncReport | None = None
        """What the last sync of this reading did."""
        self.once_synced: Callable[[], None] = lambda: None
        """What a build does when a sync has ended, before anything asks what the checks say."""
        self.told: tuple[str, ...] = ()
        """What the summary cells of the first stage printed: all that is known of it where it ran in a kernel."""
        self.annotated: list[Path] = []
        """Catalogs into which findings were written ahead, and of which nobody has been told yet."""
        self.drafted: tuple[str, ...] = ()
        """What an engine has drafted, in lines for people."""
        self.built: Built | None = None
        """What the last publish of this reading did."""

    @cached_property
    def english(self) -> Source:
        """The English. Raises SourceError where no handout of it can be used."""
        found = english(self.config, self.inputs.read)
        return found if found.handouts else replace(found, handouts=found.chosen())

    @property
    def handouts(self) -> tuple[Handout, ...]:
        """The handouts whose English can be used."""
        return self.english.handouts

    @cached_property
    def store(self) -> Store:
        """The catalogs."""
        return Store(self.config, self.handouts, self.inputs, self.english.faults, self.known.rests)

    def notebook(self, name: str) -> str:
        """Return the text of a notebook of the pipeline. Raises OSError."""
        return self.inputs.read(self.config.notebook(name)).decode()

    def handout(self, slug: str) -> Handout:
        """Return a handout by its slug, the first where none is named.

        Raises ChoiceError, naming those there are, and SourceError where its English has a fault.
        """
        if slug not in self._by_slug:
            (wanted,) = self.slugs([slug or self.english.slugs[0]])
            (self._by_slug[slug],) = self.english.chosen([wanted])
        return self._by_slug[slug]

    def slugs(self, slugs: Sequence[str] = ()) -> list[str]:
        """Return the handouts asked for, or all, those with a fault too. Raises ChoiceError, naming those there are."""
        slugs, known = named(slugs), self.english.slugs
        if unknown := [slug for slug in slugs if slug not in known]:
            raise ChoiceError("handout", unknown[0], known)
        return list(slugs or known)

    def chosen(self, slugs: Sequence[str] = ()) -> tuple[Handout, ...]:
        """Return the handouts asked for, or all. Raises ChoiceError, and SourceError where one of them has a fault."""
        return self.english.asked(slugs and self.slugs(slugs))

    def language(self, tag: str) -> Language:
        """Return a language of the project, English included. Raises ConfigError."""
        if tag not in self._by_tag:
            self._by_tag[tag] = self.config.english if tag == SOURCE else self.config.choose((tag,))[0]
        return self._by_tag[tag]

    def domains(self, slugs: Sequence[str] = ()) -> list[str]:
        """Return the catalogs of a language: those of the handouts asked for, or of all, and the interface."""
        return [*self.slugs(slugs), INTERFACE]

    def findings(self, tag: str, slugs: Sequence[str] = ()) -> list[Finding]:
        """Return what the checks say of handouts and interface in a language, waived findings left out."""
        return [found for domain in self.domains(slugs) for found in self.findings_of.catalog(tag, domain)]

    def errors(self, slug: str, tag: str) -> list[Finding]:
        """Return the errors that hold a handout back: in its rows, and in the words around them; checked anew."""
        found = [each for domain in (slug, INTERFACE) for each in self.findings_of.anew(tag, domain)]
        return [each for each in found if each.severity is Severity.ERROR]

    def document(self, slug: str, tag: str) -> Document:
        """Return a handout in a language as it is shown. Raises SourceError or CatalogError where it cannot be read."""
        return self.documents.document(slug, tag)

    @property
    def large(self) -> bool:
        """Whether all of it is to be built, and has more catalogs than are held at a time."""
        return self.asked_whole and len(self.config.languages) * len(self.handouts) > MOST

    def settle(self, slugs: Collection[str] = ()) -> None:
        """Where there are many catalogs, let go of those of which all is known now, or can be; of all, or of some."""
        if self.large:
            self.noting.learn([slug for slug in slugs or self.store.rows if slug != INTERFACE])

    def let_go(self, slug: str) -> None:
        """Hold nothing of the catalogs of a handout of which all is known."""
        self.store.let_go(slug)
        self.findings_of.let_go(slug)
        self.across.let_go(slug)
        self.documents.let_go(slug)

    def targets(self, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> list[tuple[str, str]]:
        """Return (slug, tag) of everything to be built: English first, then the languages of the settings.

        Raises ChoiceError for a language or handout that is not there, or that the only site does not give out.
        """
        tags = named(tags)
        chosen = [entry.tag for entry in self.config.choose(tags)]
        chosen = [SOURCE, *chosen] if not tags or SOURCE in tags else chosen
        known, wanted = self.english.slugs, self.slugs(slugs)
        given = giving.asked(self.config, known, wanted) if slugs else giving.given(self.config, known)
        return [(slug, tag) for slug in given for tag in chosen]


def read(start: Path | None = None) -> Project:
    """Return the project that `start` (default: the working directory) lies in, read anew."""
    inputs = Inputs()
    return Project(config.load(start, inputs.read), inputs)
