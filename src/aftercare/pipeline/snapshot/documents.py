"""Handouts as their pages show them: what may be done with each, its texts, and the words around them."""

import datetime as dt
from typing import TYPE_CHECKING

from ...catalogs import po_header, po_reader
from ...catalogs.store import INTERFACE
from ...core.clock import now
from ...core.language.languages import SOURCE
from ...core.model import PLACEHOLDER
from ...core.units import Severity, Unit
from ...handout import compose, identity, kept, words
from ...handout.document import Document, State, state_of
from ...handout.edition import Edition
from ...handout.words import Words

if TYPE_CHECKING:
    from .project import Project


class Documents:
    """The documents of a project, each composed when it is asked for."""

    def __init__(self, project: "Project") -> None:
        """Compose nothing yet."""
        self._project = project
        self._days: dict[str, tuple[str, dt.date]] = {}
        self._digests: dict[tuple[str, str], tuple[object, Words, dt.date, tuple[str, str]]] = {}
        self._words: dict[str, tuple[tuple[Unit, ...] | None, Words]] = {}

    def state(self, slug: str, tag: str) -> State:
        """Return what may be done with a handout in a language; a release needs the interface's words signed too."""
        if tag == SOURCE:
            return State.SOURCE
        if self._project.readable.problem(tag, slug) or self._project.readable.problem(tag, INTERFACE):
            return State.MISSING
        if known := self._project.known.facts(slug, tag):
            return known.state
        used = self._project.readable.units(tag, slug), self._project.readable.units(tag, INTERFACE)
        state = state_of(*used)
        if state.released:
            return state_of(*used, errors=len(self._project.errors(slug, tag)))
        return State.KEPT if self._keeps(slug, tag) else state

    def _keeps(self, slug: str, tag: str) -> bool:
        """Whether the settings keep a handout as it was before edits of its English, and nothing else holds it back."""
        if self._project.config.on_stale != "keep":
            return False
        now, words = self._project.readable.units(tag, slug), self._project.readable.units(tag, INTERFACE)
        before = kept.before_edits(now)
        pairs = [pair for pair in zip(now, before, strict=True) if kept.waits(*pair)]
        edited, then = {unit for unit, _ in pairs}, {unit for _, unit in pairs}
        named = {name for unit in then for name in PLACEHOLDER.findall(unit.source)}
        unnamed = named - self._project.config.clinic.placeholders
        if not edited or unnamed or not state_of(before, words).released:
            return False
        handout = self._project.handout(slug)
        if not (kept.tables_hold(handout, now, before) and kept.announced_alike(handout, before)):
            return False
        errors = [found for found in self._project.errors(slug, tag) if found.unit not in edited]
        return not any(found.severity is Severity.ERROR for found in (*errors, *self._project.findings_of.of(then)))

    def shown(self, slug: str, tag: str) -> tuple[Unit, ...]:
        """Return the units of a handout as its pages show them: those of today, or as they were before edits."""
        units = self._project.readable.units(tag, slug)
        return kept.before_edits(units) if self.state(slug, tag) is State.KEPT else units

    def document(self, slug: str, tag: str) -> Document:
        """Return a handout in a language as it is shown. Raises SourceError or CatalogError where it cannot be read."""
        slug = self._project.handout(slug).slug
        for domain in (slug, INTERFACE):
            if problem := self._project.readable.problem(tag, domain):
                raise problem
        if tag == SOURCE:
            return compose.compose(self._project.handout(slug), None, self._edition(slug, SOURCE))
        shown = self.shown(slug, tag)
        pairs = zip(self._project.readable.units(tag, slug), shown, strict=True)
        edition = self._edition(slug, tag, changed=tuple(unit.id for unit, other in pairs if kept.waits(unit, other)))
        return compose.compose(self._project.handout(slug), {unit.id: unit for unit in shown}, edition)

    def _edition(self, slug: str, tag: str, changed: tuple[str, ...] = ()) -> Edition:
        return Edition(
            language=self._project.language(tag),
            words=self.words(tag),
            state=self.state(slug, tag),
            clinic=self._project.config.clinic,
            paper=self._project.config.paper,
            version=self.version(slug),
            editions=tuple(name for name in self._project.config.editions if tag != SOURCE or name != "bilingual"),
            changed=changed,
            sites=self._project.config.sites_of(slug),
            address=self._project.config.site.page(tag, slug),
        )

    def digest(self, slug: str, tag: str) -> str:
        """Return the digest of a handout as it is shown. Raises what `document` raises."""
        known = self._project.known.facts(slug, tag)
        return known.document if known else self.digest_and_code(slug, tag)[0]

    def digest_and_code(self, slug: str, tag: str) -> tuple[str, str]:
        """Return digest and code of a handout as it is shown. Raises what `document` raises."""
        if (known := self._project.known.facts(slug, tag)) and known.code:
            return known.document, known.code
        texts = self._project.handout(slug) if tag == SOURCE else self._project.readable.units(tag, slug)
        words, day, found = self.words(tag), self.version(slug), self._digests.get((slug, tag))
        if not found or found[0] is not texts or found[1] is not words or found[2] != day:
            found = self._digests[slug, tag] = texts, words, day, self._identity(slug, tag)
        return found[3]

    def _identity(self, slug: str, tag: str) -> tuple[str, str]:
        if tag == SOURCE:
            return identity.english(self._project.handout(slug), self._edition(slug, tag))
        document = self.document(slug, tag)
        return document.digest, document.code

    def words(self, tag: str) -> Words:
        """Return the interface in a language; all its handouts have one, as long as no sync writes the catalog."""
        units = self._project.readable.units(tag, INTERFACE) if tag != SOURCE else None
        if tag not in self._words or self._words[tag][0] is not units:
            self._words[tag] = units, words.words(units, self._project.config.labels)
        return self._words[tag][1]

    def version(self, slug: str) -> dt.date:
        """Return the day on which the English of a handout last changed, as its template says."""
        if self._project.known.english(slug):
            return self._day(slug)
        template = self._project.store.template(slug)
        created = template.catalog.creation_date if template else now()
        return created.date() if isinstance(created, dt.datetime) else po_header.EPOCH.date()

    def _day(self, slug: str) -> dt.date:
        """Return the day of a template that need not be taken apart for it."""
        path = self._project.store.template_path(slug)
        digest = self._project.inputs.digest(path)
        if slug not in self._days or self._days[slug][0] != digest:
            self._days[slug] = digest, po_reader.created(self._project.inputs.read(path), str(path)).date()
            self._project.inputs.let_go(path)
        return self._days[slug][1]

    def let_go(self, slug: str) -> None:
        """Hold nothing of a handout of which all is known."""
        for language in self._project.config.languages:
            self._digests.pop((slug, language.tag), None)
