"""What earlier builds have found on units, by handout, as long as nothing that it depends on has changed."""

from functools import cached_property
from typing import TYPE_CHECKING

from ...core.disk.fingerprint import json_hash
from ...core.disk.program_files import code
from ...core.language.fonts import installed
from ...core.settings.numbers import lines
from ...core.units import Unit
from ..built.memory import Memory
from ..built.record import FOLDER

if TYPE_CHECKING:
    from .project import Project

PREFIX = "findings-"


class Memories:
    """The memories of a project's handouts, each read when it is asked for."""

    def __init__(self, project: "Project") -> None:
        """Read nothing yet."""
        self._project = project
        self._held: dict[str, Memory] = {}

    def of(self, unit: Unit) -> Memory:
        """Return the memory of the catalogs of a unit's handout, or of the interface."""
        return self.of_domain(unit.path.rpartition("/")[2].removesuffix(".po"))

    def of_domain(self, domain: str) -> Memory:
        """Return the same by the name of the catalogs."""
        if domain not in self._held:
            path = self._project.config.root / FOLDER / f"{PREFIX}{domain}.json"
            self._held[domain] = Memory(path, self._program)
        return self._held[domain]

    def let_go(self, domain: str) -> None:
        """Store the memory of a handout, and hold it no longer."""
        if domain in self._held:
            self._held.pop(domain).write(also_unused=True)

    @cached_property
    def _program(self) -> str:
        """Stands for all that findings on a unit depend on beside it; a profile is not made for it: that takes time."""
        config, inputs = self._project.config, self._project.inputs
        grades = sorted((name, str(grade)) for name, grade in config.checks.items())
        fonts = [(each.tag, each.fonts) for each in (config.english, *config.languages)]
        numbers = lines(config.clinic, config.sites)
        return json_hash([code(), inputs.digest(config.glossary), grades, fonts, numbers, installed(config.root)])

    def remember(self) -> None:
        """Store the findings that this run used, so that the next one checks only what has changed."""
        project = self._project
        tags = [language.tag for language in project.config.languages]
        for domain, memory in self._held.items():
            memory.write(also_unused=any(project.known.facts(domain, tag) for tag in tags))
        wanted = {f"{PREFIX}{domain}.json" for domain in project.domains()}
        for path in (project.config.root / FOLDER).glob(f"{PREFIX}*.json"):
            if path.name not in wanted and path.is_file():
                path.unlink()
