"""What the checks found, as the stage notebooks show it."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from ...checks import runner
from ...core.language.languages import SOURCE
from ...core.text.counting import counted, named
from ...core.units import Finding, Severity
from ..snapshot.project import Project
from ..snapshot.questions import open_questions
from .display import MOST, Table, link
from .progress import progress
from .tables import tags

SHADES = ("#ffffff", "#fff3cd", "#ffd8a8", "#ffa8a8", "#e8590c")


def all_findings(current: Project, languages: Sequence[str], handouts: Sequence[str]) -> list[Finding]:
    """Return the findings on the languages and handouts asked for; looked for again where a file is another since."""
    key, moves = (*named(languages), "", *named(handouts)), current.inputs.moves
    if key not in current.listed or current.listed[key][0] != moves:
        current.listed[key] = moves, _all_findings(current, languages, handouts)
    return current.listed[key][1]


def _all_findings(current: Project, languages: Sequence[str], handouts: Sequence[str]) -> list[Finding]:
    chosen = tags(current, languages)
    own: list[Finding] = []
    with progress("Checking") as advance:
        for done, tag in enumerate(chosen, 1):
            own += current.findings(tag, handouts)
            advance(done, len(chosen))
    wanted = current.slugs(handouts)
    rows = {row.id for handout in current.handouts if handout.slug in wanted for row in handout.rows}
    across = [found for found in current.across.findings() if found.unit.id in rows]
    return runner.in_order([*own, *(found for found in across if found.unit.language in {*chosen, SOURCE})])


def severities(current: Project, languages: Sequence[str] = (), handouts: Sequence[str] = ()) -> Table:
    """Return the number of findings by language and severity."""
    names = [severity.value for severity in Severity]
    counts = {tag: dict(runner.count(current.findings(tag, handouts))) for tag in tags(current, languages)}
    rows = [[tag, *(found[name] for name in names)] for tag, found in counts.items()]
    return Table(["language", *names], rows, named=True)


def verdict(current: Project, languages: Sequence[str] = (), handouts: Sequence[str] = ()) -> str:
    """Say what the author of the English should look at and is asked, which catalogs cannot be read, and how much more.

    Findings on translations are counted: their tables below have them row by row.
    """
    found = all_findings(current, languages, handouts)
    author = [item for item in found if item.unit.language == SOURCE and item.severity is not Severity.INFO]
    lines = [f"{item.unit.path}:{item.unit.line}: {item}" for item in author]
    broken = current.readable.problems(tags(current, languages), handouts)
    asked = open_questions(current, languages, handouts)
    more = f" {counted(len(asked), 'open question')} about the English." if asked else ""
    return "\n".join([*broken, *lines, *map(str, asked), runner.totals(found) + more])


def heat_map(current: Project, languages: Sequence[str] = (), handouts: Sequence[str] = ()) -> Table:
    """Return the number of findings by check and language, the fuller the darker."""
    counts = Counter((found.check, found.unit.language) for found in all_findings(current, languages, handouts))
    checks, spoken = sorted({check for check, _ in counts}), sorted({tag for _, tag in counts})
    rows = [[check, *(counts[check, tag] for tag in spoken)] for check in checks]
    shades = {tag: [_shaded(counts[check, tag]) for check in checks] for tag in spoken}
    return Table(["check", *spoken], rows, shades, named=True, otherwise="No findings.")


def _shaded(count: int) -> Markup:
    color = SHADES[min(count, len(SHADES) - 1)]
    return Markup('<div style="background-color: {}; color: #111">{}</div>').format(color, count)


def findings(current: Project, languages: Sequence[str] = (), handouts: Sequence[str] = ()) -> Table:
    """Return every finding with both texts and the place to open."""
    listed = all_findings(current, languages, handouts)
    columns = ["severity", "language", "row", "finding", "English", "translation", "open"]
    rows = [
        (found.severity.value, unit.language, unit.id, f"{found.message} [{found.check}]", unit.source, unit.target, at)
        for found in listed
        for unit in [found.unit]
        for at in [f"{unit.path}:{unit.line}"]
    ]
    root = current.config.root
    places = [link(current, root / found.unit.path, row[-1]) for found, row in zip(listed[:MOST], rows, strict=False)]
    return Table(columns, rows, {"open": places}, otherwise="No findings: nothing to open.")


def not_checked(current: Project, languages: Sequence[str] = ()) -> Table:
    """Return the languages that a check has no data for."""
    rows = [(code, ", ".join(missing)) for code, missing in runner.not_checked(tags(current, languages)).items()]
    return Table(["check", "languages"], rows, otherwise="Every check has data for every language.")
