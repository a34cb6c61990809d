"""Notes what a run has found out about handouts, so that later builds need not find it out again."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ...catalogs.resting import template_rests
from ...core.language.languages import SOURCE
from ..built import notes
from . import looking
from .known import Told

if TYPE_CHECKING:
    from .project import Project


class Noting:
    """What there is to note of the handouts of a project; nothing of releases."""

    def __init__(self, project: "Project") -> None:
        """Note nothing yet."""
        self._project = project

    def learn(self, slugs: Iterable[str]) -> None:
        """Note what is to be known of each handout of which something is not, and hold nothing else of it."""
        project, known = self._project, self._project.known
        if not self._may_note():
            return
        tags = [language.tag for language in project.config.languages]
        for slug in (slug for slug in slugs if not project.readable.problem(SOURCE, slug)):
            if (known.part(slug) and all(known.facts(slug, tag) for tag in tags)) or self._note(slug, {}):
                project.let_go(slug)

    def _may_note(self) -> bool:
        project = self._project
        return project.remembers and not project.store.old.found and not project.inputs.torn

    def remember(self) -> None:
        """Note what this run has found out, of each handout of which something was not known."""
        project = self._project
        if not self._may_note():
            return
        for handout in project.handouts:
            if not project.readable.problem(SOURCE, handout.slug):
                self._remember(handout.slug)
        notes.clear(project.config.root, {handout.slug for handout in project.handouts})

    def _remember(self, slug: str) -> None:
        known = self._project.known
        part, told = known.part(slug), self._project.across.told(slug)
        if part and told.keys() <= part[1].keys() and all(known.facts(slug, tag) for tag in self._readable(slug)):
            return
        self._note(slug, told)

    def _readable(self, slug: str) -> list[str]:
        project = self._project
        return [
            language.tag for language in project.config.languages if not project.readable.problem(language.tag, slug)
        ]

    def _note(self, slug: str, told: Told) -> bool:
        """Write what is to be known of a handout, from now on too; return whether that is all of it."""
        project, known, tags = self._project, self._project.known, self._readable(slug)
        if not known.english(slug) and not template_rests(project.store, slug):
            return False
        part, sheet = project.across.part(slug), known.sheet(slug)
        shown = [[place, *sheet.shown(told[tag, place])] for tag, place in sorted(told)]
        noted_now = {
            "handout": known.keys.handout(slug),
            "targets": {tag: found for tag in tags if (found := self._found(slug, tag))},
            "across": [known.keys.across(slug), sheet.noted(part.found), part.marks, shown],
        }
        known.take(slug, notes.write(project.config.root, slug, noted_now))
        return all(known.facts(slug, language.tag) for language in project.config.languages)

    def _found(self, slug: str, tag: str) -> list[Any]:
        """Return what there is to note of a handout in a language; nothing of a release, and of what will not last."""
        project, known = self._project, self._project.known
        if facts := known.facts(slug, tag):
            return [] if facts.state.released else list(known.noted(slug)["targets"][tag])
        if project.documents.state(slug, tag).released:
            known.hold(slug, tag, *looking.at_release(project, slug, tag))
            return []
        found = looking.facts(project, slug, tag, released=False) if looking.lasts(project, slug, tag) else None
        return known.as_noted(slug, tag, found) if found else []
