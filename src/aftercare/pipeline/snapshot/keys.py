"""Digests of what the notes on a handout depend on: when one changes, the notes no longer count."""

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from ...catalogs.store import INTERFACE
from ...core.disk.fingerprint import json_hash
from ...core.model import Instruction
from ..built.program import program

if TYPE_CHECKING:
    from .project import Project


class Keys:
    """The digests of a project's handouts, of which each is found out once."""

    def __init__(self, project: "Project") -> None:
        """Take what the project has read so far: its settings, and what they name."""
        self._project = project
        self._settings = sorted((project.config.relative(path), each) for path, each in project.inputs.digests.items())
        self._rows: dict[str, str] = {}

    @cached_property
    def _common(self) -> str:
        """Stands for all that every handout depends on: program, settings and what they name, glossary."""
        config, inputs = self._project.config, self._project.inputs
        tags = [language.tag for language in config.languages]
        return json_hash([program(config.root), config.only_site, tags, self._settings, inputs.digest(config.glossary)])

    def handout(self, slug: str) -> str:
        """Return what its English, and all that every handout depends on, come to."""
        store = self._project.store
        if slug not in self._rows:
            self._rows[slug] = json_hash([self._common, [*map(_row, store.rows[slug])]])
        return f"{self._rows[slug]} {self._project.inputs.digest(store.template_path(slug))}"

    def target(self, slug: str, tag: str) -> str:
        """Return the same with its catalog in a language, and the words around it."""
        inputs, store = self._project.inputs, self._project.store
        digests = [inputs.digest(store.path(tag, domain)) for domain in (slug, INTERFACE)]
        return _hash(self.handout(slug), *digests)

    def across(self, slug: str) -> str:
        """Return the same with its catalogs in all languages."""
        inputs, store = self._project.inputs, self._project.store
        tags = (language.tag for language in self._project.config.languages)
        return _hash(self.handout(slug), *(inputs.digest(store.path(tag, slug)) for tag in tags))


def _row(row: Instruction) -> list[object]:
    """Return all of a row that anything but a message depends on."""
    return [row.id, row.kind, row.text, row.note, row.section, row.handout, row.parent, repr(row.picture)]


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
