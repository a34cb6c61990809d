"""The tables that the stage notebooks show: source, catalogs, findings and built files."""

from collections.abc import Mapping, Sequence
from typing import Any

from IPython.display import HTML
from markupsafe import Markup

from ...catalogs.sync_report import SyncReport
from ...checks import runner
from ...core.language.languages import SOURCE
from ...core.text.counting import counted, listed
from ...core.units import Severity, Status
from ...export.view import HandoutView
from ..built import record
from ..built.facts import STALE
from ..built.outcome import Built
from ..built.targets import Page
from ..snapshot.project import Project
from .display import MOST, Table, bar, link

MOST_TAGS = 6
MOST_SLUGS = 5


def source(current: Project) -> Table:
    """Return the English, one row per message, each linked to its line of the table."""
    rows = [(row.line, row.id, row.kind.value, row.text) for handout in current.handouts for row in handout.rows]
    lines = [link(current, current.config.source, str(row[0])) for row in rows[:MOST]]
    return Table(["line", "id", "kind", "text"], rows, {"line": lines}, named=True)


def changes(report: SyncReport) -> Table:
    """Return what a sync did to each catalog."""
    rows = [
        (tag, len(found.added), len(found.edited), len(found.removed), len(found.back), ", ".join(found.edited))
        for tag, found in report.changes.items()
    ]
    columns = ["language", "new", "stale", "removed", "restored", "rows that became stale"]
    return Table(columns, rows, named=True)


def tags(current: Project, languages: Sequence[str]) -> list[str]:
    """Return the target languages asked for; all of them where none is named."""
    return [language.tag for language in current.config.choose(languages)]


def coverage_rows(
    current: Project, languages: Sequence[str] = (), handouts: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return, by language, how many rows are in each state, and what the checks found."""
    rows = []
    for tag in tags(current, languages):
        tally = current.readable.tally(tag, handouts)
        rows.append(
            {"language": tag, "name": current.language(tag).name}
            | {name: tally[name] for name in (*(status.label for status in Status), STALE)}
            | dict(runner.count(current.findings(tag, handouts)))
            | {"signers": "; ".join(f"{name} ({day})" for name, day in current.readable.signers(tag, handouts).items())}
        )
    return rows


def coverage(current: Project, languages: Sequence[str] = (), handouts: Sequence[str] = ()) -> Table:
    """Return how many rows of each language are in each state, what the checks found, and who signed."""
    states = (status.label for status in Status)
    severities = (severity.value for severity in Severity)
    columns = ["language", "name", "progress", *states, "stale", *severities, "signers"]
    found = coverage_rows(current, languages, handouts)
    rows = [[row.get(name, "") for name in columns] for row in found]
    return Table(columns, rows, {"progress": [bar(row) for row in found]}, named=True)


def built(result: Built) -> str:
    """Say what a publish did, and what it could not do."""
    parts = [f"{counted(len(result.made), 'handout')} built", f"{len(result.unchanged)} unchanged"]
    parts += [f"{counted(len(result.removed), 'old file')} removed"] if result.removed else []
    return "\n".join([", ".join(parts) + ".", *not_built(result.failed)])


NAMELESS = '""'
"""How a handout is called whose rows have an empty cell in the place of its name."""


def not_built(failed: Mapping[str, str]) -> list[str]:
    """Return what is said of each reason why targets, by `handout/tag`, failed; several faults have lines below."""
    alike: dict[tuple[str, str], list[str]] = {}
    for key, why in sorted(failed.items()):  # they fail in whatever order they end
        slug, _, tag = key.rpartition("/")
        if slug == NAMELESS:
            alike["the handout of rows that name none", why] = [""]
        else:
            alike.setdefault((slug, why), []).append(tag)
    shared: dict[tuple[str, str], list[str]] = {}
    for (slug, why), tags in alike.items():
        shared.setdefault((listed(tags, MOST_TAGS), why), []).append(slug)
    told = {
        f"{listed(['/'.join(filter(None, (slug, tags))) for slug in slugs], MOST_SLUGS)} was not built:": why
        for (tags, why), slugs in shared.items()
    }
    return ["\n  ".join([what, *why.splitlines()]) if "\n" in why else f"{what} {why}" for what, why in told.items()]


def pages(current: Project) -> Table:
    """Return the handouts that lie in the output folder, with links to their files."""
    targets = sorted(record.read(current.config.root).targets.items())
    rows = [
        (key, each.details["state"], each.details["title"], ", ".join(map(_kind, each.pages))) for key, each in targets
    ]
    output = current.config.output
    links = [
        Markup(", ").join(link(current, output / page.path, _kind(page)) for page in each.pages)
        for _, each in targets[:MOST]
    ]
    return Table(["handout", "state", "title", "formats"], rows, {"formats": links}, named=True)


def _kind(page: Page) -> str:
    """Return `html`, or `large pdf`: the edition where there are several."""
    return page.format if page.edition == "standard" else f"{page.edition} {page.format}"


def show(current: Project) -> HandoutView | HTML:
    """Return a handout in the first target language that can be read, to be looked at; else the English."""
    slug = next((each.slug for each in current.handouts if not current.readable.problem(SOURCE, each.slug)), "")
    if not slug:
        return HTML("<p>No handout can be read.</p>")
    readable = (
        language.tag for language in current.config.languages if not current.readable.problems([language.tag], [slug])
    )
    return HandoutView(current.document(slug, next(readable, SOURCE)))
