"""A project in memory: its settings, handouts, catalogs and findings, each read once and only when asked for."""

import datetime as dt
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalogs import interface, merge, po, sync
from ..core import config
from ..core.clock import now
from ..core.config import Config
from ..core.errors import ConfigError
from ..core.languages import SOURCE, Language
from ..core.model import Handout, rows_of
from ..core.units import Finding, Severity, Unit
from ..handout import compose
from ..handout.colophon import Edition
from ..handout.document import Document, State
from ..handout.words import Words, words
from ..source.interface import interface_rows
from .findings_cache import Found

if TYPE_CHECKING:
    from ..checks.registry import Profile

NOTEBOOKS = ("1-translate", "2-validate", "3-export", "handout")
_memo: dict[Path, tuple[tuple[tuple[int, int], ...], "Project"]] = {}


class Project:
    """Reads lazily, keeps what it has read, and never writes."""

    def __init__(self, settings: Config) -> None:
        """Take the settings; nothing else is read yet."""
        self.config = settings
        self._units: dict[tuple[str, str], list[Unit]] = {}
        self._findings: dict[str, list[Finding]] = {}
        self._documents: dict[tuple[str, str], Document] = {}

    @cached_property
    def handouts(self) -> tuple[Handout, ...]:
        """The English. Raises SourceError."""
        return sync.handouts(self.config)

    @cached_property
    def version(self) -> dt.date:
        """The day on which the English last changed, as the template says."""
        path = self.config.locales / "handouts.pot"
        created = po.read(path).catalog.creation_date if path.is_file() else now()
        return created.date() if isinstance(created, dt.datetime) else po.EPOCH.date()

    def handout(self, slug: str) -> Handout:
        """Return a handout by its slug. Raises ConfigError, naming those there are."""
        for handout in self.handouts:
            if handout.slug == slug:
                return handout
        raise ConfigError(f"no handout {slug!r}; there are {', '.join(handout.slug for handout in self.handouts)}")

    def language(self, tag: str) -> Language:
        """Return a language of the project, English included. Raises ConfigError."""
        return self.config.english if tag == SOURCE else self.config.choose((tag,))[0]

    def units(self, tag: str, domain: str = "handouts") -> list[Unit]:
        """Return the units of a language: those of the handouts, or those of the interface."""
        if (tag, domain) not in self._units:
            language = self.language(tag)
            path = interface.interface_path(self.config.locales, language)
            path = path if domain == "interface" else merge.catalog_path(self.config.locales, language)
            wanted = interface_rows() if domain == "interface" else rows_of(self.handouts)
            content = po.read(path, locale=language.locale) if path.is_file() else po.new(language.locale)
            name = self.config.relative(path)
            self._units[tag, domain] = merge.units(content, language, wanted, path=name)
        return self._units[tag, domain]

    def findings(self, tag: str) -> list[Finding]:
        """Return what the checks say of a language's handouts and interface, waived findings left out."""
        if tag not in self._findings:
            units = [*self.units(tag), *self.units(tag, "interface")]
            known = {unit: self._found.recall(unit) for unit in units}
            fresh = self._check([unit for unit, found in known.items() if found is None])
            self._findings[tag] = [finding for unit in units for finding in known[unit] or fresh.get(unit, [])]
        return self._findings[tag]

    @cached_property
    def _found(self) -> Found:
        return Found(self.config)

    @cached_property
    def _profile(self) -> "Profile":
        from ..checks.runner import profile_of

        return profile_of(self.config)

    def _check(self, units: list[Unit]) -> dict[Unit, list[Finding]]:
        """Check the units whose findings are not known from the last run."""
        if not units:
            return {}
        from ..checks.runner import check_units

        found: dict[Unit, list[Finding]] = {unit: [] for unit in units}
        for finding in check_units(units, self._profile):
            found[finding.unit].append(finding)
        self._found.remember(found)
        return found

    def remember_findings(self) -> None:
        """Store the findings, so that the next run checks only what has changed."""
        self._found.write()

    @cached_property
    def findings_across(self) -> list[Finding]:
        """What shows only where all rows of all languages are seen, the English itself among it."""
        from ..checks.runner import check_across

        name = self.config.relative(self.config.source)
        english = {row.id: (name, row.line) for handout in self.handouts for row in handout.rows}
        units = (unit for language in self.config.languages for unit in self.units(language.tag))
        return check_across(units, self._profile, english=english)

    def state(self, slug: str, tag: str) -> State:
        """Return what may be done with a handout in a language; a release needs the interface's words signed too."""
        if tag == SOURCE:
            return State.SOURCE
        used = self.units_of(slug, tag)
        wrong = {finding.unit.id for finding in self.findings(tag) if finding.severity is Severity.ERROR}
        state = compose.state_of(used, errors=len(wrong & {unit.id for unit in used}))
        words = compose.state_of(self.units(tag, "interface"))
        return State.TRANSLATED if state.released and not words.released else state

    def units_of(self, slug: str, tag: str) -> list[Unit]:
        """Return the units of one handout."""
        wanted = {row.id for row in self.handout(slug).rows}
        return [unit for unit in self.units(tag) if unit.id in wanted]

    def document(self, slug: str, tag: str) -> Document:
        """Return a handout in a language as it is shown."""
        if (slug, tag) not in self._documents:
            self._documents[slug, tag] = self._document(slug, tag)
        return self._documents[slug, tag]

    def words(self, tag: str) -> Words:
        """Return the interface in a language."""
        return words(self.units(tag, "interface") if tag != SOURCE else None)

    def _document(self, slug: str, tag: str) -> Document:
        units = None if tag == SOURCE else {unit.id: unit for unit in self.units_of(slug, tag)}
        edition = Edition(
            language=self.language(tag),
            words=self.words(tag),
            state=self.state(slug, tag),
            clinic=self.config.clinic,
            paper=self.config.paper,
            version=self.version,
        )
        return compose.compose(self.handout(slug), units, edition)

    def targets(self, tags: Sequence[str] = (), slugs: Sequence[str] = ()) -> list[tuple[str, str]]:
        """Return (slug, tag) of everything to be built: English first, then the languages of the settings."""
        chosen = [entry.tag for entry in self.config.choose(tuple(tags))]
        chosen = [SOURCE, *chosen] if not tags or SOURCE in tags else chosen
        wanted = [self.handout(slug) for slug in slugs] if slugs else self.handouts
        return [(handout.slug, tag) for handout in wanted for tag in chosen]


def load(start: Path | None = None) -> Project:
    """Return the project that `start` (default: the working directory) lies in.

    The same object as before, as long as none of its files has changed: a notebook that is run for many
    languages in one process reads nothing twice.
    """
    here = (start or Path.cwd()).resolve()
    known = _memo.get(here)
    if known and known[0] == signature(known[1].config):
        return known[1]
    project = Project(config.load(here))
    _memo[here] = (signature(project.config), project)
    return project


def inputs(settings: Config) -> list[Path]:
    """Return the files that a project's handouts depend on, those of the package apart."""
    fixed = [settings.root / "pyproject.toml", settings.source, settings.glossary, settings.locales / "handouts.pot"]
    catalogs = [
        merge.catalog_path(settings.locales, language, domain)
        for domain in ("handouts", "interface")
        for language in settings.languages
    ]
    return [*fixed, *catalogs, *(settings.notebooks / f"{name}.ipynb" for name in NOTEBOOKS)]


def signature(settings: Config) -> tuple[tuple[int, int], ...]:
    """Return time of change and size of every input: cheap enough to be asked for each handout."""
    return tuple(_stamp(path) for path in inputs(settings))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = os.stat(path)  # noqa: PTH116 - a third of the time of Path.stat, forty times a handout
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
