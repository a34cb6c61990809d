"""Notes in the catalogs what the checks have found, where translators' editors show it beside the row."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ...catalogs import annotate as annotations
from ...core.text.counting import listed
from ...core.units import Finding
from ..snapshot.project import Project

MOST_NAMES = 20
"""Files that are named; of a first build of hundreds of handouts there are thousands."""

UP_TO_DATE = "The findings noted in the catalogs are up to date."


def annotate(current: Project, languages: Sequence[str] = ()) -> str:
    """Write the findings into the catalogs, for translators' editors, and report the files."""
    across = current.across.findings()
    usable = [handout.slug for handout in current.handouts]
    written: list[Path] = []
    for language in current.config.choose(languages):
        if not current.readable.problems([language.tag], usable):
            own = [each for each in across if each.unit.language == language.tag]
            found = [*current.findings(language.tag), *own]
            domains = _to_annotate(current, language.tag, found)
            written += annotations.annotate(current.store, language, found, domains)
    names = list(dict.fromkeys(map(current.config.relative, (*current.annotated, *written))))
    current.annotated = []
    return f"Findings noted in {listed(names, MOST_NAMES)}." if names else UP_TO_DATE


def annotate_handout(current: Project, slug: str) -> None:
    """Write what is found in a handout alone into its catalogs, while these are held.

    What all handouts together show is added by `annotate`, which also reports the files.
    """
    across = current.across.part(slug).found
    for language in current.config.languages:
        if not current.readable.problem(language.tag, slug):
            own = [each for each in across if each.unit.language == language.tag]
            found = [*current.findings_of.catalog(language.tag, slug), *own]
            current.annotated += annotations.annotate(current.store, language, found, [slug])


def _to_annotate(current: Project, tag: str, found: Iterable[Finding]) -> list[str]:
    """Return the catalogs of which it is not known that just these findings are noted in them."""
    notes = annotations.notes_of(found)
    by_handout: dict[str, dict[str, list[str]]] = {}
    for row, texts in notes.items():
        by_handout.setdefault(current.store.places.get(row, ""), {})[row] = texts
    return [
        domain
        for domain in current.store.rows
        if not (known := current.known.facts(domain, tag)) or known.noted != by_handout.get(domain, {})
    ]
