"""A project as it was when it was first read: settings, handouts, catalogs, and what follows from them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalogs import po_header, po_reader
from ..catalogs.book import Book
from ..catalogs.store import INTERFACE, MOST, Store
from ..catalogs.sync import english
from ..catalogs.sync import sync as sync_catalogs
from ..catalogs.sync_report import SyncReport
from ..core import config
from ..core.clock import now
from ..core.config import Config
from ..core.errors import AftercareError, CatalogError, ChoiceError, ConfigError, SourceError
from ..core.inputs import Inputs
from ..core.languages import SOURCE, Language
from ..core.lock import locked
from ..core.model import PLACEHOLDER, Handout
from ..core.units import Finding, Severity, Unit
from ..handout import compose, words
from ..handout.colophon import Edition
from ..handout.document import Document, State
from ..handout.words import Words
from ..source.glossary import Glossary, read_glossary
from ..source.table import Source
from .across import Across
from .facts import tally
from .findings import Findings
from .known import Known

if TYPE_CHECKING:
    from .publish import Built


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
        self._days: dict[str, tuple[str, dt.date]] = {}
        self._english: dict[str, tuple[dt.date, Document]] = {}
        self._digests: dict[tuple[str, str], tuple[Sequence[Unit], Words, dt.date, str]] = {}
        self._by_tag: dict[str, Language] = {}
        self._by_slug: dict[str, Handout] = {}
        self._words: dict[str, tuple[tuple[Unit, ...] | None, Words]] = {}
        self.listed: dict[tuple[str, ...], tuple[int, list[Finding]]] = {}
        """All findings, by what was asked for, with `Inputs.moves` then."""
        self.asked_whole = False
        """Whether a build of all handouts in all languages was asked for."""
        self.synced: SyncReport | None = None
        """What the last sync of this reading did."""
        self.drafted: tuple[str, ...] = ()
        """What an engine has drafted, in lines for people."""
        self.built: Built | None = None
        """What the last publish of this reading did."""

    @cached_property
    def english(self) -> Source:
        """The English. Raises SourceError where no handout of it can be used."""
        found = english(self.config, self.inputs.read)
        given = {slug for site in self.config.sites for slug in site.handouts}
        if unknown := sorted(given - {*found.slugs}):
            where = f"{self.config.file.path}: [{self.config.file.table('sites')}]"
            name = self.config.relative(self.config.source)
            raise ConfigError(f"{where} handouts: {name} has no handout {', '.join(unknown)}")
        return found if found.handouts else replace(found, handouts=found.chosen())

    @property
    def handouts(self) -> tuple[Handout, ...]:
        """The handouts whose English can be used."""
        return self.english.handouts

    @cached_property
    def glossary(self) -> Glossary:
        """The glossary. Raises SourceError."""
        path = self.config.glossary
        return read_glossary(path, name=self.config.relative(path), reader=self.inputs.read)

    @cached_property
    def store(self) -> Store:
        """The catalogs."""
        return Store(self.config, self.handouts, self.inputs, self.english.faults, self.known.rests)

    def notebook(self, name: str) -> str:
        """Return the text of a notebook of the pipeline. Raises OSError."""
        return self.inputs.read(self.config.notebook(name)).decode()

    def version(self, slug: str) -> dt.date:
        """Return the day on which the English of a handout last changed, as its template says."""
        if self.known.english(slug):
            return self._day(slug)
        template = self.store.template(slug)
        created = template.catalog.creation_date if template else now()
        return created.date() if isinstance(created, dt.datetime) else po_header.EPOCH.date()

    def _day(self, slug: str) -> dt.date:
        """Return the day of a template that need not be taken apart for it."""
        path = self.store.template_path(slug)
        digest = self.inputs.digest(path)
        if slug not in self._days or self._days[slug][0] != digest:
            self._days[slug] = digest, po_reader.created(self.inputs.read(path), str(path)).date()
        return self._days[slug][1]

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
        known = self.english.slugs
        if unknown := [slug for slug in slugs if slug not in known]:
            raise ChoiceError("handout", unknown[0], known)
        return list(slugs or known)

    def chosen(self, slugs: Sequence[str] = ()) -> tuple[Handout, ...]:
        """Return the handouts asked for, or all. Raises ChoiceError, and SourceError where one of them has a fault."""
        return self.english.chosen(self.slugs(slugs))

    @property
    def places(self) -> dict[str, str]:
        """File and line of each row of the English, as messages print them."""
        name = self.config.relative(self.config.source)
        return {row.id: f"{name}:{row.line}: " for handout in self.handouts for row in handout.rows}

    def language(self, tag: str) -> Language:
        """Return a language of the project, English included. Raises ConfigError."""
        if tag not in self._by_tag:
            self._by_tag[tag] = self.config.english if tag == SOURCE else self.config.choose((tag,))[0]
        return self._by_tag[tag]

    def domains(self, slugs: Sequence[str] = ()) -> list[str]:
        """Return the catalogs of a language: those of the handouts asked for, or of all, and the interface."""
        return [*self.slugs(slugs), INTERFACE]

    def books(self, *, unknown: bool = False) -> Iterator[Book]:
        """Yield the catalogs that can be read, or those of them of which no earlier build knows all that is asked."""
        for language in self.config.languages:
            for domain in self.domains():
                known = unknown and self.known.facts(domain, language.tag)
                if not known and not self.problem(language.tag, domain):
                    yield self.store.book(language, domain)

    def gone_books(self) -> Iterator[Book]:
        """Yield the catalogs of handouts that have left the CSV."""
        for language in self.config.languages:
            yield from self.store.gone(language)

    def problem(self, tag: str, domain: str) -> AftercareError | None:
        """Return what is wrong with English, template or catalog of a handout; nothing where all can be read."""
        if domain in self.english.faults:
            return SourceError(list(self.english.faults[domain]))
        if self.known.rests("" if tag == SOURCE else tag, domain):
            return None
        try:
            if domain != INTERFACE:
                self.store.template(domain)  # it tells the day of the English
            if tag != SOURCE:
                self.store.book(self.language(tag), domain)
        except CatalogError as error:
            return error
        return None

    def problems(self, tags: Sequence[str], slugs: Sequence[str] = ()) -> list[str]:
        """Return what is wrong with the English and with the catalogs of some languages."""
        found = [self.problem(tag, domain) for tag in tags for domain in self.domains(slugs)]
        return list(dict.fromkeys(str(error) for error in found if error))

    def units(self, tag: str, domain: str) -> tuple[Unit, ...]:
        """Return the units of a catalog; none where its file cannot be read, which `problem` tells."""
        return () if self.problem(tag, domain) else self.store.book(self.language(tag), domain).units

    def units_of(self, tag: str, slugs: Sequence[str] = ()) -> list[Unit]:
        """Return the units of the handouts asked for, or of all, and of the interface."""
        return [unit for domain in self.domains(slugs) for unit in self.units(tag, domain)]

    def unknown_units(self, tag: str, slugs: Sequence[str] = ()) -> list[Unit]:
        """Return the same but for catalogs that are known, in which nobody has signed or asked anything."""
        domains = (domain for domain in self.domains(slugs) if not self.known.facts(domain, tag))
        return [unit for domain in domains for unit in self.units(tag, domain)]

    def tally(self, tag: str, slugs: Sequence[str] = ()) -> Counter[str]:
        """Return how many rows there are in each state, the interface's among them, as `facts.tally` counts them."""
        found = tally(self.unknown_units(tag, slugs))
        for domain in self.domains(slugs):
            if known := self.known.facts(domain, tag):
                found.update(known.tally)
        return found

    def findings(self, tag: str, slugs: Sequence[str] = ()) -> list[Finding]:
        """Return what the checks say of handouts and interface in a language, waived findings left out."""
        return [found for domain in self.domains(slugs) for found in self.findings_of.catalog(tag, domain)]

    def errors(self, slug: str, tag: str) -> list[Finding]:
        """Return the errors that hold a handout back: in its rows, and in the words around them; checked anew."""
        found = [each for domain in (slug, INTERFACE) for each in self.findings_of.anew(tag, domain)]
        return [each for each in found if each.severity is Severity.ERROR]

    def state(self, slug: str, tag: str) -> State:
        """Return what may be done with a handout in a language; a release needs the interface's words signed too."""
        if tag == SOURCE:
            return State.SOURCE
        if self.problem(tag, slug) or self.problem(tag, INTERFACE):
            return State.MISSING
        if known := self.known.facts(slug, tag):
            return known.state
        used = self.units(tag, slug), self.units(tag, INTERFACE)
        state = compose.state_of(*used)
        if state.released:
            return compose.state_of(*used, errors=len(self.errors(slug, tag)))
        return State.KEPT if self._keeps(slug, tag) else state

    def _keeps(self, slug: str, tag: str) -> bool:
        """Whether the settings keep a handout as it was before edits of its English, and nothing else holds it back."""
        if self.config.on_stale != "keep":
            return False
        now, words = self.units(tag, slug), self.units(tag, INTERFACE)
        before = compose.before_edits(now)
        edited, then = set(now) - set(before), set(before) - set(now)
        named = {name for unit in then for name in PLACEHOLDER.findall(unit.source)}
        if not edited or named - self.config.clinic.placeholders or not compose.state_of(before, words).released:
            return False
        if not compose.tables_hold(self.handout(slug), {unit.id: unit for unit in before}):
            return False
        errors = [found for found in self.errors(slug, tag) if found.unit not in edited]
        return not any(found.severity is Severity.ERROR for found in (*errors, *self.findings_of.of(then)))

    def shown(self, slug: str, tag: str) -> tuple[Unit, ...]:
        """Return the units of a handout as its pages show them: those of today, or as they were before edits."""
        units = self.units(tag, slug)
        return compose.before_edits(units) if self.state(slug, tag) is State.KEPT else units

    def document(self, slug: str, tag: str) -> Document:
        """Return a handout in a language as it is shown. Raises SourceError or CatalogError where it cannot be read."""
        slug = self.handout(slug).slug
        for domain in (slug, INTERFACE):
            if problem := self.problem(tag, domain):
                raise problem
        if tag == SOURCE:
            return self._in_english(slug)
        return self._composed(slug, tag, self.units(tag, slug), self.shown(slug, tag))

    def _in_english(self, slug: str) -> Document:
        """Return a handout in English, which is asked for several times in a build."""
        version = self.version(slug)
        if slug not in self._english or self._english[slug][0] != version:
            self._english[slug] = version, self._composed(slug, SOURCE, (), ())
        return self._english[slug][1]

    def digest(self, slug: str, tag: str) -> str:
        """Return the digest of a handout as it is shown. Raises what `document` raises."""
        if known := self.known.facts(slug, tag):
            return known.document
        if tag == SOURCE:
            return self.document(slug, tag).digest
        units, words, day = self.units(tag, slug), self.words(tag), self.version(slug)
        found = self._digests.get((slug, tag))
        if not found or found[0] is not units or found[1] is not words or found[2] != day:
            found = self._digests[slug, tag] = units, words, day, self.document(slug, tag).digest
        return found[3]

    def _composed(self, slug: str, tag: str, now: Sequence[Unit], shown: Sequence[Unit]) -> Document:
        edition = Edition(
            language=self.language(tag),
            words=self.words(tag),
            state=self.state(slug, tag),
            clinic=self.config.clinic,
            paper=self.config.paper,
            version=self.version(slug),
            editions=tuple(name for name in self.config.editions if tag != SOURCE or name != "bilingual"),
            changed=tuple(unit.id for unit, other in zip(now, shown, strict=True) if unit != other),
            sites=self.config.sites_of(slug),
            address=self.config.site.page(tag, slug),
        )
        units = None if tag == SOURCE else {unit.id: unit for unit in shown}
        return compose.compose(self.handout(slug), units, edition)

    def settle(self) -> None:
        """Where there are many catalogs, let go of those of which all is known now, or can be."""
        if self.asked_whole and len(self.config.languages) * len(self.handouts) > MOST:
            self.known.learn()

    def let_go(self, slug: str) -> None:
        """Hold nothing of the catalogs of a handout of which all is known."""
        self.store.let_go(slug)
        self.findings_of.let_go(slug)
        self.across.let_go(slug)
        for language in self.config.languages:
            self._digests.pop((slug, language.tag), None)

    def words(self, tag: str) -> Words:
        """Return the interface in a language; all its handouts have one, as long as no sync writes the catalog."""
        units = self.units(tag, INTERFACE) if tag != SOURCE else None
        if tag not in self._words or self._words[tag][0] is not units:
            self._words[tag] = units, words.words(units, self.config.labels)
        return self._words[tag][1]

    def targets(self, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> list[tuple[str, str]]:
        """Return (slug, tag) of everything to be built: English first, then the languages of the settings."""
        chosen = [entry.tag for entry in self.config.choose(tuple(tags))]
        chosen = [SOURCE, *chosen] if not tags or SOURCE in tags else chosen
        config = self.config
        given = [slug for slug in self.slugs(slugs) if not config.only_site or config.sites_of(slug)]
        return [(slug, tag) for slug in given for tag in chosen]


def sync(project: Project, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> SyncReport:
    """Bring the catalogs up to the English: all of them, or those of the languages and handouts named.

    Raises CatalogError where another run is writing.
    """
    with locked(project.config.locales):
        project.synced = sync_catalogs(
            project.store, project.config.choose(tuple(tags)), project.domains(slugs) if slugs else None
        )
    project.settle()
    return project.synced


def read(start: Path | None = None) -> Project:
    """Return the project that `start` (default: the working directory) lies in, read anew."""
    inputs = Inputs()
    return Project(config.load(start, inputs.read), inputs)
