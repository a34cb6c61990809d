"""What earlier builds have found out about handouts, as long as no byte that it depends on has changed.

A handout that is known is neither parsed nor merged, composed or checked. What is released is never noted: that is
computed in every build from what people wrote, and known from then on to this run alone.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...catalogs.store import INTERFACE
from ...core.language.languages import SOURCE
from ...core.units import Unit
from ...handout.document import State
from ..built import notes, record
from ..built.facts import Facts, Sheet, is_marks
from .keys import Keys

if TYPE_CHECKING:
    from ...checks.runner import Part
    from .project import Project

Told = Mapping[tuple[str, int], Unit]


class Known:
    """The handouts of a project that are as an earlier build has found them."""

    def __init__(self, project: "Project") -> None:
        """Read nothing yet; what the project has read so far is its settings, and what they name."""
        self._project = project
        if project.remembers:
            project.inputs.recall(record.read(project.config.root).noted_inputs(project.config.root))
        self.keys = Keys(project)
        self._noted: dict[str, dict[str, Any]] = {}
        self._sheets: dict[str, Sheet] = {}
        self._targets: dict[tuple[str, str], tuple[int, tuple[str, ...], Facts | None]] = {}
        self._released: dict[tuple[str, str], tuple[tuple[str, ...], Facts | None]] = {}
        self._templates: dict[str, str] = {}
        self._english: dict[str, tuple[int, bool]] = {}
        self._parts: dict[str, tuple[int, str, tuple[Part, Told] | None]] = {}

    def facts(self, slug: str, tag: str) -> Facts | None:
        """Return what is known of a handout in a language; None where anything about it is another now."""
        inputs = self._project.inputs
        found = self._targets.get((slug, tag))
        if not found or found[0] != inputs.moves:
            now = self._digests(slug, tag)
            facts = found[2] if found and found[1] == now else self._found(slug, tag, now) if now else None
            found = self._targets[slug, tag] = inputs.moves, now, facts
            if facts:
                inputs.let_go(self._project.store.path(tag, slug))
        return found[2]

    def _digests(self, slug: str, tag: str) -> tuple[str, ...]:
        """Return those that facts depend on; nothing where nothing can be known."""
        return () if slug == INTERFACE or tag == SOURCE or not self.english(slug) else self.digests(slug, tag)

    def digests(self, slug: str, tag: str) -> tuple[str, ...]:
        """Return those of template, catalog and interface."""
        inputs, path = self._project.inputs, self._project.store.path
        return inputs.digest(path("", slug)), inputs.digest(path(tag, slug)), inputs.digest(path(tag, INTERFACE))

    def hold(self, slug: str, tag: str, digests: tuple[str, ...], facts: Facts | None) -> None:
        """Go by what this run has found out about a release, as long as what it depends on has these digests."""
        self._released[slug, tag] = digests, facts
        if facts:  # so its template rests
            self._templates[slug] = digests[0]
            self._english.pop(slug, None)
            self._targets.pop((slug, tag), None)

    def looked_at(self, slug: str, tag: str) -> bool:
        """Whether this run has found out, or tried to, what there is to know of a release."""
        return (slug, tag) in self._released and self._released[slug, tag][0] == self.digests(slug, tag)

    def _found(self, slug: str, tag: str, now: tuple[str, ...]) -> Facts | None:
        digests, facts = self._released.get((slug, tag), ((), None))
        return (facts if digests == now else None) or self._facts(slug, tag)

    def rests(self, tag: str, slug: str) -> bool:
        """Whether a sync would leave a catalog, or with no tag the template, as it is; rows of others aside."""
        return self.facts(slug, tag) is not None if tag else self.english(slug)

    def english(self, slug: str) -> bool:
        """Whether the template of a handout is known to say what its English does."""
        if self._project.rests:
            return slug in self._project.store.rows
        moves = self._project.inputs.moves
        if slug not in self._english or self._english[slug][0] != moves:
            self._english[slug] = moves, self._rests(slug) or bool(self.noted(slug))
        return self._english[slug][1]

    def _rests(self, slug: str) -> bool:
        template = self._project.store.template_path(slug)
        return slug in self._templates and self._templates[slug] == self._project.inputs.digest(template)

    def part(self, slug: str) -> "tuple[Part, Told] | None":
        """Return what checks over many rows make of a handout, and the units that they spoke of."""
        moves, found = self._project.inputs.moves, self._parts.get(slug)
        if not found or found[0] != moves:
            key = self.keys.across(slug) if self.english(slug) else ""
            part = found[2] if found and found[1] == key else self._part(slug, key) if key else None
            found = self._parts[slug] = moves, key, part
        return found[2]

    def sheet(self, slug: str) -> Sheet:
        """Return the rows of a handout."""
        if slug not in self._sheets:
            self._sheets[slug] = Sheet(self._project.store.rows[slug])
        return self._sheets[slug]

    def noted(self, slug: str) -> dict[str, Any]:
        """Return what was noted of a handout, nothing where its English or what all depends on has changed."""
        if slug not in self._noted:
            self._noted[slug] = self._read(slug)
        found = self._noted[slug]
        return found if found and found["handout"] == self.keys.handout(slug) else {}

    def take(self, slug: str, noted: dict[str, Any]) -> None:
        """Go by what has just been noted of a handout."""
        self._noted[slug] = noted
        for held in (self._english, self._parts):
            held.pop(slug, None)
        for language in self._project.config.languages:
            self._targets.pop((slug, language.tag), None)

    def _read(self, slug: str) -> dict[str, Any]:
        if not self._project.remembers or slug not in self._project.store.rows or self._project.store.old.found:
            return {}
        return notes.read(self._project.config.root, slug)

    def as_noted(self, slug: str, tag: str, facts: Facts) -> list[Any]:
        """Return what there is to know of a draft as `facts` reads it back, with all that it depends on."""
        findings, told = self.sheet(slug).noted(facts.findings), facts.told.decode()
        key, people = self.keys.target(slug, tag), [told, dict(facts.signers), facts.waiting]
        return [key, facts.tally, facts.noted, findings, facts.state, facts.document, people]

    def _facts(self, slug: str, tag: str) -> Facts | None:
        try:
            noted_key, counts, notes, findings, state, document, people = self.noted(slug)["targets"][tag]
            counts = {str(name): int(count) for name, count in counts.items()}
            found = self.sheet(slug).findings(findings)
            facts = Facts(counts, notes, found, State(state), document, **_of_people(*people))
        except (LookupError, ValueError, TypeError, AttributeError):
            return None
        return None if noted_key != self.keys.target(slug, tag) or facts.state.released else facts

    def _part(self, slug: str, key: str) -> "tuple[Part, Told] | None":
        from ...checks.runner import Part

        sheet = self.sheet(slug)
        try:
            noted_key, found, marks, told = self.noted(slug)["across"]
            units = {(shown[0], place): sheet.unit(place, *shown) for place, *shown in told}
            part = Part(sheet.findings(found), marks)
            sound = noted_key == key and is_marks(marks, len(sheet.rows))
        except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
            return None
        return (part, units) if sound else None


def _of_people(told: str, signers: Mapping[str, str], waiting: Sequence[str]) -> dict[str, Any]:
    """Return what people have signed in a catalog, and what waits for them, as `Facts` has it."""
    days = {str(name): str(day) for name, day in signers.items()}
    return {"told": told.encode(), "signers": days, "waiting": tuple(map(str, waiting))}
