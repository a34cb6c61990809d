"""Fills gaps from the project's own catalogs: the same English, translated elsewhere by a person."""

from collections.abc import Iterable, Sequence

from ..catalogs.store import Store
from ..core.language.languages import Language
from ..core.units import Status, Unit
from .drafting import Check
from .engines.base import Engine, Reply
from .engines.memory import Memory
from .translate import translate
from .translation import Report, Translation
from .work_list import Scope


class Nobody(Engine):
    """Stands for an engine where only the catalogs are asked."""

    name = "nobody"

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Return no translation."""
        del source, target
        return [Reply(final=True) for _ in texts]


def prefill(store: Store, scope: Scope, units: Iterable[Unit], check: Check) -> Report:
    """Draft the gaps whose English a person has translated in another row; the others stay, and are no failure.

    Nothing is read or written where there is no such gap, and nothing is sent anywhere.
    """
    units = [unit for unit in units if unit.kind]
    memory = Memory(units, Status.TRANSLATED)
    source = store.config.english
    tags = {
        unit.language
        for unit in units
        if unit.status is Status.MISSING and memory.translate([unit.source], source, _of(scope, unit))[0].text
    }
    languages = tuple(language for language in scope.languages if language.tag in tags)
    if not languages:
        return Report()
    report = translate(
        store, Scope(languages, scope.slugs, known=Status.TRANSLATED), Translation(Nobody(), check, jobs=1)
    )
    report.left.clear()
    return report


def _of(scope: Scope, unit: Unit) -> Language:
    return next(language for language in scope.languages if language.tag == unit.language)
