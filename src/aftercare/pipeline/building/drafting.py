"""Drafts the gaps of a project, for the notebook of its stage."""

from collections.abc import Sequence

from ...checks import runner
from ...core.text.counting import counted, named
from ..built.facts import GAPS
from ..reports.progress import progress
from ..reports.tables import tags
from ..snapshot.project import Project


def draft(current: Project, engine: str, languages: Sequence[str], handouts: Sequence[str]) -> str:
    """Draft the gaps with an engine, and say what was done; without one, say what is missing."""
    if not engine:
        gaps = sum(current.readable.tally(tag, handouts)[GAPS] for tag in tags(current, languages))
        if not gaps:
            return "Every row has a translation, or a draft of one."
        gaps -= _prefill(current, languages, handouts)
        return f"{counted(gaps, 'row')} without a translation; no engine was named, so they stay empty."
    from ...mt.engines.registry import chain
    from ...mt.translate import translate
    from ...mt.translation import Translation
    from ...mt.work_list import Scope

    scope = Scope(current.config.choose(languages), frozenset(named(handouts)))
    with chain(current.config, engine) as engines, progress("Drafting") as advance:
        check, others = runner.checker(current.config, current.inputs.read), tuple(engines[1:])
        report = translate(current.store, scope, Translation(engines[0], check, progress=advance, others=others))
    current.drafted = tuple(report.lines())
    return "\n".join(current.drafted)


def _prefill(current: Project, languages: Sequence[str], handouts: Sequence[str]) -> int:
    """Draft gaps from translations of the same English by people, and return how many that were."""
    from ...mt.prefill import prefill
    from ...mt.work_list import Scope

    chosen = current.config.choose(languages)
    units = [unit for language in chosen for unit in current.readable.units_of(language.tag)]
    scope = Scope(chosen, frozenset(named(handouts)))
    report = prefill(current.store, scope, units, runner.checker(current.config, current.inputs.read))
    current.drafted = tuple(report.lines()) if report.drafted else ()
    return sum(report.drafted.values())
