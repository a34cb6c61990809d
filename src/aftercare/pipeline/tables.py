"""What the stage notebooks show: tables of the source, the catalogs, the findings and the built files."""

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pandas as pd
from IPython.display import HTML

from ..catalogs import annotate as annotations
from ..catalogs.sync import SyncReport
from ..checks import runner
from ..core.languages import SOURCE
from ..core.units import Finding, Severity, Status, Unit, signatures
from ..export.view import HandoutView
from . import manifest
from .project import Project
from .publish import Built

SHADES = ("#ffffff", "#fff3cd", "#ffd8a8", "#ffa8a8", "#e8590c")


def source(current: Project) -> pd.DataFrame:
    """Return the English, one row a message."""
    rows = [(row.line, row.id, row.kind.value, row.text) for handout in current.handouts for row in handout.rows]
    return pd.DataFrame(rows, columns=["line", "id", "kind", "text"]).set_index("line")


def changes(report: SyncReport) -> pd.DataFrame:
    """Return what a sync did to each catalog."""
    rows = [
        (tag, len(found.added), len(found.edited), len(found.removed), len(found.restored), ", ".join(found.edited))
        for tag, found in report.changes.items()
    ]
    columns = ["language", "new", "stale", "removed", "restored", "rows that became stale"]
    return pd.DataFrame(rows, columns=columns).set_index("language")


def draft(current: Project, engine: str, languages: Sequence[str], handouts: Sequence[str]) -> str:
    """Draft the gaps with an engine, and say what was done; without one, say what is missing."""
    if not engine:
        gaps = sum(unit.status is Status.MISSING for tag in tags(current, languages) for unit in current.units(tag))
        return f"{gaps} rows are not translated; no engine was named, so they stay open."
    from ..mt.engines.registry import make
    from ..mt.translate import Translation, translate
    from ..mt.work_list import Scope

    scope = Scope(current.config.choose(tuple(languages)), frozenset(handouts))
    with closing(make(current.config, engine)) as translator:
        job = Translation(translator, runner.checker(current.config))
        return "\n".join(translate(current.config, current.handouts, scope, job).lines())


def tags(current: Project, languages: Sequence[str]) -> list[str]:
    """Return the target languages asked for; all of them where none is named."""
    return [language.tag for language in current.config.choose(tuple(languages))]


def coverage_rows(current: Project, languages: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return, by language, how many rows stand where, and what the checks found."""
    rows = []
    for tag in tags(current, languages):
        units = [*current.units(tag), *current.units(tag, "interface")]
        by_status = Counter(unit.status for unit in units)
        rows.append(
            {"language": tag, "name": current.language(tag).name}
            | {status.label: by_status[status] for status in Status}
            | {"stale": sum(unit.stale for unit in units), "signers": _signers(units)}
            | dict(runner.count(current.findings(tag)))
        )
    return rows


def _signers(units: Sequence[Unit]) -> str:
    return "; ".join(f"{name} ({day})" for name, day in signatures(units).items())


def coverage(current: Project, languages: Sequence[str] = ()) -> pd.DataFrame:
    """Return the same as a table."""
    columns = ["language", "name", *(status.label for status in Status), "stale", "signers", "error", "warning", "info"]
    return pd.DataFrame(coverage_rows(current, languages), columns=columns).set_index("language")


def all_findings(current: Project, languages: Sequence[str] = ()) -> list[Finding]:
    """Return the findings of the languages asked for."""
    chosen = tags(current, languages)
    own = [found for tag in chosen for found in current.findings(tag)]
    return runner.in_order(
        [*own, *(found for found in current.findings_across if found.unit.language in {*chosen, SOURCE})]
    )


def severities(current: Project, languages: Sequence[str] = ()) -> pd.DataFrame:
    """Return the number of findings by language and severity."""
    rows = {tag: dict(runner.count(current.findings(tag))) for tag in tags(current, languages)}
    return pd.DataFrame.from_dict(rows, orient="index", columns=[severity.value for severity in Severity])


def verdict(current: Project, languages: Sequence[str] = ()) -> str:
    """Say in plain words what holds releases back, and how much else asks for a look."""
    found = all_findings(current, languages)
    errors = [f"{item.unit.path}:{item.unit.line}: {item}" for item in found if item.severity is Severity.ERROR]
    counts = runner.count(found)
    return "\n".join([*errors, f"{counts['error']} errors, {counts['warning']} warnings, {counts['info']} remarks."])


def annotate(current: Project, languages: Sequence[str] = ()) -> str:
    """Write the findings into the catalogs, for the translator's editor, and say where."""
    chosen = current.config.choose(tuple(languages))
    written = [
        path
        for language in chosen
        for path in annotations.annotate(
            current.config,
            current.handouts,
            language,
            [*current.findings(language.tag), *_across(current, language.tag)],
        )
    ]
    names = ", ".join(current.config.relative(path) for path in written)
    return f"Findings noted in {names}." if written else "The findings noted in the catalogs are up to date."


def _across(current: Project, tag: str) -> list[Finding]:
    return [found for found in current.findings_across if found.unit.language == tag]


def heat_map(current: Project, languages: Sequence[str] = ()) -> Any:
    """Return the number of findings by check and language, the fuller the darker."""
    found = [(finding.check, finding.unit.language) for finding in all_findings(current, languages)]
    if not found:
        return HTML("<p>No findings.</p>")
    checks, languages_found = zip(*found, strict=True)
    table = pd.crosstab(pd.Series(checks, name="check"), pd.Series(languages_found, name="language"))
    return table.style.map(_shade).set_uuid("heat")


def _shade(count: int) -> str:
    return f"background-color: {SHADES[min(count, len(SHADES) - 1)]}; color: #111"


def findings(current: Project, languages: Sequence[str] = ()) -> Any:
    """Return every finding with both texts and the place to open."""
    rows = [
        {
            "severity": found.severity.value,
            "language": found.unit.language,
            "row": found.unit.id,
            "finding": f"{found.message} [{found.check}]",
            "English": found.unit.source,
            "translation": found.unit.target,
            "open": f"{found.unit.path}:{found.unit.line}",
        }
        for found in all_findings(current, languages)
    ]
    return pd.DataFrame(rows) if rows else HTML("<p>No findings: nothing to open.</p>")


def not_checked(current: Project, languages: Sequence[str] = ()) -> Any:
    """Return the languages that a check has no data for."""
    gaps = runner.not_checked(tags(current, languages))
    if not gaps:
        return HTML("<p>Every check has data for every language.</p>")
    return pd.DataFrame([(code, ", ".join(missing)) for code, missing in gaps.items()], columns=["check", "languages"])


def built(result: Built) -> str:
    """Say in one line what a publish did."""
    parts = [f"{len(result.made)} handouts built", f"{len(result.unchanged)} unchanged"]
    return ", ".join(parts + ([f"{len(result.removed)} old files removed"] if result.removed else [])) + "."


def pages(current: Project) -> pd.DataFrame:
    """Return the handouts that lie in the output folder."""
    record = manifest.read(current.config.output)
    rows = [
        (key, entry["state"], entry["title"], ", ".join(page.format for page in record.of(key)))
        for key, entry in sorted(record.details.items())
    ]
    return pd.DataFrame(rows, columns=["handout", "state", "title", "formats"]).set_index("handout")


def show(current: Project) -> HandoutView:
    """Return the first handout in the first target language, to be looked at; in English where there is none."""
    tag = next((language.tag for language in current.config.languages), SOURCE)
    return HandoutView(current.document(current.handouts[0].slug, tag))
